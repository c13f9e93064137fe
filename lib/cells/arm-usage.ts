/** Sums over all trials of an arm, each with the count of trials that know it. */
export interface ArmUsage {
  readonly nTrials: number
  readonly costSum: number
  readonly costCount: number
  readonly tokensSum: number
  /** Trials that know their input and their output tokens. */
  readonly tokensCount: number
}

/** Key of an arm by the ids of its configuration and its condition. */
export const armId = (configurationId: number, conditionId: number) =>
  `${configurationId}:${conditionId}`
