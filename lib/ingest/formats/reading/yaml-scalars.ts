// Values of YAML that stand in one line.

/** What this reader of YAML does not know: the file is then said to be unreadable, and nothing is guessed. */
export class YamlError extends Error {
  override name = 'YamlError'
}

const NUMBER = /^[-+]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][-+]?\d+)?$/
const WORDS = new Map<string, unknown>([
  ...['', '~', 'null', 'Null', 'NULL'].map((word) => [word, null] as const),
  ...['true', 'True', 'TRUE'].map((word) => [word, true] as const),
  ...['false', 'False', 'FALSE'].map((word) => [word, false] as const),
])

/** A value without quotes. Numbers too long for a double stay text: an id is not rounded. */
export function plainScalar(text: string): unknown {
  if (/^[&*!|>%@`]/.test(text)) throw new YamlError(`“${text.slice(0, 20)}”`)
  if (WORDS.has(text)) return WORDS.get(text)
  if (!NUMBER.test(text) || /^[-+]?0\d/.test(text)) return text
  const number = Number(text)
  const isWhole = /^[-+]?\d+$/.test(text)
  const isKept = !isWhole || Number.isSafeInteger(number) || String(number) === text
  return Number.isFinite(number) && isKept ? number : text
}

/** Where a quoted text ends that begins here; -1 where it does not end in this line. */
export function endOfQuoted(text: string, from: number): number {
  const quote = text[from]
  for (let at = from + 1; at < text.length; at += 1) {
    if (quote === '"' && text[at] === '\\') at += 1
    else if (text[at] === quote) {
      if (quote === '"' || text[at + 1] !== quote) return at
      at += 1
    }
  }
  return -1
}

/** A text in quotes, as it stands between them. */
export function unquoted(text: string): string {
  const inside = text.slice(1, -1)
  if (text[0] === "'") return inside.replaceAll("''", "'")
  try {
    const value: unknown = JSON.parse(text)
    if (typeof value === 'string') return value
  } catch {
    // Escapes that JSON does not have.
  }
  return inside.replace(/\\(.)/g, '$1')
}

/** A line without its comment. */
export function withoutComment(line: string): string {
  for (let at = 0; at < line.length; at += 1) {
    const letter = line[at]
    const isStart = at === 0 || /[\s:[{,-]/.test(line[at - 1]!)
    if ((letter === '"' || letter === "'") && isStart) {
      const end = endOfQuoted(line, at)
      if (end < 0) return line
      at = end
    } else if (letter === '#' && (at === 0 || /\s/.test(line[at - 1]!))) return line.slice(0, at)
  }
  return line
}

/** Reads `[a, {b: 1}]` from `at`; gives the value and where it ends. */
export class FlowReader {
  private at = 0

  constructor(private readonly text: string) {}

  read(): unknown {
    const value = this.value(0)
    this.skip()
    if (this.at < this.text.length) throw new YamlError('text after a list')
    return value
  }

  private skip(): void {
    while (/\s/.test(this.text[this.at] ?? '')) this.at += 1
  }

  private value(depth: number): unknown {
    if (depth > 50) throw new YamlError('too deep')
    this.skip()
    const letter = this.text[this.at]
    if (letter === '[') return this.list(depth)
    if (letter === '{') return this.record(depth)
    return this.scalar(/[,\]}]/)
  }

  private scalar(end: RegExp): unknown {
    this.skip()
    const letter = this.text[this.at]
    if (letter === '"' || letter === "'") {
      const last = endOfQuoted(this.text, this.at)
      if (last < 0) throw new YamlError('a text in quotes over several lines')
      const value = unquoted(this.text.slice(this.at, last + 1))
      this.at = last + 1
      return value
    }
    const from = this.at
    while (this.at < this.text.length && !end.test(this.text[this.at]!)) this.at += 1
    return plainScalar(this.text.slice(from, this.at).trim())
  }

  /** Whether another value follows; the closing letter is passed. */
  private goesOn(close: string): boolean {
    this.skip()
    if (this.text[this.at] === ',') this.at += 1
    this.skip()
    if (this.at >= this.text.length) throw new YamlError(`no ${close} in its line`)
    if (this.text[this.at] !== close) return true
    this.at += 1
    return false
  }

  private list(depth: number): unknown[] {
    this.at += 1
    const values: unknown[] = []
    while (this.goesOn(']')) values.push(this.value(depth + 1))
    return values
  }

  private record(depth: number): Record<string, unknown> {
    this.at += 1
    const record: Record<string, unknown> = Object.create(null) as Record<string, unknown>
    while (this.goesOn('}')) {
      const key = String(this.scalar(/[:,}]/))
      this.skip()
      const hasValue = this.text[this.at] === ':'
      if (hasValue) this.at += 1
      record[key] = hasValue ? this.value(depth + 1) : null
    }
    return record
  }
}
