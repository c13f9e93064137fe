import { countOrNull, stringOrNull } from '@/lib/ingest/formats/reading/agent-log'
import { isRecord, type BundleReader } from '@/lib/ingest/formats/reading/bundle-reader'
import { resultFile, type ResultRow } from '@/lib/ingest/formats/reading/result-file'
import type { TrialDraft } from '@/lib/ingest/formats/reading/trial-draft'
import { wordOf } from '@/lib/ingest/formats/reading/word-of'
import { readChecks } from './read-checks'
import { readConversation } from './read-conversation'

// Results of tau2-bench (github.com/sierra-research/tau2-bench), src/tau2/data_model/simulation.py: one
// file {timestamp, info, tasks, simulations[]}, or the same without simulations beside a folder of them,
// one a file (`simulations/<id>.json`). A simulation is a trial: an agent and a simulated user talk, both
// may call tools. What we lose: tasks, ticks and sounds of spoken runs, reviews by models. Cost and
// tokens of the simulated user are none of the agent's.

type Fields = Readonly<Record<string, unknown>>

const fields = (value: unknown): Fields => (isRecord(value) ? value : {})

/** What ended a simulation early, where that is the agent's, the clock's or neither's. tau2 gives all of them 0. */
const ENDINGS = new Map<unknown, { readonly type: string; readonly says: string }>([
  ['timeout', { type: 'AgentTimeoutError', says: 'the simulation ran out of time' }],
  ['agent_error', { type: 'AgentError', says: 'the agent sent no valid message' }],
  ['too_many_errors', { type: 'AgentError', says: 'too many calls of tools failed' }],
  ['context_window_exceeded', { type: 'AgentError', says: 'the conversation outgrew the context' }],
  ['user_error', { type: 'InfrastructureError', says: 'the simulated user sent no valid message' }],
  ['infrastructure_error', { type: 'InfrastructureError', says: 'the simulation could not run' }],
  ['unexpected_error', { type: 'InfrastructureError', says: 'the simulation failed' }],
])

const costOf = (value: unknown): number | null => countOrNull(value) || null

/** What a file says of all its simulations. */
interface RunFacts {
  readonly job: string
  readonly agent: Fields
  readonly domain: string | null
  readonly info: Fields
}

function factsOf(file: Fields, path: string): RunFacts {
  const info = fields(file.info)
  return {
    info,
    agent: fields(info.agent_info),
    domain: stringOrNull(fields(info.environment_info).domain_name),
    job: path
      .split('/')
      .slice(-2)
      .join('/')
      .replace(/\.json$/, ''),
  }
}

function endingOf(one: Fields): Pick<TrialDraft, 'exceptionType' | 'exceptionMessage'> {
  const ending = ENDINGS.get(one.termination_reason)
  if (!ending) return {}
  const error = stringOrNull(fields(one.info).error)
  const message = `${wordOf(one.termination_reason)}: ${error ?? ending.says}`
  return { exceptionType: ending.type, exceptionMessage: message }
}

function draftOf(one: Fields, { job, agent, domain, info }: RunFacts): TrialDraft {
  const { log, usage } = readConversation(one.messages)
  const reward = fields(one.reward_info)
  const ending = endingOf(one)
  const isInfrastructure = ending.exceptionType === 'InfrastructureError'
  const seconds = countOrNull(one.duration)
  const startedAt = stringOrNull(one.start_time)
  return {
    taskName: `${domain === null ? '' : `${domain} `}task ${wordOf(one.task_id)}`.slice(0, 300),
    logId: stringOrNull(one.id),
    jobName: job,
    trialName: `task ${wordOf(one.task_id)}/trial ${wordOf(one.trial)}`.slice(0, 300),
    harness: stringOrNull(agent.implementation),
    models: [stringOrNull(agent.llm)],
    effort: stringOrNull(fields(agent.llm_args).reasoning_effort),
    // A run that could not be is written with 0 all the same.
    reward: isInfrastructure || typeof reward.reward !== 'number' ? null : reward.reward,
    checks: readChecks(reward),
    ...ending,
    stated: { ...usage, costUsd: costOf(one.agent_cost) },
    startedAt,
    finishedAt: stringOrNull(one.end_time),
    durationMs: seconds === null ? null : Math.round(seconds * 1000),
    phases: [
      {
        ...{ name: 'agent_execution', startedAt, finishedAt: stringOrNull(one.end_time) },
        durationMs: seconds === null ? null : Math.round(seconds * 1000),
      },
    ],
    log,
    attributes: {
      termination: one.termination_reason,
      userModel: fields(info.user_info).llm,
      userCostUsd: one.user_cost,
      rewardBasis: reward.reward_basis,
      seed: one.seed,
      retrieval: info.retrieval_config,
    },
  }
}

/** The simulations of a file, and those that lie beside it one a file. */
async function read(reader: BundleReader, path: string): Promise<readonly ResultRow[]> {
  const file = fields(await reader.json(path))
  const facts = factsOf(file, `${reader.bundle.root}/${path}`)
  const held = Array.isArray(file.simulations) ? file.simulations.filter(isRecord) : []
  const apart: Fields[] = []
  for (const one of reader.paths(/(?:^|\/)simulations\/[^/]+\.json$/)) {
    const simulation = await reader.json(one)
    if (isRecord(simulation)) apart.push(simulation)
  }
  const listed = Array.isArray(file.simulation_index) ? file.simulation_index.filter(isRecord) : []
  const read = new Set([...held, ...apart].map(({ id }) => id))
  for (const { id, task_id } of listed)
    if (!read.has(id))
      reader.note('trial_without_result', path, `task ${wordOf(task_id)}: no file of ${wordOf(id)}`)
  return [...held, ...apart].map((one) => ({
    raw: [facts.agent, facts.domain, one],
    domain: facts.domain,
    make: () => draftOf(one, facts),
  }))
}

export const tau2 = resultFile({
  format: 'tau2',
  label: 'tau2-bench results',
  version: 1,
  mayBe: (path) => path.endsWith('.json'),
  recognises: (head) =>
    /"info"\s*:\s*\{/.test(head) &&
    ['git_commit', 'num_trials', 'max_errors', 'user_info'].every((key) =>
      head.includes(`"${key}"`),
    ),
  below: 'simulations/',
  read,
})
