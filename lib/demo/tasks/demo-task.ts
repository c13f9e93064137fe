/** A file of the demo, to be written below the target folder. */
export interface DemoFile {
  readonly path: string
  readonly text: string
}

/** The demo's conditions, by the parent folder of the task that each is run from (docs/formats.md). */
export const DEMO_CONDITIONS = ['no_skills', 'curated', 'generated_before'] as const

export type DemoCondition = (typeof DEMO_CONDITIONS)[number]

/** A skill a task offers. The first script is the one an agent runs. */
export interface DemoSkill {
  readonly name: string
  readonly description: string
  readonly body: string
  readonly scripts: readonly { path: string; text: string; call: string; output: string }[]
  readonly references: readonly { path: string; text: string }[]
}

/** One way to go about a task, right or wrong. */
export interface Way {
  /** What the agent thinks before it writes the program. */
  readonly idea: string
  readonly code: string
  /** What the program prints. */
  readonly printed: string
  /** Names of the checks that fail when the agent hands this in. */
  readonly fails: readonly string[]
}

/** A task with its little story; `lib/demo/tasks` holds one a file. */
export interface DemoTask {
  readonly name: string
  readonly domain: string
  readonly category: string
  readonly difficulty: 'easy' | 'medium' | 'hard'
  readonly tags: readonly string[]
  readonly ask: string
  /** Input files below /root/data, the most telling first. */
  readonly data: readonly { name: string; bytes: number; head: string }[]
  /** Name of each check and what it says when it fails. */
  readonly checks: Readonly<Record<string, string>>
  readonly skills: readonly DemoSkill[]
  readonly ways: { readonly sound: Way; readonly naive: Way; readonly astray?: Way }
  /** The way that an agent takes when it follows the first skill. */
  readonly skillLeadsTo: 'sound' | 'astray'
  /** How likely an agent opens a skill that is there. */
  readonly readChance: number
  /** What an agent writes down when it is asked for skills first. */
  readonly ownNotes: string
  /** An ordinary mistake on the first run, and the line that mends it. */
  readonly slip: { error: string; lesson: string; before: string; after: string }
  /** A look at the result: what is asked and what is seen for a good and for a bad one. */
  readonly inspect: { command: string; good: string; bad: string; alarm: string }
  /** Chance to pass a condition for each of the configurations, in their order. */
  readonly passChance: Readonly<Record<DemoCondition, readonly [number, number, number]>>
  /** Whether the reward is the share of checks passed instead of all or nothing. */
  readonly hasPartialReward: boolean
}
