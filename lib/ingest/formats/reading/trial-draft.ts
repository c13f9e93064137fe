import type { GivenCondition } from '@/lib/domain/import'
import type { TrialChoice } from '@/lib/domain/import-choice'
import type {
  NewTask,
  SkillAuthor,
  SourceFile,
  Span,
  TrialPhase,
  VerifierCheck,
} from '@/lib/domain/new-trial'
import type { LogProblem } from '@/lib/domain/problem'
import type { Usage } from '@/lib/domain/step'
import type { AgentLog, SkillSighting } from './agent-log'
import type { Rewards } from './stated-reward'

/** A condition that the log itself names. */
export interface StatedCondition {
  /** Its name there: `with_skill`, `without_skill`, `old_skill`, or one of its own. */
  readonly name: string
  /** The words that say so. */
  readonly text: string
  /** Which version of the skill, where a log has several in turn. */
  readonly round?: number | null
  /** What tells it from others of its kind: a version, a name that its writer gave it. */
  readonly label?: string | null
  /** The rule by which the reader concluded it, where the log itself does not say so. */
  readonly inferredBy?: string
}

/** What the rules for a condition look at. Undefined means that the log does not have the field. */
export interface ConditionFacts {
  /** What a rule of the import sets, with what it found. */
  readonly ruled?: { readonly condition: GivenCondition; readonly text: string }
  /** What the log calls the arm; it wins over all else that logs say. */
  readonly stated?: StatedCondition
  /** `skill_mode` of BenchFlow. */
  readonly skillMode?: string | null
  /** `agent.skills[]` of newer Harbor configs. */
  readonly agentSkills?: readonly string[]
  /** `config.skills_dir` of early BenchFlow. */
  readonly skillsDir?: string | null
  /** Path of the task's folder on the machine that ran it. */
  readonly taskPath?: string | null
  readonly datasetSource?: string | null
  /** Where the trial's job was written, on the machine that ran it. */
  readonly trialsDir?: string | null
  /** Folders of the delivery that hold the trial, outermost first, without the trial's own. */
  readonly folders?: readonly string[]
  /** `agent_result.metadata.skills_loaded`. */
  readonly skillsLoaded?: readonly string[]
}

/**
 * A trial as a reader found it. Only the task's name is required; what is left out is unknown.
 * Step numbers, canonical names, condition, status, skill use, redaction and hash are added once,
 * for all formats, by `finishTrial`.
 */
export interface TrialDraft {
  readonly taskName: string
  /** No log names the task: it is called after its file, and a rule may call it otherwise. */
  readonly isTaskFromPlace?: boolean
  /** The dataset that the task is of, as the log calls it. */
  readonly dataset?: string | null
  /** Where problems of the whole trial point: its folder, and its main file. */
  readonly root?: string
  readonly file?: string
  /** The log's own id; else job and trial name identify it, else its content. */
  readonly logId?: string | null
  /** What makes it this run wherever it was copied to, where neither id nor place tells. */
  readonly contentId?: string
  readonly jobId?: string | null
  readonly trialName?: string | null
  readonly jobName?: string | null
  /** Name of the format that readers of the API know it by, where that is not the container's. */
  readonly formatName?: string
  readonly taskChecksum?: string | null
  readonly harness?: string | null
  readonly harnessVersion?: string | null
  /** Names of the model as the log has them, best first. */
  readonly models?: readonly (string | null | undefined)[]
  /** Folders whose names may hold the model where the log names none, outermost first. */
  readonly modelFolders?: readonly string[]
  readonly effort?: string | null
  readonly condition?: ConditionFacts
  readonly reward?: number | null
  /** The verifier's scores by name, where it has some; the reward among them wins over `reward`. */
  readonly rewards?: Rewards | null
  /** A trajectory without anything around it that could hold a result. */
  readonly isTrajectoryOnly?: boolean
  readonly exceptionType?: string | null
  readonly exceptionMessage?: string | null
  /** What a summary beside the log states; what it leaves out is summed from the log. */
  readonly stated?: Usage | null
  /** ISO 8601; where missing they follow from the steps. */
  readonly startedAt?: string | null
  readonly finishedAt?: string | null
  readonly durationMs?: number | null
  readonly phases?: readonly TrialPhase[]
  readonly checks?: readonly VerifierCheck[]
  readonly log?: AgentLog | null
  /** Stretches that the log itself marks; steps are counted from 1 as `log` has them. */
  readonly spans?: readonly Span[]
  /** Skills that something beside the agent's log names. */
  readonly sightings?: readonly SkillSighting[]
  readonly attributes?: Readonly<Record<string, unknown>>
  readonly sources?: readonly SourceFile[]
  /** Hash of everything read for it; of the draft itself unless given. */
  readonly contentHash?: string
  readonly problems?: readonly LogProblem[]
  /** What the reader chose where there were several. */
  readonly choices?: readonly TrialChoice[]
}

/** A task as a reader found it; its domain and its skills' sizes are added by `finishTask`. */
export interface TaskDraft extends Omit<
  NewTask,
  'skills' | 'skillCount' | 'skillTokens' | 'skillFiles' | 'skillScripts'
> {
  readonly file: string
  readonly skills: readonly SkillDraft[] | null
}

/** One skill as it lies in a folder, before anything is redacted. */
export interface SkillDraft {
  readonly name: string
  readonly contentHash: string
  readonly files: readonly {
    readonly path: string
    readonly bytes: number
    /** Null for what is no text, or too long to show. */
    readonly text: string | null
  }[]
  /** Text of SKILL.md; null where there is none. */
  readonly skillFile: string | null
}

/** One text of a skill in a library that keeps its history. */
export interface SkillVersionDraft {
  readonly skill: SkillDraft
  /** Content of the text it was made of; null: none is known. */
  readonly parentHash: string | null
  /** Who wrote it, where the library says. */
  readonly author?: SkillAuthor
}

/** A trial folder that never got a result: what it would have been, as far as it tells. */
export interface UnfinishedTrial {
  readonly file: string
  /** What is missing, in a few words. */
  readonly detail: string
  readonly taskName?: string | null
  readonly condition?: ConditionFacts
}
