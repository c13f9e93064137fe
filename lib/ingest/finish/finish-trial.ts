import { detectBehaviors } from '@/lib/behaviors/detect-behaviors'
import type { TrialCondition } from '@/lib/domain/condition'
import type { Json } from '@/lib/domain/json'
import type { NewTrial } from '@/lib/domain/new-trial'
import type { LogProblem, ProblemCode } from '@/lib/domain/problem'
import type { Step } from '@/lib/domain/step'
import { hasAgentStep, usageOfLog, type AgentLog } from '@/lib/ingest/formats/reading/agent-log'
import { statedReward } from '@/lib/ingest/formats/reading/stated-reward'
import type { TrialDraft } from '@/lib/ingest/formats/reading/trial-draft'
import { clipText } from '@/lib/trajectory/step-outline'
import { chooseReward } from './choose-reward'
import { datasetName } from './dataset-name'
import { decideStatus } from './decide-status'
import { draftHash } from './draft-hash'
import { applyRules, type RuledTrial } from './apply-rules'
import { inferCondition, type ConditionFacts } from './infer-condition'
import { keptAttributes } from './kept-attributes'
import type { CompiledRule } from './match-rules'
import { numberSteps } from './number-steps'
import { SecretRedactor } from './redact-secrets'
import { redactTrial } from './redact-trial'
import { detectSkillUse } from './skill-use'
import { settleTimes } from './settle-times'
import { configurationOf, harnessOf, modelOf } from './trial-configuration'

const EXCEPTION_LENGTH = 20_000

/** Problems of the whole trial, as finishing finds them. */
class Notes {
  readonly found: LogProblem[] = []
  constructor(private readonly draft: TrialDraft) {}

  /** About the trial as a whole: named by its folder. */
  ofTrial(code: ProblemCode, detail: string): void {
    this.add(code, this.draft.root ?? this.draft.file, detail)
  }

  /** About what its main file says or leaves out. */
  ofFile(code: ProblemCode, detail: string): void {
    this.add(code, this.draft.file ?? this.draft.root, detail)
  }

  private add(code: ProblemCode, file: string | undefined, detail: string): void {
    this.found.push({ code, file: file ?? this.draft.taskName, detail })
  }
}

function noteCondition(notes: Notes, condition: TrialCondition, skills: readonly string[]): void {
  if (condition.kind === 'unknown') notes.ofTrial('condition_unknown', 'no rule applies')
  if (condition.claimed !== null) {
    notes.ofTrial(
      'condition_disagrees',
      `"${condition.claimed}" against ${condition.label} (${condition.rule}: ${condition.evidence ?? ''})`,
    )
  }
  if (condition.kind === 'no_skills' && skills.length > 0)
    notes.ofTrial('skills_in_no_skills', `the log shows ${skills.slice(0, 10).join(', ')}`)
}

function identityOf(draft: TrialDraft, contentHash: string) {
  if (draft.logId) return { logId: draft.logId, logIdSource: 'log' as const }
  if (draft.contentId) return { logId: draft.contentId, logIdSource: 'content' as const }
  const job = draft.jobId ?? draft.jobName
  if (job && draft.trialName && !draft.isTrajectoryOnly)
    return { logId: `${job}/${draft.trialName}`, logIdSource: 'job_and_name' as const }
  return { logId: contentHash, logIdSource: 'content' as const }
}

/** What the log states, else the sums of its steps. */
function tokensOf({ stated: told, log }: TrialDraft) {
  const logged = log ? usageOfLog(log) : null
  const wrong = log?.miscounted ?? null
  const isRepeated = wrong !== null && told?.input === wrong.input && told?.output === wrong.output
  const stated = isRepeated ? null : told
  return {
    tokensIn: stated?.input ?? logged?.input ?? null,
    tokensCached: stated?.cached ?? logged?.cached ?? null,
    tokensOut: stated?.output ?? logged?.output ?? null,
    costUsd: stated?.costUsd ?? logged?.costUsd ?? null,
  }
}

const clipped = (text: string | null | undefined, length: number) =>
  text === null || text === undefined ? null : clipText(text, length)

/** What a trial did with skills, and what in its steps tells the condition. */
function skillsOf(draft: TrialDraft) {
  const evidence = [...(draft.log?.sightings ?? []), ...(draft.sightings ?? [])]
  const { steps, skillUses } = detectSkillUse(numberSteps(draft.log?.drafts ?? []), evidence)
  const read = skillUses.find((use) => use.facts.read !== null)
  const shown: Pick<ConditionFacts, 'firstPrompt' | 'skillRead'> = {
    firstPrompt: draft.log?.drafts.find((step) => step.kind === 'user')?.text ?? null,
    skillRead: read ? { skill: read.skill, text: read.facts.read! } : null,
  }
  return { steps, skillUses, shown }
}

type Skills = ReturnType<typeof skillsOf>

/** The trial with what rules of the import set in it. */
function ruled(
  draft: TrialDraft,
  { shown }: Skills,
  { rules = [], rewardKey = null }: FinishOptions,
): RuledTrial {
  if (rules.length === 0) return { draft, model: null, effects: [], unusable: [] }
  const { reward } = statedReward(draft.rewards ?? {}, rewardKey)
  return applyRules(
    {
      draft,
      model: modelOf(draft),
      harness: harnessOf(draft),
      reward: reward ?? draft.reward ?? null,
      condition: () => inferCondition({ ...draft.condition, ...shown }),
    },
    rules,
  )
}

/** The step that shows what the agent's log ends on. */
function endStepOf(log: AgentLog | null | undefined, steps: readonly Step[]): number | null {
  const words = log?.ending?.failure ?? null
  if (words === null) return null
  return steps.findLast(({ text }) => text.includes(words))?.number ?? null
}

interface Known {
  readonly reward: number | null
  readonly tokensOut: number | null
  readonly steps: readonly Step[]
}

function statusOf(draft: TrialDraft, { reward, tokensOut, steps }: Known) {
  const { log } = draft
  const phases = draft.phases ?? []
  return decideStatus({
    exceptionType: draft.exceptionType ?? null,
    exceptionMessage: clipped(draft.exceptionMessage, EXCEPTION_LENGTH),
    reward,
    phases,
    failures: log?.failures ?? [],
    ending: log?.ending
      ? { ...log.ending, failure: clipped(log.ending.failure, EXCEPTION_LENGTH) }
      : null,
    endStep: endStepOf(log, steps),
    tokensOut,
    // Where a rule brings a reward, the trajectory is not all there is.
    isTrajectoryOnly: (draft.isTrajectoryOnly ?? false) && reward === null,
    hasTrajectory: (log?.drafts.length ?? 0) > 0,
    hasAgentStep: Boolean(log && hasAgentStep(log)),
    knowsPhases: phases.length > 0,
  })
}

/** What a person set that decides what a trial is. */
export interface FinishOptions {
  /** The score that is the reward, where there are several. */
  readonly rewardKey?: string | null
  readonly rules?: readonly CompiledRule[]
}

/** Adds behaviours; from redacted steps, since their words are stored as evidence. */
function withBehaviors(trial: NewTrial): NewTrial {
  const spans = [...(trial.spans ?? []), ...detectBehaviors(trial.steps)]
  return spans.length === 0 ? trial : { ...trial, spans }
}

/**
 * Makes a trial of what a reader found: numbers its steps, gives model and harness their one name,
 * decides condition and status with their evidence, marks skill use, redacts secrets in whatever
 * is stored, and hashes. Every trial of every format passes here and nowhere else.
 * `format` is the container's; `readers` names the readers that saw the trial, with their versions.
 * Which trial it is follows from the log alone, whatever rules say.
 */
export function finishTrial(
  logged: TrialDraft,
  format: string,
  version: number,
  set: FinishOptions = {},
): NewTrial {
  const notes = new Notes(logged)
  const contentHash = logged.contentHash ?? draftHash(logged)
  const skills = skillsOf(logged)
  const byRules = ruled(logged, skills, set)
  const { draft } = byRules
  for (const detail of byRules.unusable) notes.ofFile('rule_value_unusable', detail)
  const { modelFrom, ...configuration } = configurationOf(draft, byRules, (code, detail) =>
    notes.ofFile(code, detail),
  )
  const chosen = chooseReward(draft, set.rewardKey ?? null, (code, detail) =>
    notes.ofFile(code, detail),
  )
  const { reward } = chosen
  const tokens = tokensOf(draft)
  const condition = inferCondition({ ...draft.condition, ...skills.shown })
  noteCondition(
    notes,
    condition,
    skills.skillUses.map((use) => use.skill),
  )
  const times = settleTimes(draft, skills.steps, (code, detail) => notes.ofFile(code, detail))
  const { steps } = times
  const trial: NewTrial = {
    ...identityOf(logged, contentHash),
    contentHash,
    format: draft.formatName ?? format,
    readers: [`${format} ${version}`, ...(draft.log?.readers ?? [])],
    taskName: draft.taskName,
    dataset: datasetName(draft.dataset),
    trialName: draft.trialName ?? null,
    jobName: draft.jobName ?? null,
    taskChecksum: draft.taskChecksum ?? null,
    harnessVersion: draft.harnessVersion ?? draft.log?.agentVersion ?? null,
    ...configuration,
    effort: draft.effort ?? draft.log?.effort ?? null,
    condition,
    status: statusOf(draft, { reward, tokensOut: tokens.tokensOut, steps }),
    reward,
    exceptionType: draft.exceptionType ?? null,
    exceptionMessage: clipped(draft.exceptionMessage, EXCEPTION_LENGTH),
    ...tokens,
    ...times,
    checks: draft.checks ?? [],
    skillUses: skills.skillUses,
    ...(draft.spans?.length ? { spans: draft.spans } : {}),
    hasTrajectory: steps.length > 0,
    attributes: keptAttributes({
      ...draft.attributes,
      ...chosen.attributes,
      modelFrom,
      trajectoryForm: draft.log?.form,
    }) as Readonly<Record<string, Json>>,
    sources: draft.sources ?? [],
    redactions: {},
    problems: [...(draft.problems ?? []), ...notes.found],
    choices: [...chosen.choices, ...(draft.choices ?? [])],
    ...(byRules.effects.length > 0 ? { ruled: byRules.effects } : {}),
  }
  return withBehaviors(redactTrial(trial, new SecretRedactor()))
}
