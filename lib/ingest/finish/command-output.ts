import { stringOrNull } from '@/lib/ingest/formats/reading/agent-log'
import { isRecord } from '@/lib/ingest/formats/reading/bundle-reader'
import { parseJson } from '@/lib/ingest/formats/reading/parse-json'

// The message of a failed command quotes the command, which holds the task, and what it printed,
// which may be the agent's whole log as lines of JSON: `stdout: {"type":"result",…}`. Only what
// ended the run says why it failed, not what was said on the way.

const ANNOUNCED_RETRY = /\bretry(?:ing)?\b|\bAttempt \d+ failed\b/i

/** The words of an event that ends a run; empty for one that ends it well, null for any other. */
const endIn = (value: Record<string, unknown>): string | null => {
  const error = isRecord(value.error) ? stringOrNull(value.error.message) : null
  switch (value.type) {
    case 'result':
      return value.is_error === true ? (stringOrNull(value.result) ?? '') : ''
    case 'turn.failed':
    case 'error':
      return error ?? stringOrNull(value.message) ?? ''
    case 'turn.completed':
      return ''
    default:
      return null
  }
}

/** What a failed command's message says of its end, without the command and without its log. */
export const wordsOfFailedCommand = (message: string): string => {
  const output = /\n(?:stdout|stderr):/i.exec(message)
  if (!output) return ''
  let end = ''
  const plain: string[] = []
  for (const line of message.slice(output.index + 1).split('\n')) {
    const content = line.replace(/^(?:stdout|stderr):\s*/i, '').trim()
    if (!content.startsWith('{')) {
      if (!ANNOUNCED_RETRY.test(content)) plain.push(content)
      continue
    }
    const value = parseJson(content)?.value
    // A line that was cut ends nothing.
    if (isRecord(value)) end = endIn(value) ?? end
  }
  return [...plain, end].join('\n')
}
