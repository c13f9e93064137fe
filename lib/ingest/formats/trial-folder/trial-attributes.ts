import { countOrNull } from '@/lib/ingest/formats/reading/agent-log'
import { isRecord } from '@/lib/ingest/formats/reading/bundle-reader'
import type { HarborContext } from './trial-facts'

/** Settings that matter when two arms are compared, and what has no column. */
export const attributesOf = (context: HarborContext): Record<string, unknown> => {
  const { result, config, rawConfig } = context
  const agent = isRecord(rawConfig.agent) ? rawConfig.agent : {}
  return {
    taskPath: config?.task?.path ?? config?.task_path,
    taskGitUrl: config?.task?.git_url,
    taskGitCommit: config?.task?.git_commit_id,
    dataset: result.source ?? config?.task?.source,
    jobId: config?.job_id,
    modelProvider: result.agent_info?.model_info?.provider,
    importPath: config?.agent?.import_path,
    timeoutMultiplier: config?.timeout_multiplier,
    timeoutSeconds: config?.timeout_sec,
    environment: rawConfig.environment,
    verifier: rawConfig.verifier,
    agentMetadata: result.agent_result?.metadata,
    modelRequestsMs: requestsMs(result.agent_result?.metadata?.api_request_times_msec),
    agent_kwargs: agent.kwargs,
    agent_env: agent.env,
  }
}

/** terminus-2 keeps how long each request to the model took. */
const requestsMs = (times: unknown): number | null => {
  if (!Array.isArray(times) || !times.every((time) => typeof time === 'number')) return null
  return countOrNull(Math.round(times.reduce((sum, time) => sum + time, 0)))
}
