import type { Json } from '@/lib/domain/json'
import { stringOrNull } from '@/lib/ingest/formats/reading/agent-log'
import { isRecord } from '@/lib/ingest/formats/reading/bundle-reader'
import { callArguments } from '@/lib/ingest/formats/reading/chat-messages'
import { usageOfReply } from '@/lib/ingest/formats/reading/usage-of'
import type { Fields, OpenHandsLog } from './openhands-log'
import { wordOf } from '@/lib/ingest/formats/reading/word-of'

// Events of OpenHands 0.x. An action of the agent repeats the reply of the model that asked for it
// (`tool_call_metadata`); an observation names its action as `cause`. Older ones have no
// tool calls and no ids: there the observation follows its action.

/** What steers the program, and says nothing of the task. */
const SILENT = new Set([
  'change_agent_state',
  'agent_state_changed',
  'null',
  'pause',
  'resume',
  'stop',
  'start',
  'initialize',
  'recall',
  'user_rejected',
])

/** Names of the tools that actions stand for, where no tool call names one. */
const TOOLS = new Map([
  ['run', 'execute_bash'],
  ['run_ipython', 'execute_ipython_cell'],
  ['read', 'read'],
  ['write', 'write'],
  ['edit', 'edit'],
  ['browse', 'browser'],
  ['browse_interactive', 'browser'],
  ['delegate', 'delegate'],
  ['finish', 'finish'],
  ['reject', 'reject'],
  ['task_tracking', 'task_tracker'],
  ['call_tool_mcp', 'mcp'],
])

const callIdOf = (event: Fields): string | null => {
  const meta = isRecord(event.tool_call_metadata) ? event.tool_call_metadata : {}
  return stringOrNull(meta.tool_call_id)
}

const idOf = (value: unknown): string | null =>
  typeof value === 'number' || typeof value === 'string' ? `event ${value}` : null

/** The call as the model wrote it, in the reply that the event repeats. */
const askedCall = (reply: Fields, callId: string | null): Fields | null => {
  const choices = Array.isArray(reply.choices) ? reply.choices.filter(isRecord) : []
  for (const { message } of choices) {
    const calls = isRecord(message) && Array.isArray(message.tool_calls) ? message.tool_calls : []
    const own = calls.filter(isRecord).find(({ id }) => id === callId)
    if (own && isRecord(own.function)) return own.function
  }
  return null
}

const withoutThought = ({
  thought: _thought,
  translated_ipython_code: _code,
  ...rest
}: Fields): Json =>
  // Parsed from JSON.
  rest as Json

const beginTurn = (event: Fields, log: OpenHandsLog): Fields => {
  const meta = isRecord(event.tool_call_metadata) ? event.tool_call_metadata : {}
  const reply = isRecord(meta.model_response) ? meta.model_response : {}
  log.reply(stringOrNull(reply.id))
  log.steps.usage(usageOfReply(reply.usage))
  log.sawModel(stringOrNull(reply.model))
  return reply
}

/** An action: a message, a thought, or a call of a tool. */
export function readOldAction(event: Fields, log: OpenHandsLog): void {
  const action = wordOf(event.action)
  if (SILENT.has(action)) return
  const args = isRecord(event.args) ? event.args : {}
  const at = stringOrNull(event.timestamp)
  const text = stringOrNull(args.content) ?? stringOrNull(event.message)
  if (action === 'system') {
    log.sawVersion(stringOrNull(args.openhands_version))
    return log.steps.say('system', text, { at })
  }
  if (event.source === 'user' && action === 'message') return log.steps.say('user', text, { at })
  const reply = beginTurn(event, log)
  const model = stringOrNull(reply.model)
  const more = { at, model }
  if (action === 'message') return log.steps.say('message', text, more)
  if (action === 'condensation')
    return log.steps.say('compaction', stringOrNull(args.summary) ?? 'Events were condensed.', more)
  const thought = stringOrNull(args.thought)
  if (action === 'think') return log.steps.say('thought', thought, more)
  log.steps.say('message', thought, more)
  const callId = callIdOf(event)
  const asked = askedCall(reply, callId)
  log.steps.call(
    {
      name: stringOrNull(asked?.name) ?? TOOLS.get(action) ?? action,
      callId: callId ?? idOf(event.id),
      arguments: asked ? callArguments(asked.arguments) : withoutThought(args),
    },
    more,
  )
}

/** An observation: what came of an action, or an error. */
export function readOldObservation(event: Fields, log: OpenHandsLog): void {
  const kind = wordOf(event.observation)
  if (SILENT.has(kind) || kind === 'think') return
  const extras = isRecord(event.extras) ? event.extras : {}
  const at = stringOrNull(event.timestamp)
  const output =
    stringOrNull(event.content) ??
    stringOrNull(extras.formatted_output_and_error) ??
    stringOrNull(event.message) ??
    ''
  const metadata = isRecord(extras.metadata) ? extras.metadata : {}
  const code = [metadata.exit_code, extras.exit_code].find((one) => typeof one === 'number')
  const exitCode = typeof code === 'number' ? code : null
  const isError = kind === 'error' || /^ERROR:/.test(output) ? true : null
  const result = { output, isError, exitCode, at }
  const callId = callIdOf(event) ?? idOf(event.cause)
  if (callId !== null && log.steps.hasCall(callId)) log.steps.result(callId, result)
  else if (callId === null && log.steps.result(null, result)) return
  else if (kind === 'error') log.steps.say('error', output, { at })
  else log.steps.say('user', output, { at })
  if (kind === 'error' && event.source === 'environment') log.failures.push(output)
}
