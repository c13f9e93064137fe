import type { TrialCondition } from './condition'
import type { TrialChoice } from './import-choice'
import type { RuleEffect } from './import-rule'
import type { Json } from './json'
import type { LogProblem } from './problem'
import type { SkillFact, Step } from './step'
import type { StatusReason } from './trial-status'

/** A phase of a trial. Times as ISO 8601, as the log has them. */
export interface TrialPhase {
  readonly name: 'environment_setup' | 'agent_setup' | 'agent_execution' | 'verifier'
  readonly startedAt: string | null
  readonly finishedAt: string | null
  readonly durationMs: number | null
}

/** One check of a verifier (a CTRF test). `name` is normalised so that checks of two trials pair. */
export interface VerifierCheck {
  readonly name: string
  readonly status: 'passed' | 'failed' | 'skipped' | 'pending' | 'other'
  readonly durationMs: number | null
  readonly message: string | null
}

/** What a trial did with one skill: each fact with its evidence, null where the log shows none. */
export interface SkillUse {
  readonly skill: string
  readonly facts: Readonly<Record<SkillFact, string | null>>
  /** Step of the first read, where there is one. */
  readonly firstReadStep: number | null
}

/** A stretch of steps that means something as a whole, as what found it describes it. */
export interface Span {
  readonly kind: string
  /** Step numbers, both included. */
  readonly firstStep: number
  readonly lastStep: number
  readonly data: Json
}

export interface SourceFile {
  readonly path: string
  readonly bytes: number
}

/** What an adapter says of one trial, but for its steps. Null is unknown, never 0. */
export interface TrialFacts {
  /** What the log says the trial is: its own id; else job and trial name; else a hash of its content. */
  readonly logId: string
  readonly logIdSource: 'log' | 'job_and_name' | 'content'
  /** Short hash of everything read for this trial; equal means unchanged. */
  readonly contentHash: string
  readonly format: string
  /** The readers that saw it, with their versions: part of what "unchanged" means. */
  readonly readers: readonly string[]
  readonly taskName: string
  /** Which dataset the task is of, where the log says; absent: it does not. */
  readonly dataset?: string | null
  readonly trialName: string | null
  readonly jobName: string | null
  /** Hex of the task folder as the log has it. */
  readonly taskChecksum: string | null
  readonly harness: string | null
  readonly harnessVersion: string | null
  /** Canonical name; `modelAsLogged` is what the log says. */
  readonly model: string | null
  readonly modelAsLogged: string | null
  readonly effort: string | null
  readonly condition: TrialCondition
  readonly status: StatusReason
  /** In [0,1]; null when there is none. */
  readonly reward: number | null
  readonly exceptionType: string | null
  readonly exceptionMessage: string | null
  /** Includes cached tokens. */
  readonly tokensIn: number | null
  readonly tokensCached: number | null
  readonly tokensOut: number | null
  readonly costUsd: number | null
  readonly startedAt: string | null
  readonly finishedAt: string | null
  readonly durationMs: number | null
  readonly phases: readonly TrialPhase[]
  readonly checks: readonly VerifierCheck[]
  readonly skillUses: readonly SkillUse[]
  /** Absent: none. */
  readonly spans?: readonly Span[]
  /** Whether the log has a trajectory at all; false is "unknown", not "no steps". */
  readonly hasTrajectory: boolean
  /** Facts worth keeping that have no column: timeouts, environment, versions. No secrets. */
  readonly attributes: Readonly<Record<string, Json>>
  readonly sources: readonly SourceFile[]
  /** Redacted values by kind, for example `{ api_key: 2 }`. */
  readonly redactions: Readonly<Record<string, number>>
  readonly problems: readonly LogProblem[]
  /** What was chosen where there were several; absent: nothing. */
  readonly choices?: readonly TrialChoice[]
  /** What rules of the import set; absent: nothing. */
  readonly ruled?: readonly RuleEffect[]
  /** Key of the files it was read from, as delivered; absent where nothing tells them cheaply. */
  readonly deliveryKey?: string
}

/** What an adapter says of one trial. */
export interface NewTrial extends TrialFacts {
  readonly steps: readonly Step[]
}

/** One skill that a task offers, as read from its folder. */
export interface NewSkill {
  readonly name: string
  readonly contentHash: string
  readonly description: string | null
  /** Tokens of SKILL.md (o200k). Null when there is no SKILL.md. */
  readonly tokens: number | null
  readonly bytes: number
  readonly files: readonly {
    readonly path: string
    readonly bytes: number
    readonly text: string | null
  }[]
  readonly scripts: number
}

/** Who wrote a skill; null: which model is not known, or none did. */
export interface SkillAuthor {
  readonly kind: 'human' | 'model'
  readonly model: string | null
}

/** One text of a skill in a library that keeps its history. */
export interface NewSkillVersion {
  readonly skill: NewSkill
  /** Content of the text it was made of; null: none is known. */
  readonly parentHash: string | null
  readonly author: SkillAuthor | null
}

/** Who says something of a task: a person or a table, a log, or a rule of an import where no log does. */
export type TaskFactSource = 'given' | 'mapped' | 'rule'

/** A task as a task folder or a tasks table describes it. */
export interface NewTask {
  readonly name: string
  /** What else its trials may call it, best first; absent: nothing. */
  readonly otherNames?: readonly string[]
  /** The domain of the experiment's scheme, mapped from `category`; null when nothing maps. */
  readonly domain: string | null
  readonly category: string | null
  readonly difficulty: string | null
  readonly family: string | null
  readonly variant: string | null
  readonly split: string | null
  /** Who wrote the eval, where a rule of an import says it; absent: unknown. */
  readonly author?: string | null
  readonly tags: readonly string[]
  readonly skills: readonly NewSkill[] | null
  /** Sums over the skills where the skills themselves are not at hand; null is unknown. */
  readonly skillCount: number | null
  readonly skillTokens: number | null
  readonly skillFiles: number | null
  readonly skillScripts: number | null
  /** Whether a person or a table gave the domain; absent: as the import says. */
  readonly domainSource?: TaskFactSource | null
  /** The same of the split; absent: the log has it. */
  readonly splitSource?: TaskFactSource | null
  /** The condition under which it offers its skills, null for all others; absent: as the import says. */
  readonly offeredTo?: { readonly condition: string | null }
}

/** A task of which only the name is known. */
export const bareTask = (name: string): NewTask => ({
  name,
  domain: null,
  category: null,
  difficulty: null,
  family: null,
  variant: null,
  split: null,
  tags: [],
  skills: null,
  skillCount: null,
  skillTokens: null,
  skillFiles: null,
  skillScripts: null,
})
