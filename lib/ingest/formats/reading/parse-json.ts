import { MAX_DEPTH, TOO_DEEP } from './cut-deep'

/** A parsed value, and what had to be mended to get it; null when it cannot be read at all. */
export interface ParsedJson {
  readonly value: unknown
  readonly repairs: readonly JsonRepair[]
}

export type JsonRepair =
  | 'byte order mark'
  | 'NaN or Infinity'
  | 'raw control characters'
  | 'values nested too deep left out'

/** Python writes NaN and Infinity; some agents write raw line ends and escapes inside strings. */
const mend = (text: string): { text: string; repairs: JsonRepair[] } => {
  const repairs = new Set<JsonRepair>()
  const parts: string[] = []
  let from = 0
  let inString = false
  const cut = (until: number, instead: string, next: number) => {
    parts.push(text.slice(from, until), instead)
    from = next
  }
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at)
    if (inString) {
      if (code === 0x5c) at += 1
      else if (code === 0x22) inString = false
      else if (code < 0x20) {
        repairs.add('raw control characters')
        cut(at, `\\u${code.toString(16).padStart(4, '0')}`, at + 1)
      }
      continue
    }
    if (code === 0x22) inString = true
    else if (code === 0x4e || code === 0x49) {
      const word = /^(?:NaN|Infinity)/.exec(text.slice(at, at + 8))?.[0]
      if (!word) continue
      repairs.add('NaN or Infinity')
      cut(text[at - 1] === '-' ? at - 1 : at, 'null', at + word.length)
      at += word.length - 1
    }
  }
  parts.push(text.slice(from))
  return { text: parts.join(''), repairs: [...repairs] }
}

/** The text with values that lie too deep replaced; before it is parsed, since that takes memory. */
const withoutDeep = (text: string): string => {
  const parts: string[] = []
  let from = 0
  let depth = 0
  let inString = false
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at)
    if (code === 0x22) inString = !inString
    else if (code === 0x5c && inString) at += 1
    else if (inString) continue
    else if (code === 0x7b || code === 0x5b) {
      if (depth === MAX_DEPTH) parts.push(text.slice(from, at), JSON.stringify(TOO_DEEP))
      depth += 1
    } else if (code === 0x7d || code === 0x5d) {
      depth -= 1
      if (depth === MAX_DEPTH) from = at + 1
    }
  }
  // Cut short within such a value: what is left is no JSON, as it was.
  if (depth > MAX_DEPTH) return ''
  return parts.length === 0 ? text : [...parts, text.slice(from)].join('')
}

const tryParse = (text: string): { value: unknown } | null => {
  try {
    return { value: JSON.parse(text) as unknown }
  } catch {
    return null
  }
}

// A run of this many openers without a string between them is rare; only then depth is counted.
const DEEP_HINT = /(?:[[{]\s*(?:"[^"\\]{0,80}"\s*:\s*)?){100}/

/**
 * Reads JSON as programs write it: strict first; failing that, without a byte order mark, with
 * NaN and Infinity as null and raw control characters escaped. Values nested deeper than `MAX_DEPTH`
 * are left out. Null when it is no JSON.
 */
export const parseJson = (raw: string): ParsedJson | null => {
  const hasMark = raw.charCodeAt(0) === 0xfeff
  const whole = hasMark ? raw.slice(1) : raw
  const text = DEEP_HINT.test(whole) ? withoutDeep(whole) : whole
  const marks: JsonRepair[] = [
    ...(hasMark ? (['byte order mark'] as const) : []),
    ...(text === whole ? [] : (['values nested too deep left out'] as const)),
  ]
  const strict = tryParse(text)
  if (strict) return { value: strict.value, repairs: marks }
  const { text: mended, repairs } = mend(text)
  if (repairs.length === 0) return null
  const second = tryParse(mended)
  return second ? { value: second.value, repairs: [...marks, ...repairs] } : null
}

/** Text of bytes; `isDamaged` when some were no UTF-8 and were replaced. */
export const decodeText = (bytes: Buffer): { text: string; isDamaged: boolean } => {
  const isUtf16 = bytes.length >= 2 && bytes[0] === 0xff && bytes[1] === 0xfe
  if (isUtf16) return { text: bytes.toString('utf16le', 2), isDamaged: false }
  const text = bytes.toString('utf8')
  // A replacement character may be honest; only then the strict decoder is asked.
  return { text, isDamaged: text.includes('\ufffd') && !bytes.includes('\ufffd') }
}
