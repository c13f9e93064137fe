import { emptyLog, stringOrNull, type AgentLog } from '@/lib/ingest/formats/reading/agent-log'
import { isRecord, type BundleReader } from '@/lib/ingest/formats/reading/bundle-reader'
import { ChatMessages } from '@/lib/ingest/formats/reading/chat-messages'
import { parseJson } from '@/lib/ingest/formats/reading/parse-json'
import type { StepList } from '@/lib/ingest/formats/reading/step-list'
import type { Transcript } from '@/lib/ingest/formats/reading/transcript-format'
import { usageWithCache } from '@/lib/ingest/formats/reading/usage-of'

// SWE-agent (github.com/SWE-agent/SWE-agent): <instance>.traj, an object with `trajectory` (one action
// with its observation each), `history` (the messages sent) and `info`. Demonstrations may have the
// history alone. There are no times; the model stands in `replay_config` only. What we lose: states of
// the shell, edited files, the submitted patch, messages that repeat the history.

type Fields = Readonly<Record<string, unknown>>

const PROMPTS = new Set<unknown>(['system', 'user', 'developer'])

const recordsIn = (value: unknown): Fields[] => (Array.isArray(value) ? value.filter(isRecord) : [])

/** Messages before the agent first spoke. */
const promptsOf = (messages: readonly Fields[]): readonly Fields[] => {
  const first = messages.findIndex(({ role }) => !PROMPTS.has(role))
  return messages.slice(0, first < 0 ? messages.length : first)
}

const addAction = (steps: StepList, step: Fields): void => {
  steps.nextTurn()
  for (const block of recordsIn(step.thinking_blocks))
    steps.say('thought', stringOrNull(block.thinking))
  const action = stringOrNull(step.action)
  steps.say(
    'message',
    stringOrNull(step.thought) ?? (action === null ? stringOrNull(step.response) : null),
  )
  const seconds = step.execution_time
  const observation = typeof step.observation === 'string' ? step.observation : null
  if (action === null || action.trim() === '') {
    steps.say('user', observation)
    return
  }
  steps.call(
    { name: 'bash', arguments: { command: action.trimEnd() }, output: observation },
    {
      durationMs: typeof seconds === 'number' && seconds >= 0 ? Math.round(seconds * 1000) : null,
    },
  )
}

const modelOf = (config: unknown): string | null => {
  const value: unknown = typeof config === 'string' ? parseJson(config)?.value : config
  const agent = isRecord(value) && isRecord(value.agent) ? value.agent : {}
  const model = isRecord(agent.model) ? agent.model : {}
  return stringOrNull(model.name) ?? stringOrNull(model.model_name)
}

const readValue = (value: Fields): AgentLog | null => {
  const chat = new ChatMessages()
  const trajectory = recordsIn(value.trajectory)
  const history = recordsIn(value.history)
  const sent =
    history.length > 0 ? history : recordsIn(trajectory[0]?.query ?? trajectory[0]?.messages)
  for (const message of trajectory.length > 0 ? promptsOf(sent) : history)
    // A demonstration is no work of this run.
    chat.add(message, { isCopied: message.is_demo === true })
  for (const step of trajectory) addAction(chat.steps, step)
  const { drafts } = chat.steps
  if (drafts.length === 0) return null
  const info = isRecord(value.info) ? value.info : {}
  const stats = isRecord(info.model_stats) ? info.model_stats : {}
  const exit = stringOrNull(info.exit_status)
  return {
    ...emptyLog('SWE-agent trajectory'),
    agentName: 'swe-agent',
    agentVersion: stringOrNull(info.swe_agent_version),
    drafts,
    totals: usageWithCache({
      input: stats.tokens_sent,
      cached: null,
      output: stats.tokens_received,
      costUsd: stats.instance_cost,
    }),
    model: modelOf(value.replay_config),
    failures: exit === null || exit.startsWith('submitted') ? [] : [exit],
  }
}

async function read(bundle: BundleReader, paths: readonly string[]): Promise<AgentLog | null> {
  let log: AgentLog | null = null
  for (const path of paths) {
    const value: unknown = log === null ? await bundle.json(path) : null
    const own = isRecord(value) ? readValue(value) : null
    if (own !== null) log = own
    else if (log !== null)
      bundle.note('trajectory_incomplete', path, 'another run of SWE-agent; it was not read')
    else bundle.note('trajectory_unsupported', path, 'neither trajectory nor history')
  }
  return log
}

export const sweAgent: Transcript = {
  format: 'swe-agent',
  label: 'SWE-agent trajectories',
  version: 1,
  mayBe: (path) => /\.traj$/.test(path),
  recognises: (_, head) => /^\ufeff?\s*\{/.test(head),
  read,
}
