import { isRecord } from '@/lib/ingest/formats/reading/bundle-reader'
import { stringOrNull, type LogEnding } from '@/lib/ingest/formats/reading/agent-log'
import { wordOf } from '@/lib/ingest/formats/reading/word-of'

// How a session ended: on a `result`, on a message that Claude Code made up itself because the API
// refused, while it tried again, or on the agent's last word. Whatever the agent does afterwards
// makes an ending one that was got over.

/** Messages that Claude Code makes up itself, such as those about limits. */
export const isSynthetic = (value: Record<string, unknown>): boolean => {
  const message = isRecord(value.message) ? value.message : {}
  return message.model === '<synthetic>' || value.isApiErrorMessage === true
}

/** What a line about a refused request says: `API Error: 529 Overloaded`. */
export const apiErrorText = (value: Record<string, unknown>): string => {
  const { error } = value
  const inner = isRecord(error) && isRecord(error.error) ? error.error : {}
  const deep = isRecord(inner.error) ? inner.error : inner
  const told = isRecord(error)
    ? [error.formatted, error.message, deep.message, deep.type, error.type]
    : [error, value.message]
  const says = told.map(stringOrNull).find((one) => one !== null) ?? wordOf(value.subtype)
  const status = isRecord(error) ? error.status : value.error_status
  return typeof status === 'number' && status > 0 && !says.includes(String(status))
    ? `API Error: ${status} ${says}`
    : says
}

const textOf = (message: unknown): string => {
  const content = isRecord(message) ? message.content : null
  if (typeof content === 'string') return content
  const parts = Array.isArray(content) ? content.filter(isRecord) : []
  return parts.flatMap(({ text }) => stringOrNull(text) ?? []).join('\n')
}

/** What a `result` that failed says. */
export const resultFailure = (value: Record<string, unknown>): string => {
  const errors = Array.isArray(value.errors) ? value.errors.map(stringOrNull) : []
  return (
    stringOrNull(value.result) ??
    errors.find((one) => one !== null) ??
    stringOrNull(value.subtype) ??
    'error'
  )
}

/** One request that failed once is no end: a run that was stopped just then was stopped by else. */
const isFirstTry = (value: Record<string, unknown>): boolean => {
  const attempt = value.retryAttempt ?? value.attempt
  return typeof attempt === 'number' && attempt < 2
}

/** The ending once this line is read; of a sub-agent's line the one before it. */
export const endingAfter = (
  before: LogEnding | null,
  value: Record<string, unknown>,
): LogEnding | null => {
  const isSide = value.isSidechain === true || stringOrNull(value.parent_tool_use_id) !== null
  if (isSide) return before
  if (value.type === 'result')
    return { failure: value.is_error === true ? resultFailure(value) : null, event: 'result' }
  if (value.type === 'system' && (value.subtype === 'api_error' || value.subtype === 'api_retry'))
    return isFirstTry(value) ? null : { failure: apiErrorText(value), event: value.subtype }
  if (value.type !== 'assistant') return before
  if (isSynthetic(value)) return { failure: textOf(value.message) || null, event: 'api_error' }
  const isLastWord = isRecord(value.message) && value.message.stop_reason === 'end_turn'
  return isLastWord ? { failure: null, event: 'end_turn' } : null
}
