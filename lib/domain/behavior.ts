/** What an agent may be seen to do in its trajectory, whatever the task; one detector each. */
export const BEHAVIORS = [
  'checks_work',
  'rereads_instruction',
  'retries_after_error',
  'changes_approach',
  'backtracks',
  'reflects',
  'edits_tests',
  'writes_reward',
] as const

export type Behavior = (typeof BEHAVIORS)[number]

export const isBehavior = (kind: string): kind is Behavior =>
  BEHAVIORS.some((behavior) => behavior === kind)

/** What a trace says of itself by its tags (SkillFactory): an attempt, its reflection, its verdict. */
export const TAGGED_SPANS = ['attempt', 'reflection', 'verdict'] as const

/** Raised when a detector finds something else than before: trials that were looked through earlier say so. */
export const DETECTORS_VERSION = 1

/** How often a trial showed each behaviour, and which detectors counted; what is not named is 0. */
export interface BehaviorCounts {
  readonly version: number
  readonly counts: Readonly<Partial<Record<Behavior, number>>>
  /** Of a trace that marks its own attempts by tags. */
  readonly trace?: TraceCounts
}

/** What the verdicts of a trace said, and whether that was so; those whose truth is unknown are left out. */
export interface VerdictCounts {
  readonly correctRight: number
  readonly correctWrong: number
  readonly incorrectRight: number
  readonly incorrectWrong: number
}

export const NO_VERDICTS: VerdictCounts = {
  ...{ correctRight: 0, correctWrong: 0, incorrectRight: 0, incorrectWrong: 0 },
}

export interface TraceCounts {
  readonly attempts: number
  readonly reflections: number
  readonly verdicts: VerdictCounts
}

export const addVerdicts = (left: VerdictCounts, right: VerdictCounts): VerdictCounts => ({
  correctRight: left.correctRight + right.correctRight,
  correctWrong: left.correctWrong + right.correctWrong,
  incorrectRight: left.incorrectRight + right.incorrectRight,
  incorrectWrong: left.incorrectWrong + right.incorrectWrong,
})

interface BehaviorWords {
  readonly label: string
  /** What the detector takes for it. */
  readonly means: string
}

export const BEHAVIOR_WORDS: Readonly<Record<Behavior, BehaviorWords>> = {
  checks_work: {
    label: 'Checks its work',
    means:
      'the first test, linter, type check or checking script that it runs after changing a file',
  },
  rereads_instruction: {
    label: 'Re-reads an instruction',
    means:
      'opens a task, spec, README or SKILL.md again that it has opened before, or says that it reads the task again',
  },
  retries_after_error: {
    label: 'Retries after an error',
    means: 'makes nearly the same call within the three calls after one that failed',
  },
  changes_approach: {
    label: 'Changes approach',
    means: 'says that it will now try another approach, method or way',
  },
  backtracks: {
    label: 'Backtracks',
    means: 'takes changes back (git checkout, git restore, undo), or says that it does',
  },
  reflects: {
    label: 'Reflects',
    means: 'stops to doubt itself: “wait”, “let me reconsider”, “I made a mistake”',
  },
  edits_tests: {
    label: 'Edits tests',
    means: 'changes a test or verifier file that it did not write itself',
  },
  writes_reward: {
    label: 'Writes the reward',
    means: 'writes a file in which a verifier leaves its reward',
  },
}
