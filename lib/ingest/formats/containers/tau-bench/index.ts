import { stringOrNull } from '@/lib/ingest/formats/reading/agent-log'
import { isRecord } from '@/lib/ingest/formats/reading/bundle-reader'
import { contentIdOf, resultFile } from '@/lib/ingest/formats/reading/result-file'
import type { TrialDraft } from '@/lib/ingest/formats/reading/trial-draft'
import { readMessages } from './read-messages'
import { wordOf } from '@/lib/ingest/formats/reading/word-of'

// Historical trajectories of tau-bench (github.com/sierra-research/tau-bench): a list of
// {task_id, trial, reward, info, traj}. The model stands in the file's name only. What we lose: the
// expected actions; `user_cost` is the simulated user's and no cost of the agent.

type Fields = Readonly<Record<string, unknown>>

const DOMAINS = /-(airline|retail|telecom|mock|banking)\b/

/** `gpt-4o-airline.cut.json`: a model and the domain of its tasks. */
const fileFacts = (path: string) => {
  const stem = path
    .split('/')
    .at(-1)!
    .replace(/\.json$/, '')
  const found = DOMAINS.exec(stem)
  return { model: found ? stem.slice(0, found.index) : null, domain: found?.[1] ?? null, stem }
}

function draftOf(one: Fields, path: string): TrialDraft {
  const { model, domain, stem } = fileFacts(path)
  const info = isRecord(one.info) ? one.info : {}
  const number = typeof one.trial === 'number' ? one.trial : null
  const log = readMessages(one.traj)
  return {
    taskName: `${domain === null ? '' : `${domain} `}task ${wordOf(one.task_id)}`,
    contentId: contentIdOf(stem, one.task_id, number, one.reward, one.traj),
    jobName: stem,
    trialName: `task ${wordOf(one.task_id)}/trial ${wordOf(number)}`,
    models: [model],
    reward: typeof one.reward === 'number' ? one.reward : null,
    exceptionType: stringOrNull(info.error) === null ? null : 'TauBenchError',
    exceptionMessage: stringOrNull(info.error),
    log,
    attributes: {
      userCostUsd: info.user_cost,
      modelIn: model === null ? null : `file: ${stem}`,
      source: info.source,
    },
  }
}

export const tauBench = resultFile({
  format: 'tau-bench',
  label: 'tau-bench trajectories',
  version: 1,
  mayBe: (path) => path.endsWith('.json'),
  recognises: (head) =>
    /^\s*\[\s*\{/.test(head) &&
    /"task_id"\s*:/.test(head) &&
    /"reward"\s*:/.test(head) &&
    /"(?:traj|reward_info)"\s*:/.test(head),
  async read(reader, path) {
    const value = await reader.json(path)
    const domain = fileFacts(path).domain
    return (Array.isArray(value) ? value : [])
      .filter((one): one is Fields => isRecord(one) && 'task_id' in one)
      .map((one) => ({ raw: [path, one], domain, make: () => draftOf(one, path) }))
  },
})
