import type { Json } from '@/lib/domain/json'
import type { NewTrial } from '@/lib/domain/new-trial'
import type { TrialCondition } from '@/lib/domain/condition'
import type { Usage } from '@/lib/domain/step'
import { isRecord, type BundleReader } from '@/lib/ingest/bundle-reader'
import { canonicalModel, isUnresolvedModel, modelInFolders } from '@/lib/ingest/model-name'
import { SecretRedactor } from '@/lib/ingest/redact-secrets'
import { redactTrial } from '@/lib/ingest/redact-trial'
import { detectSkillUse, type SkillEvidence } from '@/lib/ingest/skill-use'
import { numberSteps, type StepDraft } from '@/lib/ingest/step-draft'
import type { AgentLog } from './agent-log'
import { hasAgentStep, readAgentLog } from './harbor-agent-log'
import { inferCondition } from './harbor-condition'
import {
  isoTime,
  millisecondsBetween,
  readHarborConfig,
  readHarborResult,
  readPhases,
  readTokens,
  type HarborConfig,
  type HarborResult,
} from './harbor-result'
import { decideStatus } from './harbor-status'
import { readChecks, readReward } from './harbor-verifier'

const EXCEPTION_LENGTH = 20_000

const folderNames = (path: string): string[] => path.split('/').filter(Boolean)

interface Context {
  readonly reader: BundleReader
  readonly result: HarborResult
  readonly config: HarborConfig | null
  /** The config as it stands in the log, for what we only keep. */
  readonly rawConfig: Readonly<Record<string, unknown>>
  readonly log: AgentLog | null
}

/** A trial named like its folder leaves its job one level up; a merged one is its own job. */
const jobNameOf = ({ reader, result, config }: Context): string | null => {
  const folders = folderNames(reader.bundle.root)
  const own = folders.at(-1) ?? null
  const isMerged =
    result.trial_name !== null && own !== result.trial_name && !/__\w{5,}$/.test(own ?? '')
  if (isMerged) return own
  return folders.at(-2) ?? folderNames(config?.trials_dir ?? '').at(-1) ?? null
}

const identityOf = (
  context: Context,
  contentHash: string,
): Pick<NewTrial, 'logId' | 'logIdSource'> => {
  const { result, config } = context
  if (result.id) return { logId: result.id, logIdSource: 'log' }
  const job = config?.job_id ?? jobNameOf(context)
  if (job && result.trial_name)
    return { logId: `${job}/${result.trial_name}`, logIdSource: 'job_and_name' }
  return { logId: contentHash, logIdSource: 'content' }
}

const modelOf = ({ reader, result, config, log }: Context) => {
  const named = [result.agent_info?.model_info?.name, config?.agent?.model_name, log?.model].filter(
    (name): name is string => typeof name === 'string' && name !== '',
  )
  const logged = named.find((name) => !isUnresolvedModel(name)) ?? named[0] ?? null
  if (logged !== null)
    return { model: canonicalModel(logged), modelAsLogged: logged, modelFrom: null }
  const guessed = modelInFolders(folderNames(reader.bundle.root))
  if (guessed === null) {
    reader.note(
      'model_unknown',
      'result.json',
      'no model in result.json, config.json, log or folder',
    )
    return { model: null, modelAsLogged: null, modelFrom: null }
  }
  return {
    model: canonicalModel(guessed.model),
    modelAsLogged: null,
    modelFrom: `folder: ${guessed.folder}`,
  }
}

const harnessOf = ({ reader, result, config, log }: Context): string | null => {
  const named =
    result.agent_info?.name ?? config?.agent?.name ?? config?.agent?.import_path?.split(':').at(-1)
  const harness = named ?? log?.agentName ?? null
  if (harness === null)
    reader.note('harness_unknown', 'result.json', 'no agent in result.json or config.json')
  return harness
}

const sumUsage = (drafts: readonly StepDraft[]): Usage => {
  const sum = (key: 'input' | 'cached' | 'output' | 'costUsd'): number | null => {
    const known = drafts.flatMap((draft) => (draft.isCopied ? [] : (draft.usage?.[key] ?? [])))
    return known.length === 0 ? null : known.reduce((total, value) => total + value, 0)
  }
  return {
    input: sum('input'),
    cached: sum('cached'),
    output: sum('output'),
    costUsd: sum('costUsd'),
  }
}

const tokensOf = ({ result, log }: Context) => {
  const stated = readTokens(result)
  const summed = log ? sumUsage(log.drafts) : null
  return {
    tokensIn: stated.tokensIn ?? log?.totals?.input ?? summed?.input ?? null,
    tokensOut: stated.tokensOut ?? log?.totals?.output ?? summed?.output ?? null,
    tokensCached: stated.tokensCached ?? log?.totals?.cached ?? summed?.cached ?? null,
    costUsd: stated.costUsd ?? log?.totals?.costUsd ?? summed?.costUsd ?? null,
  }
}

const namesIn = (value: unknown): string[] =>
  (Array.isArray(value) ? value : []).flatMap((item: unknown) => {
    const name = isRecord(item) ? (item.name ?? item.path) : item
    return typeof name === 'string' ? [name] : []
  })

const skillsLoaded = ({ result }: Context): string[] =>
  namesIn(result.agent_result?.metadata?.skills_loaded)

const conditionOf = (
  context: Context,
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

const EXECUTABLES = ['kwargs', 'env'] as const

/** Settings that matter when two arms are compared, and what has no column. */
const attributesOf = (context: Context, modelFrom: string | null): Record<string, Json> => {
  const { result, config, rawConfig, log } = context
  const agent = isRecord(rawConfig.agent) ? rawConfig.agent : {}
  const all: Record<string, unknown> = {
    taskPath: config?.task?.path ?? config?.task_path,
    taskGitUrl: config?.task?.git_url,
    taskGitCommit: config?.task?.git_commit_id,
    dataset: result.source ?? config?.task?.source,
    jobId: config?.job_id,
    modelProvider: result.agent_info?.model_info?.provider,
    modelFrom,
    importPath: config?.agent?.import_path,
    timeoutMultiplier: config?.timeout_multiplier,
    timeoutSeconds: config?.timeout_sec,
    environment: rawConfig.environment,
    verifier: rawConfig.verifier,
    agentMetadata: result.agent_result?.metadata,
    trajectoryForm: log?.form,
    ...Object.fromEntries(EXECUTABLES.map((key) => [`agent_${key}`, agent[key]])),
  }
  const isKept = (value: unknown) =>
    value !== undefined && value !== null && !(isRecord(value) && Object.keys(value).length === 0)
  return Object.fromEntries(Object.entries(all).filter(([, value]) => isKept(value))) as Record<
    string,
    Json
  >
}

/** Metadata may hold a list of times a call: thousands of numbers that nobody reads here. */
const withoutLongLists = (value: Json): Json => {
  if (Array.isArray(value))
    return value.length > 50 ? `${value.length} items` : value.map(withoutLongLists)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key, withoutLongLists(item as Json)]),
  )
}

const exceptionOf = async ({ reader, result }: Context) => {
  const message = result.exception_info?.exception_message ?? null
  // exception.txt repeats the traceback; it is the only word where result.json has none.
  const written =
    message === null && result.exception_info ? await reader.text('exception.txt') : null
  return {
    exceptionType:
      result.exception_info === null
        ? null
        : (result.exception_info.exception_type ?? 'UnnamedException'),
    exceptionMessage: (message || written)?.slice(0, EXCEPTION_LENGTH) ?? null,
  }
}

const evidenceOf = (context: Context): SkillEvidence[] => [
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

const buildTrial = async (context: Context): Promise<NewTrial> => {
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

const knownVersion = (version: string | null | undefined): string | null =>
  version && version !== 'unknown' ? version : null

const effortOf = (config: HarborConfig | null): string | null => {
  const kwargs = config?.agent?.kwargs ?? {}
  const effort = kwargs.reasoning_effort ?? kwargs.effort ?? kwargs.thinking_effort
  return typeof effort === 'string' ? effort : null
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
    reader.note('unexpected_shape', 'result.json', 'no task_name')
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
