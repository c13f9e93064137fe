import type { Usage } from '@/lib/domain/step'
import { stringOrNull } from '@/lib/ingest/formats/reading/agent-log'
import { isRecord } from '@/lib/ingest/formats/reading/bundle-reader'
import { callArguments } from '@/lib/ingest/formats/reading/chat-messages'
import type { StepDraft } from '@/lib/ingest/formats/reading/step-draft'
import { StepList } from '@/lib/ingest/formats/reading/step-list'
import { millisecondsBetween } from '@/lib/ingest/formats/reading/times'
import { sumUsage } from '@/lib/ingest/formats/reading/sum-usage'
import { timeOf } from '@/lib/ingest/formats/reading/time-of'
import type { UnreadKinds } from '@/lib/ingest/formats/reading/unread-kinds'
import { usageBesideCache } from '@/lib/ingest/formats/reading/usage-of'
import type { StoredMessage } from './storage'

type Fields = Readonly<Record<string, unknown>>

const SILENT = new Set<unknown>(['step-start', 'snapshot', 'patch', 'agent', 'retry'])

const fieldsIn = (value: unknown): Fields => (isRecord(value) ? value : {})

const usageOf = (tokens: unknown, cost: unknown) => {
  const { input: fresh, output, reasoning, cache } = fieldsIn(tokens)
  const { read, write: written } = fieldsIn(cache)
  const wrote =
    typeof output === 'number' && typeof reasoning === 'number' ? output + reasoning : output
  return usageBesideCache({ fresh, read, written, output: wrote, costUsd: cost })
}

/** A message may be several steps of the loop: it then has the tokens of the last, and each its own. */
const usageOfMessage = (info: Fields, parts: readonly Fields[]): Usage | null => {
  const ends = parts.filter(({ type }) => type === 'step-finish')
  const known = ends.map(({ tokens, cost }) => usageOf(tokens, cost)).filter((one) => one !== null)
  if (known.length === 0) return usageOf(info.tokens, info.cost)
  return sumUsage(known)
}

const modelOf = (info: Fields): string | null =>
  stringOrNull(info.modelID) ?? stringOrNull(fieldsIn(info.model).modelID)

const addCall = (steps: StepList, part: Fields, more: Partial<StepDraft>): void => {
  const state = fieldsIn(part.state)
  const time = fieldsIn(state.time)
  const [start, end] = [timeOf(time.start), timeOf(time.end)]
  const status = stringOrNull(state.status)
  const code = fieldsIn(state.metadata).exit
  steps.call(
    {
      name: stringOrNull(part.tool) ?? '',
      callId: stringOrNull(part.callID) ?? stringOrNull(part.id),
      arguments: callArguments(state.input),
      output:
        stringOrNull(state.output) ??
        stringOrNull(state.error) ??
        (status === 'completed' ? '' : null),
      exitCode: typeof code === 'number' ? code : null,
      isError:
        status === 'error'
          ? true
          : status === 'completed' && typeof code !== 'number'
            ? false
            : null,
    },
    { ...more, at: start ?? more.at ?? null, durationMs: millisecondsBetween(start, end) },
  )
}

/** The steps of a session's messages. */
export function readMessages(messages: readonly StoredMessage[], unread: UnreadKinds) {
  const steps = new StepList()
  const failures: string[] = []
  let model: string | null = null
  for (const { info, parts } of messages) {
    const isUser = info.role === 'user'
    const own = isUser ? null : modelOf(info)
    model ??= modelOf(info)
    if (!isUser) {
      steps.nextTurn()
      steps.usage(usageOfMessage(info, parts))
    }
    const created = timeOf(fieldsIn(info.time).created)
    for (const part of parts) {
      const more = { at: timeOf(fieldsIn(part.time).start) ?? created, model: own }
      if (part.type === 'text')
        steps.say(isUser ? 'user' : 'message', stringOrNull(part.text), more)
      else if (part.type === 'reasoning') steps.say('thought', stringOrNull(part.text), more)
      else if (part.type === 'tool') addCall(steps, part, more)
      else if (part.type === 'step-finish') continue
      else if (part.type === 'compaction')
        steps.say('compaction', 'The context was compacted.', more)
      else if (part.type === 'file')
        steps.say('user', null, {
          ...more,
          attachments: [
            {
              kind: 'file',
              name: stringOrNull(part.filename) ?? 'file',
              mediaType: stringOrNull(part.mime),
              bytes: null,
            },
          ],
        })
      else if (!SILENT.has(part.type)) unread.add(part.type)
    }
    const error = fieldsIn(info.error)
    const says = stringOrNull(fieldsIn(error.data).message) ?? stringOrNull(error.name)
    if (says === null) continue
    failures.push(says)
    steps.say('error', says, { at: created })
  }
  return { drafts: steps.drafts, model, failures }
}
