import type { Usage } from '@/lib/domain/step'
import { emptyLog, type AgentLog } from '@/lib/ingest/formats/reading/agent-log'
import { isRecord } from '@/lib/ingest/formats/reading/bundle-reader'
import { ChatMessages } from '@/lib/ingest/formats/reading/chat-messages'
import { timeOf } from '@/lib/ingest/formats/reading/time-of'
import { usageBesideCache, usageWithCache } from '@/lib/ingest/formats/reading/usage-of'

type Fields = Readonly<Record<string, unknown>>

/** By a hash; in a sample of parts by a number. */
const REFERENCE = /attachment:\/\/([0-9a-f]{32}|\d{1,9}(?![0-9a-f]))/g

/** Inspect counts what was cached beside the input, but in the total. */
export const usageOfModel = (value: unknown): Usage | null => {
  if (!isRecord(value)) return null
  const { total_tokens: total, output_tokens: output, total_cost: costUsd } = value
  if (typeof total === 'number' && typeof output === 'number')
    return usageWithCache({
      input: total - output,
      cached: value.input_tokens_cache_read,
      output,
      costUsd,
    })
  return usageBesideCache({
    fresh: value.input_tokens,
    read: value.input_tokens_cache_read,
    written: value.input_tokens_cache_write,
    output,
    costUsd,
  })
}

/** A value with long texts put back where they stood. */
const restore = (value: unknown, texts: ReadonlyMap<string, string>): unknown => {
  if (typeof value === 'string')
    return value.includes('attachment://')
      ? value.replace(REFERENCE, (whole, key: string) => texts.get(key) ?? whole)
      : value
  if (Array.isArray(value)) return value.map((one) => restore(one, texts))
  if (!isRecord(value)) return value
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, restore(one, texts)]))
}

const textsOf = (sample: Fields): Map<string, string> => {
  const transcript = isRecord(sample.transcript) ? sample.transcript : {}
  const held = [sample.attachments, transcript.content].filter(isRecord)
  const entries = held.flatMap((one) => Object.entries(one))
  return new Map(entries.filter((one): one is [string, string] => typeof one[1] === 'string'))
}

/** Calls of the model, where there is one for each of its messages: only then their times are known. */
const callsOf = (sample: Fields, replies: number): readonly Fields[] => {
  const transcript = isRecord(sample.transcript) ? sample.transcript : {}
  const events = [sample.events, transcript.events].find(Array.isArray) ?? []
  const calls = events.filter(isRecord).filter(({ event }) => event === 'model')
  return calls.length === replies ? calls : []
}

/** The steps of a sample: its messages, with times and tokens of the calls that made them. */
export function readSampleLog(sample: Fields): AgentLog | null {
  const texts = textsOf(sample)
  const messages = Array.isArray(sample.messages) ? sample.messages.filter(isRecord) : []
  const replies = messages.filter(({ role }) => role === 'assistant')
  const calls = callsOf(sample, replies.length)
  const chat = new ChatMessages()
  let reply = 0
  for (const message of messages) {
    const call = message.role === 'assistant' ? calls[reply++] : undefined
    const restored = restore(message, texts)
    if (!isRecord(restored)) continue
    chat.add(restored, { at: timeOf(call?.timestamp) })
    const output = isRecord(call?.output) ? call.output : {}
    if (call) chat.steps.usage(usageOfModel(output.usage))
  }
  const { drafts } = chat.steps
  return drafts.length === 0 ? null : { ...emptyLog('Inspect messages'), drafts }
}
