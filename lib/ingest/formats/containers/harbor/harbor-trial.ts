import type { TrialCondition } from '@/lib/domain/condition'
import type { Json } from '@/lib/domain/json'
import type { NewTrial } from '@/lib/domain/new-trial'
import { clipText } from '@/lib/trajectory/step-outline'
import { isRecord, type BundleReader } from '@/lib/ingest/formats/bundle-reader'
import { SecretRedactor } from '@/lib/ingest/finish/redact-secrets'
import { redactTrial } from '@/lib/ingest/finish/redact-trial'
import { detectSkillUse, type SkillEvidence } from '@/lib/ingest/finish/skill-use'
import { numberSteps } from '@/lib/ingest/formats/step-draft'
import { hasAgentStep, readAgentLog } from './harbor-agent-log'
import { attributesOf, withoutLongLists } from './harbor-attributes'
import { inferCondition } from '@/lib/ingest/finish/infer-condition'
import {
  effortOf,
  folderNames,
  harnessOf,
  identityOf,
  jobNameOf,
  knownVersion,
  modelOf,
  namesIn,
  skillsLoaded,
  tokensOf,
  type HarborContext,
} from './harbor-facts'
import {
  isoTime,
  millisecondsBetween,
  readHarborConfig,
  readHarborResult,
  readPhases,
} from './harbor-result'
import { decideStatus } from '@/lib/ingest/finish/decide-status'
import { readChecks, readReward } from './harbor-verifier'

const EXCEPTION_LENGTH = 20_000
const conditionOf = (
  context: HarborContext,
  skillRead: { skill: string; text: string } | null,
): TrialCondition => {
  const { reader, result, config, rawConfig, log } = context
  const skillsDir = rawConfig.skills_dir
  const folders = folderNames(reader.bundle.root)
  return inferCondition({
    skillMode: result.skill_mode ?? config?.skill_mode ?? null,
    agentSkills: namesIn(config?.agent?.skills),
    skillsDir:
      'skills_dir' in rawConfig ? (typeof skillsDir === 'string' ? skillsDir : null) : undefined,
    taskPath: config?.task?.path ?? config?.task_path ?? null,
    datasetSource: result.source ?? config?.task?.source ?? null,
    trialsDir: config?.trials_dir ?? null,
    folders: jobNameOf(context) === folders.at(-1) ? folders : folders.slice(0, -1),
    firstPrompt: log?.drafts.find((draft) => draft.kind === 'user')?.text ?? null,
    skillsLoaded: skillsLoaded(context),
    skillRead,
  })
}

const exceptionOf = async ({ reader, result }: HarborContext) => {
  const message = result.exception_info?.exception_message ?? null
  // exception.txt repeats the traceback; it is the only word where result.json has none.
  const written =
    message === null && result.exception_info ? await reader.text('exception.txt') : null
  const said = message || written
  return {
    exceptionType:
      result.exception_info === null
        ? null
        : (result.exception_info.exception_type ?? 'UnnamedException'),
    exceptionMessage: said === null ? null : clipText(said, EXCEPTION_LENGTH),
  }
}

const evidenceOf = (context: HarborContext): SkillEvidence[] => [
  ...(context.log?.sightings ?? []),
  ...skillsLoaded(context).map((skill) => ({
    skill,
    fact: 'read' as const,
    text: `skills_loaded: ${skill}`,
  })),
]

const noteCondition = (
  reader: BundleReader,
  condition: TrialCondition,
  offered: readonly string[],
): void => {
  if (condition.kind === 'unknown') reader.note('condition_unknown', '', 'no rule applies')
  if (condition.claimed !== null) {
    reader.note(
      'condition_disagrees',
      '',
      `"${condition.claimed}" against ${condition.label} (${condition.rule}: ${condition.evidence ?? ''})`,
    )
  }
  if (condition.kind === 'no_skills' && offered.length > 0) {
    reader.note('skills_in_no_skills', '', `the log shows ${offered.slice(0, 10).join(', ')}`)
  }
}

const buildTrial = async (context: HarborContext): Promise<NewTrial> => {
  const { reader, result, config, log } = context
  const reward = await readReward(reader, result)
  const checks = await readChecks(reader)
  const exception = await exceptionOf(context)
  const tokens = tokensOf(context)
  const phases = readPhases(result)
  const { steps, skillUses } = detectSkillUse(numberSteps(log?.drafts ?? []), evidenceOf(context))
  const hasTrajectory = steps.length > 0
  const read = skillUses.find((use) => use.facts.read !== null)
  const condition = conditionOf(
    context,
    read ? { skill: read.skill, text: read.facts.read! } : null,
  )
  noteCondition(
    reader,
    condition,
    skillUses.map((use) => use.skill),
  )
  const { modelFrom, ...model } = modelOf(context)
  const harness = harnessOf(context)
  const contentHash = reader.contentHash()
  return {
    ...identityOf(context, contentHash),
    contentHash,
    format: 'harbor',
    taskName: result.task_name!,
    trialName: result.trial_name,
    jobName: jobNameOf(context),
    taskChecksum: result.task_checksum,
    harness,
    harnessVersion: knownVersion(result.agent_info?.version) ?? knownVersion(log?.agentVersion),
    ...model,
    effort: effortOf(config) ?? log?.effort ?? null,
    condition,
    status: decideStatus({
      ...exception,
      reward,
      phases,
      failures: log?.failures ?? [],
      tokensOut: tokens.tokensOut,
      hasTrajectory,
      hasAgentStep: log !== null && hasAgentStep(log),
      knowsPhases: phases.length > 0,
    }),
    reward,
    ...exception,
    ...tokens,
    startedAt: result.started_at && isoTime(result.started_at),
    finishedAt: result.finished_at && isoTime(result.finished_at),
    durationMs: millisecondsBetween(result.started_at, result.finished_at),
    phases,
    checks,
    skillUses,
    steps,
    hasTrajectory,
    attributes: withoutLongLists(attributesOf(context, modelFrom)) as Record<string, Json>,
    sources: reader.sources,
    redactions: {},
    problems: reader.problems,
  }
}

/** Reads one trial folder. Null, with problems in the reader, when there is no result to read. */
export const readHarborTrial = async (reader: BundleReader): Promise<NewTrial | null> => {
  const value = await reader.json('result.json')
  if (value === null) {
    reader.note(
      'trial_without_result',
      '',
      reader.has('result.json') ? 'result.json cannot be read' : 'no result.json',
    )
    return null
  }
  const result = readHarborResult(value)
  if (result === null) {
    reader.note('unexpected_shape', 'result.json', 'no task_name that a link can hold')
    return null
  }
  const inner =
    isRecord(value) && isRecord(value.config) ? value.config : await reader.json('config.json')
  const rawConfig = isRecord(inner) ? inner : {}
  const config = readHarborConfig(rawConfig)
  const log = await readAgentLog(reader)
  const trial = await buildTrial({ reader, result, config, rawConfig, log })
  return redactTrial(trial, new SecretRedactor())
}
