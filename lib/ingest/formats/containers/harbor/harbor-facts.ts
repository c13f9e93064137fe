import type { NewTrial } from '@/lib/domain/new-trial'
import { isRecord, type BundleReader } from '@/lib/ingest/formats/bundle-reader'
import { canonicalModel, isUnresolvedModel, modelInFolders } from '@/lib/ingest/finish/model-name'
import { usageOfLog, type AgentLog } from '@/lib/ingest/formats/agent-log'
import { readTokens, type HarborConfig, type HarborResult } from './harbor-result'

// Who ran what: identity, model, harness and tokens of a trial, from wherever its files say it.

export const folderNames = (path: string): string[] => path.split('/').filter(Boolean)

/** What was read of one trial, before it is made into one. */
export interface HarborContext {
  readonly reader: BundleReader
  readonly result: HarborResult
  readonly config: HarborConfig | null
  /** The config as it stands in the log, for what we only keep. */
  readonly rawConfig: Readonly<Record<string, unknown>>
  readonly log: AgentLog | null
}

/** A trial named like its folder leaves its job one level up; a merged one is its own job. */
export const jobNameOf = ({ reader, result, config }: HarborContext): string | null => {
  const folders = folderNames(reader.bundle.root)
  const own = folders.at(-1) ?? null
  const isMerged =
    result.trial_name !== null && own !== result.trial_name && !/__\w{5,}$/.test(own ?? '')
  if (isMerged) return own
  return folders.at(-2) ?? folderNames(config?.trials_dir ?? '').at(-1) ?? null
}

export const identityOf = (
  context: HarborContext,
  contentHash: string,
): Pick<NewTrial, 'logId' | 'logIdSource'> => {
  const { result, config } = context
  if (result.id) return { logId: result.id, logIdSource: 'log' }
  const job = config?.job_id ?? jobNameOf(context)
  if (job && result.trial_name)
    return { logId: `${job}/${result.trial_name}`, logIdSource: 'job_and_name' }
  return { logId: contentHash, logIdSource: 'content' }
}

export const modelOf = ({ reader, result, config, log }: HarborContext) => {
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

export const harnessOf = ({ reader, result, config, log }: HarborContext): string | null => {
  const named =
    result.agent_info?.name ?? config?.agent?.name ?? config?.agent?.import_path?.split(':').at(-1)
  const harness = named ?? log?.agentName ?? null
  if (harness === null)
    reader.note('harness_unknown', 'result.json', 'no agent in result.json or config.json')
  return harness
}

export const tokensOf = ({ result, log }: HarborContext) => {
  const stated = readTokens(result)
  const logged = log && usageOfLog(log)
  return {
    tokensIn: stated.tokensIn ?? logged?.input ?? null,
    tokensOut: stated.tokensOut ?? logged?.output ?? null,
    tokensCached: stated.tokensCached ?? logged?.cached ?? null,
    costUsd: stated.costUsd ?? logged?.costUsd ?? null,
  }
}

export const namesIn = (value: unknown): string[] =>
  (Array.isArray(value) ? value : []).flatMap((item: unknown) => {
    const name = isRecord(item) ? (item.name ?? item.path) : item
    return typeof name === 'string' ? [name] : []
  })

export const skillsLoaded = ({ result }: HarborContext): string[] =>
  namesIn(result.agent_result?.metadata?.skills_loaded)
export const knownVersion = (version: string | null | undefined): string | null =>
  version && version !== 'unknown' ? version : null

export const effortOf = (config: HarborConfig | null): string | null => {
  const kwargs = config?.agent?.kwargs ?? {}
  const effort = kwargs.reasoning_effort ?? kwargs.effort ?? kwargs.thinking_effort
  return typeof effort === 'string' ? effort : null
}
