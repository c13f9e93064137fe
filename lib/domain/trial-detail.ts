import type { TrialChoice } from './import-choice'
import type { RuleEffect } from './import-rule'
import type { Json } from './json'
import type { SourceFile, TrialFacts, TrialPhase, VerifierCheck } from './new-trial'
import type { LogProblem } from './problem'

/** What a trial keeps beside its columns, stored as JSON in `trial.detail`. */
export interface TrialDetail {
  /** The words of the log that decided the status; null where the rule rests on an absence. */
  readonly statusEvidence: string | null
  /** The step that bears those words; absent in what was stored before it was known. */
  readonly statusStep?: number | null
  readonly exceptionType: string | null
  readonly exceptionMessage: string | null
  /** Why the condition is what it is: see TrialCondition. */
  readonly condition: {
    readonly rule: string | null
    readonly evidence: string | null
    readonly claimed: string | null
  }
  readonly harnessVersion: string | null
  readonly modelAsLogged: string | null
  readonly taskChecksum: string | null
  readonly finishedAt: string | null
  readonly logIdSource: TrialFacts['logIdSource']
  readonly format: string
  readonly phases: readonly TrialPhase[]
  readonly checks: readonly VerifierCheck[]
  readonly attributes: Readonly<Record<string, Json>>
  readonly sources: readonly SourceFile[]
  readonly redactions: Readonly<Record<string, number>>
  readonly problems: readonly LogProblem[]
  /** Absent in what was stored before choices were kept. */
  readonly choices?: readonly TrialChoice[]
  /** What rules of the import set; absent: nothing. */
  readonly ruled?: readonly RuleEffect[]
}

/** The detail of a trial as it comes from an adapter. */
export const trialDetail = (trial: TrialFacts): TrialDetail => ({
  statusEvidence: trial.status.evidence,
  statusStep: trial.status.step ?? null,
  exceptionType: trial.exceptionType,
  exceptionMessage: trial.exceptionMessage,
  condition: {
    rule: trial.condition.rule,
    evidence: trial.condition.evidence,
    claimed: trial.condition.claimed,
  },
  harnessVersion: trial.harnessVersion,
  modelAsLogged: trial.modelAsLogged,
  taskChecksum: trial.taskChecksum,
  finishedAt: trial.finishedAt,
  logIdSource: trial.logIdSource,
  format: trial.format,
  phases: trial.phases,
  checks: trial.checks,
  attributes: trial.attributes,
  sources: trial.sources,
  redactions: trial.redactions,
  problems: trial.problems,
  ...(trial.choices?.length ? { choices: trial.choices } : {}),
  ...(trial.ruled?.length ? { ruled: trial.ruled } : {}),
})
