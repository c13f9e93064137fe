import type { ToolCall } from './step'

// What a shell printed, as some harnesses wrap it: {"stdout":"…","stderr":"…"}, {"text":"…"}.
const PRINTED = /^\s{0,9}\{\s{0,9}"(?:stdout|output|text)"\s{0,9}:\s{0,9}"((?:[^"\\]|\\.)*)("|\\?$)/
const ERRORS = /^\s{0,9},\s{0,9}"stderr"\s{0,9}:\s{0,9}"((?:[^"\\]|\\.)*)("|\\?$)/

function unescaped(text: string): string {
  try {
    return JSON.parse(`"${text}"`) as string
  } catch {
    // Cut within an escape such as \u00e9.
    return text.replaceAll('\\n', '\n').replaceAll('\\t', '\t').replaceAll('\\"', '"')
  }
}

/**
 * What a call gave back, as a reader expects it: of a shell what it printed, without the JSON that
 * some harnesses put around it, also where that was cut. Everything else as it is.
 */
export function plainOutput({ category, output }: ToolCall): string {
  if (output === null) return ''
  const printed = category === 'shell' ? PRINTED.exec(output) : null
  if (!printed) return output
  const errors = ERRORS.exec(output.slice(printed[0].length))?.[1] ?? ''
  const parts = [unescaped(printed[1]!), errors === '' ? '' : `stderr:\n${unescaped(errors)}`]
  const text = parts.filter((part) => part.trim() !== '').join('\n')
  return text === '' ? output : text
}
