import type { ToolCall } from '@/lib/domain/step'
import { wholeText } from '@/lib/domain/visible-text'

// What a shell printed, as some harnesses wrap it: {"stdout":"…","stderr":"…"}, {"text":"…"}.
const PRINTED = /^\s{0,9}\{\s{0,9}"(?:stdout|output|text)"\s{0,9}:\s{0,9}"((?:[^"\\]|\\.)*)("|\\?$)/
// A page or an excerpt: {"query":"…","content":"…"}.
const PAGE =
  /^\s{0,9}\{(?:\s{0,9}"(?:query|url|title)"\s{0,9}:\s{0,9}"(?:[^"\\]|\\.)*"\s{0,9},){0,3}\s{0,9}"(?:content|codeContext|markdown|body|text)"\s{0,9}:\s{0,9}"((?:[^"\\]|\\.)*)("|\\?$)/
const ERRORS = /^\s{0,9},\s{0,9}"stderr"\s{0,9}:\s{0,9}"((?:[^"\\]|\\.)*)("|\\?$)/

function unescaped(text: string): string {
  try {
    return wholeText(JSON.parse(`"${text}"`) as string)
  } catch {
    // Cut within an escape such as \u00e9.
    return text.replaceAll('\\n', '\n').replaceAll('\\t', '\t').replaceAll('\\"', '"')
  }
}

/**
 * What a call gave back, as a reader expects it: what a shell printed and what a
 * page says, without the JSON that some harnesses put around it, also where that was cut.
 * Everything else as it is.
 */
export function plainOutput({ category, output }: ToolCall): string {
  if (output === null) return ''
  const isPage = category === 'web' || category === 'search'
  const page = isPage ? PAGE.exec(output) : null
  if (page) return unescaped(page[1]!) || output
  const printed = category === 'shell' ? PRINTED.exec(output) : null
  if (!printed) return output
  const errors = ERRORS.exec(output.slice(printed[0].length))?.[1] ?? ''
  const parts = [unescaped(printed[1]!), errors === '' ? '' : `stderr:\n${unescaped(errors)}`]
  const text = parts.filter((part) => part.trim() !== '').join('\n')
  return text === '' ? output : text
}
