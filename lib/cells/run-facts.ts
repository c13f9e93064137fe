/** What the trials of one arm say of their runs. */
export interface RunFacts {
  /** Versions of the harness, by how many trials name them; the unknown are left out. */
  readonly versions: ReadonlyMap<string, number>
  /** First and last day on which trials started, as the logs write it: `2026-03-07`. */
  readonly firstDay: string | null
  readonly lastDay: string | null
  readonly nTrials: number
  /** Trials that ended because the provider refused or failed. */
  readonly nLostToProvider: number
}

export interface ExperimentRunFacts {
  /** By the key of an arm, see `armId`. */
  readonly byArm: ReadonlyMap<string, RunFacts>
  readonly nTasksRead: number
}
