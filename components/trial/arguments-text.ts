import type { Json } from '@/lib/domain/json'
import type { ToolCall } from '@/lib/domain/step'

/** JSON that is at most so long stays on its line. */
const SHORT = 100

const jsonText = (value: Json): string => {
  const short = JSON.stringify(value)
  return short.length <= SHORT ? short : JSON.stringify(value, null, 2)
}

const lineOf = ([key, value]: [string, Json]): string => {
  if (typeof value !== 'string') return `${key}: ${jsonText(value)}`
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
