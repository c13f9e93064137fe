import { isRecord, type BundleReader } from '@/lib/ingest/formats/reading/bundle-reader'
import type { ConditionFacts } from '@/lib/ingest/formats/reading/trial-draft'
import type { HarborConfig, HarborResult } from './trial-result'

// Who ran what: identity, model, harness and tokens of a trial, from wherever its files say it.

export const folderNames = (path: string): string[] => path.split('/').filter(Boolean)

/** What was read of one trial, before it is made into one. */
export interface HarborContext {
  readonly reader: BundleReader
  readonly result: HarborResult
  readonly config: HarborConfig | null
  /** The config as it stands in the log, for what we only keep. */
  readonly rawConfig: Readonly<Record<string, unknown>>
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

/** Names of the model, best first. */
export const modelNames = ({ result, config }: HarborContext) => [
  result.agent_info?.model_info?.name,
  config?.agent?.model_name,
]

export const harnessOf = ({ result, config }: HarborContext): string | null =>
  result.agent_info?.name ??
  config?.agent?.name ??
  config?.agent?.import_path?.split(':').at(-1) ??
  null

export const namesIn = (value: unknown): string[] =>
  (Array.isArray(value) ? value : []).flatMap((item: unknown) => {
    const name = isRecord(item) ? (item.name ?? item.path) : item
    return typeof name === 'string' ? [name] : []
  })

export const skillsLoaded = ({ result }: HarborContext): string[] =>
  namesIn(result.agent_result?.metadata?.skills_loaded)

/** What the rules for a condition look at, as far as Harbor's files have it. */
export const conditionFacts = ({
  result,
  config,
  rawConfig,
  folders,
}: {
  readonly result: HarborResult | null
  readonly config: HarborConfig | null
  readonly rawConfig: Readonly<Record<string, unknown>>
  readonly folders: readonly string[]
}): ConditionFacts => {
  const skillsDir = rawConfig.skills_dir
  return {
    skillMode: result?.skill_mode ?? config?.skill_mode ?? null,
    agentSkills: namesIn(config?.agent?.skills),
    skillsDir:
      'skills_dir' in rawConfig ? (typeof skillsDir === 'string' ? skillsDir : null) : undefined,
    taskPath: config?.task?.path ?? config?.task_path ?? null,
    datasetSource: result?.source ?? config?.task?.source ?? null,
    trialsDir: config?.trials_dir ?? null,
    folders,
    skillsLoaded: result === null ? [] : namesIn(result.agent_result?.metadata?.skills_loaded),
  }
}

export const knownVersion = (version: string | null | undefined): string | null =>
  version && version !== 'unknown' ? version : null

export const effortOf = (config: HarborConfig | null): string | null => {
  const kwargs = config?.agent?.kwargs ?? {}
  const effort = kwargs.reasoning_effort ?? kwargs.effort ?? kwargs.thinking_effort
  return typeof effort === 'string' ? effort : null
}
