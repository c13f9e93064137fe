import type { Json } from '@/lib/domain/json'
import { isRecord } from '@/lib/ingest/formats/bundle-reader'
import { countOrNull } from '@/lib/ingest/formats/agent-log'
import type { HarborContext } from './harbor-facts'

const EXECUTABLES = ['kwargs', 'env'] as const

/** Settings that matter when two arms are compared, and what has no column. */
export const attributesOf = (
  context: HarborContext,
  modelFrom: string | null,
): Record<string, Json> => {
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
    modelRequestsMs: requestsMs(result.agent_result?.metadata?.api_request_times_msec),
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

/** terminus-2 keeps how long each request to the model took. */
const requestsMs = (times: unknown): number | null => {
  if (!Array.isArray(times) || !times.every((time) => typeof time === 'number')) return null
  return countOrNull(Math.round(times.reduce((sum, time) => sum + time, 0)))
}

/** Metadata may hold a list of times a call: thousands of numbers that nobody reads here. */
export const withoutLongLists = (value: Json): Json => {
  if (Array.isArray(value))
    return value.length > 50 ? `${value.length} items` : value.map(withoutLongLists)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key, withoutLongLists(item as Json)]),
  )
}
