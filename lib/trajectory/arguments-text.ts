import type { Json } from '@/lib/domain/json'
import { isJsonRecord } from './plan-items'

/** JSON that is at most so long stays on its line. */
const SHORT = 100

const isPlain = (value: Json) => value === null || typeof value !== 'object'

/** `a: 1, b: x` where that is all there is to a thing, and fits a line. */
function flatText(value: Json): string | null {
  if (typeof value === 'string') return value.includes('\n') ? null : value
  if (!isJsonRecord(value)) return isPlain(value) ? String(value) : null
  const entries = Object.entries(value)
  const isFlat = entries.length > 0 && entries.every(([, inner]) => isPlain(inner))
  const text = entries.map(([key, inner]) => `${key}: ${String(inner)}`).join(', ')
  return isFlat && text.length <= SHORT && !text.includes('\n') ? text : null
}

function listText(list: readonly Json[]): string | null {
  const items = list.map(flatText)
  return list.length > 0 && items.every((item) => item !== null)
    ? items.map((item) => `\n  - ${item}`).join('')
    : null
}

function jsonText(value: Json): string {
  const list = Array.isArray(value) ? listText(value) : null
  if (list !== null) return list
  const short = JSON.stringify(value)
  return short.length <= SHORT ? short : JSON.stringify(value, null, 2)
}

const lineOf = ([key, value]: [string, Json]): string => {
  if (typeof value !== 'string') {
    const text = jsonText(value)
    return text.startsWith('\n') ? `${key}:${text}` : `${key}: ${text}`
  }
  return value.includes('\n') ? `${key}:\n${value}` : `${key}: ${value}`
}

/**
 * Arguments as a person reads them: one `name: value` a line, texts as they are and not as JSON, a
 * list of simple things one a line. Empty where there is nothing to say; what is nested deeper
 * stays JSON.
 */
export function argumentsText(args: Json): string {
  if (args === null) return ''
  if (typeof args === 'string') return args
  if (!isJsonRecord(args)) return jsonText(args).trim()
  return Object.entries(args).map(lineOf).join('\n')
}
