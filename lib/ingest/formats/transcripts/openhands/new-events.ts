import type { Json } from '@/lib/domain/json'
import { stringOrNull } from '@/lib/ingest/formats/reading/agent-log'
import { isRecord } from '@/lib/ingest/formats/reading/bundle-reader'
import { callArguments } from '@/lib/ingest/formats/reading/chat-messages'
import { contentOf } from '@/lib/ingest/formats/reading/message-parts'
import type { Fields, OpenHandsLog } from './openhands-log'
import { wordOf } from '@/lib/ingest/formats/reading/word-of'

// Events of OpenHands from V1 on, told apart by `kind`. All calls of one reply of the model share
// its `llm_response_id`.

/** What says nothing of the task. */
const SILENT = new Set([
  'ConversationStateUpdateEvent',
  'PauseEvent',
  'TokenEvent',
  'LLMCompletionLogEvent',
  'StreamingDeltaEvent',
  'InterruptEvent',
  'HookExecutionEvent',
])

const thoughtsIn = (blocks: unknown): string =>
  (Array.isArray(blocks) ? blocks : [])
    .filter(isRecord)
    .map((block) => stringOrNull(block.thinking) ?? '')
    .filter(Boolean)
    .join('\n')

const message = (event: Fields, log: OpenHandsLog, at: string | null): void => {
  const said = isRecord(event.llm_message) ? event.llm_message : {}
  const { text, attachments } = contentOf(said.content)
  if (event.source !== 'agent') {
    log.steps.say('user', text, { at, attachments })
    const skills = Array.isArray(event.activated_skills) ? event.activated_skills : []
    for (const skill of skills)
      if (typeof skill === 'string')
        log.sightings.push({ skill, fact: 'read', text: `activated by a message: ${skill}` })
    return
  }
  log.reply(stringOrNull(event.llm_response_id))
  log.steps.say('thought', stringOrNull(said.reasoning_content), { at })
  log.steps.say('thought', thoughtsIn(said.thinking_blocks), { at })
  log.steps.say('message', text, { at, attachments })
}

const action = (event: Fields, log: OpenHandsLog, at: string | null): void => {
  log.reply(stringOrNull(event.llm_response_id))
  log.steps.say('thought', stringOrNull(event.reasoning_content), { at })
  log.steps.say('thought', thoughtsIn(event.thinking_blocks), { at })
  log.steps.say('message', contentOf(event.thought).text, { at })
  const asked = isRecord(event.tool_call) ? event.tool_call : {}
  const { kind, ...fields } = isRecord(event.action) ? event.action : {}
  log.steps.call(
    {
      name: stringOrNull(event.tool_name) ?? stringOrNull(asked.name) ?? stringOrNull(kind) ?? '',
      callId: stringOrNull(event.tool_call_id) ?? stringOrNull(event.id),
      // Parsed from JSON.
      arguments:
        Object.keys(fields).length > 0 ? (fields as Json) : callArguments(asked.arguments ?? null),
    },
    { at },
  )
}

const observation = (event: Fields, log: OpenHandsLog, at: string | null): void => {
  const seen = isRecord(event.observation) ? event.observation : {}
  const { text, attachments } = contentOf(seen.content ?? seen.output ?? event.error)
  const result = {
    output: text || stringOrNull(seen.error) || stringOrNull(event.rejection_reason) || '',
    isError: typeof seen.is_error === 'boolean' ? seen.is_error : event.error ? true : null,
    exitCode: typeof seen.exit_code === 'number' ? seen.exit_code : null,
    at,
    attachments,
  }
  const callId = stringOrNull(event.tool_call_id) ?? stringOrNull(event.action_id)
  if (!log.steps.result(callId, result)) log.steps.say('user', result.output, { at, attachments })
}

/**
 * A call that another agent made, which OpenHands ran by the Agent Client Protocol; told again as it goes on.
 * Its title is what people are shown: `Read file`.
 */
const acpCall = (event: Fields, log: OpenHandsLog, at: string | null): void => {
  const callId = stringOrNull(event.tool_call_id)
  // Which calls are of one reply is not told: those between two messages are.
  log.reply('acp')
  if (callId === null || !log.steps.hasCall(callId)) {
    log.steps.call(
      {
        name: stringOrNull(event.tool_kind) ?? stringOrNull(event.title) ?? '',
        callId,
        // Parsed from JSON.
        arguments: (event.raw_input ?? { title: event.title ?? null }) as Json,
      },
      { at },
    )
  }
  if (event.status !== 'completed' && event.status !== 'failed') return
  const { text, attachments } = contentOf(
    (Array.isArray(event.content) ? event.content.filter(isRecord) : []).map(
      (block) => block.content ?? block,
    ),
  )
  const raw = event.raw_output
  const output = text || stringOrNull(raw) || (raw == null ? '' : JSON.stringify(raw))
  const isError = event.is_error === true || event.status === 'failed'
  log.steps.result(callId, { output, isError, at, attachments })
}

/** One event of a conversation. */
export function readNewEvent(event: Fields, log: OpenHandsLog): void {
  const at = stringOrNull(event.timestamp)
  switch (event.kind) {
    case 'SystemPromptEvent':
      return log.steps.say('system', contentOf(event.system_prompt).text, { at })
    case 'MessageEvent':
      return message(event, log, at)
    case 'ActionEvent':
      return action(event, log, at)
    case 'ACPToolCallEvent':
      return acpCall(event, log, at)
    case 'ObservationEvent':
    case 'UserRejectObservation':
    case 'AgentErrorEvent':
      return observation(event, log, at)
    case 'Condensation':
    case 'CondensationSummaryEvent':
      return log.steps.say('compaction', stringOrNull(event.summary) ?? 'Events were condensed.', {
        at,
      })
    case 'CondensationRequest':
      return
    case 'ConversationErrorEvent': {
      const says = [stringOrNull(event.code), stringOrNull(event.detail)].filter(Boolean).join(': ')
      log.failures.push(says)
      return log.steps.say('error', says, { at })
    }
    default:
      if (!SILENT.has(wordOf(event.kind))) log.unread.add(event.kind)
  }
}
