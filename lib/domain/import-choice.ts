// What an import chose among several. Nothing is chosen silently: each choice stands in the report
// with what else there was.

export const CHOICES = {
  reward_key: {
    says: 'The verifier gave several scores; this one is the reward.',
    none: 'The verifier gave several scores and none is called reward: none was used.',
    next: 'Name one with --reward-key NAME, or as “Reward key” on the page of the import.',
  },
  attempt: {
    says: 'The trial was tried several times; this attempt counts.',
    none: 'The trial was tried several times; no attempt counts.',
    next: 'The attempt that trial_uri names counts, else the last. To count another: --attempt NAME, first or last, or “Attempt” on the page of the import.',
  },
  regrade: {
    says: 'The same trial lies here more than once with other times or rewards; this one counts.',
    none: 'The same trial lies here more than once; none counts.',
    next: 'To count the one that finished first: --regrade first, or “Copies of a trial” on the page of the import.',
  },
  dataset: {
    says: 'The logs name several datasets that have a task of the same name.',
    none: 'The logs name several datasets that have a task of the same name.',
    next: 'Where they are the same tasks, perhaps with and without skills: --one-dataset, or “One task for all datasets” on the page of the import.',
  },
  columns: {
    says: 'The columns of a table of trials were read so.',
    none: 'No column of a table of trials says this.',
    next: 'To read others: --columns task=COLUMN,reward=COLUMN, or “Columns” on the page of the import.',
  },
} as const satisfies Record<string, { says: string; none: string; next: string }>

export type ChoiceKind = keyof typeof CHOICES

/** One thing that could have been chosen for a trial, and the reward that it gives or would give. */
export interface ChoiceOption {
  readonly name: string
  readonly reward: number | null
}

/** What was chosen for one trial where there were several. */
export interface TrialChoice {
  readonly what: ChoiceKind
  /** Null: none of them was. */
  readonly chosen: string | null
  /** All there were, the chosen one as well. */
  readonly options: readonly ChoiceOption[]
}

/** One of several, over the trials that had it: their mean reward by condition, were it the one. */
export interface ChoiceAlternative {
  readonly name: string
  readonly trials: number
  readonly means: readonly {
    readonly condition: string
    readonly mean: number
    readonly trials: number
  }[]
}

/** The same choice over all trials of an import for which it was made. */
export interface ImportChoice {
  readonly what: ChoiceKind
  readonly chosen: string | null
  readonly trials: number
  readonly alternatives: readonly ChoiceAlternative[]
}
