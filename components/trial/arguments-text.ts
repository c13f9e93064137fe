import type { Json } from '@/lib/domain/json'
import type { ToolCall } from '@/lib/domain/step'

/** JSON that is at most so long stays on its line. */
const SHORT = 100

const jsonText = (value: Json): string => {
  const short = JSON.stringify(value)
  if (short.length <= SHORT) return short
  // A list of small things takes a line each, as a plan or a set of edits is read.
  const items = Array.isArray(value) ? value.map((one) => JSON.stringify(one)) : []
  return items.length > 1 && items.every((item) => item.length <= SHORT)
    ? items.map((item) => `\n  ${item}`).join('')
    : JSON.stringify(value, null, 2)
}

const lineOf = ([key, value]: [string, Json]): string => {
  if (typeof value !== 'string') {
    const text = jsonText(value)
    return text.startsWith('\n') ? `${key}:${text}` : `${key}: ${text}`
  }
  return value.includes('\n') ? `${key}:\n${value}` : `${key}: ${value}`
}

/**
 * The arguments of a call as a person reads them: one `name: value` a line, texts as they are and
 * not as JSON, without the path that stands above them. Empty where there is nothing to say; the
 * raw JSON of the step shows all.
 */
export function argumentsText({ arguments: args, path }: ToolCall): string {
  if (args === null) return ''
  if (typeof args === 'string') return args
  if (typeof args !== 'object' || Array.isArray(args)) return jsonText(args)
  return Object.entries(args as Readonly<Record<string, Json>>)
    .filter(([, value]) => path === null || value !== path)
    .map(lineOf)
    .join('\n')
}
