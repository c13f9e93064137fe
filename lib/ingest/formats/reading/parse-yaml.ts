import {
  endOfQuoted,
  FlowReader,
  plainScalar,
  unquoted,
  withoutComment,
  YamlError,
} from './yaml-scalars'

// The part of YAML in which programs write results: maps and lists by their indent, texts, numbers, blocks
// of text, lists in one line. What it does not know (anchors, tags, several documents) makes the whole
// file unreadable, so that no value is read as another.

interface Line {
  readonly indent: number
  /** Without indent and comment. */
  readonly text: string
  /** As it stands, for blocks of text. */
  readonly whole: string
}

const MAX_DEPTH = 50

const lineOf = (whole: string): Line => {
  const indent = whole.length - whole.trimStart().length
  if (whole.slice(0, indent).includes('\t')) throw new YamlError('a tab as indent')
  return { indent, text: withoutComment(whole.slice(indent)).trimEnd(), whole }
}

/** Where the value of `key: value` begins; null where the text is no such pair. */
function splitPair(text: string): { key: string; rest: string } | null {
  if (text[0] === '"' || text[0] === "'") {
    const end = endOfQuoted(text, 0)
    const pair = end < 0 ? null : /^\s*:(?:\s+|$)/.exec(text.slice(end + 1))
    if (!pair) return null
    return { key: unquoted(text.slice(0, end + 1)), rest: text.slice(end + 1 + pair[0].length) }
  }
  if (/^[[{]/.test(text)) return null
  const pair = /:(?:\s+|$)/.exec(text)
  if (!pair) return null
  const key = text.slice(0, pair.index).trimEnd()
  if (/^[&*!?|>%@`]/.test(key) || key === '<<') throw new YamlError(`“${key.slice(0, 20)}”`)
  return { key, rest: text.slice(pair.index + pair[0].length) }
}

const isItem = ({ text }: Line) => text === '-' || text.startsWith('- ')

class YamlReader {
  private at = 0

  constructor(private readonly lines: Line[]) {}

  read(): unknown {
    const first = this.next()
    if (first === null) return null
    const value = this.block(first.indent, 0)
    if (this.next() !== null) throw new YamlError('a line outside of the rest')
    return value
  }

  /** The next line that says something. */
  private next(): Line | null {
    while (this.at < this.lines.length && this.lines[this.at]!.text === '') this.at += 1
    return this.lines[this.at] ?? null
  }

  private block(indent: number, depth: number): unknown {
    if (depth > MAX_DEPTH) throw new YamlError('too deep')
    const line = this.next()
    if (line === null) return null
    if (isItem(line)) return this.list(indent, depth)
    if (splitPair(line.text) !== null) return this.map(indent, depth)
    this.at += 1
    return this.scalar(line.text, indent - 1)
  }

  private list(indent: number, depth: number): unknown[] {
    const values: unknown[] = []
    for (let line = this.next(); line?.indent === indent && isItem(line); line = this.next()) {
      const rest = line.text.slice(1).trimStart()
      if (rest === '') {
        this.at += 1
        values.push(this.below(indent, depth, false))
        continue
      }
      // What follows the dash is a block of its own, further in.
      const inner = indent + line.text.length - rest.length
      const isBlock = splitPair(rest) !== null || /^-(?:\s|$)/.test(rest)
      if (isBlock) {
        this.lines[this.at] = { indent: inner, text: rest, whole: line.whole }
        values.push(this.block(inner, depth + 1))
      } else {
        this.at += 1
        values.push(this.scalar(rest, indent))
      }
    }
    return values
  }

  private map(indent: number, depth: number): Record<string, unknown> {
    const record: Record<string, unknown> = Object.create(null) as Record<string, unknown>
    for (let line = this.next(); line?.indent === indent; line = this.next()) {
      const pair = isItem(line) ? null : splitPair(line.text)
      if (pair === null) throw new YamlError(`“${line.text.slice(0, 20)}” is no pair`)
      if (Object.hasOwn(record, pair.key)) throw new YamlError('a key twice')
      this.at += 1
      record[pair.key] =
        pair.rest === '' ? this.below(indent, depth, true) : this.scalar(pair.rest, indent)
    }
    return record
  }

  /** The block below a key or a dash; the list of a key may stand as far out as the key. */
  private below(indent: number, depth: number, ofKey: boolean): unknown {
    const line = this.next()
    if (line === null || line.indent < indent) return null
    if (line.indent === indent) return ofKey && isItem(line) ? this.list(indent, depth + 1) : null
    return this.block(line.indent, depth + 1)
  }

  /** A value that begins in a line; `indent` is that of its key: what is further in belongs to it. */
  private scalar(text: string, indent: number): unknown {
    const block = /^([|>])([+-]?)$/.exec(text)
    if (block) return this.text(indent, block[1] === '>', block[2]!)
    const more: string[] = []
    for (let line = this.next(); line !== null && line.indent > indent; line = this.next()) {
      more.push(line.text)
      this.at += 1
    }
    const whole = [text, ...more].join(' ')
    if (/^[[{]/.test(whole)) return new FlowReader(whole).read()
    if (whole[0] === '"' || whole[0] === "'") {
      if (endOfQuoted(whole, 0) !== whole.length - 1) throw new YamlError('text after quotes')
      return unquoted(whole)
    }
    if (more.length > 0 && more.some((one) => splitPair(one) !== null))
      throw new YamlError('a pair within a text')
    return more.length > 0 ? whole : plainScalar(whole)
  }

  /** A block of text, line ends kept or folded to spaces. */
  private text(indent: number, isFolded: boolean, chomp: string): string {
    const from = this.at
    const isInside = ({ whole, indent: own }: Line) => whole.trim() === '' || own > indent
    while (this.at < this.lines.length && isInside(this.lines[this.at]!)) this.at += 1
    const lines = this.lines.slice(from, this.at).map(({ whole }) => whole)
    const first = lines.find((line) => line.trim() !== '') ?? ''
    const inner = first.length - first.trimStart().length
    const text = lines.map((line) => line.slice(inner)).join('\n')
    const kept = isFolded ? text.replace(/([^\n])\n(?!\n)/g, '$1 ') : text
    if (chomp === '+') return kept
    return kept.trimEnd() + (chomp === '-' ? '' : '\n')
  }
}

export type ParsedYaml = { readonly value: unknown } | { readonly unknown: string }

/** The value of a YAML file, or what in it this reader does not know. */
export function parseYaml(text: string): ParsedYaml {
  const plain = text
    .replace(/^\ufeff/, '')
    .replace(/^(?:[ \t]*(?:#[^\n]*)?\n)*---[ \t]*(?:\n|$)/, '')
  try {
    const lines = plain
      .replace(/\n\.\.\.\s*$/, '')
      .split(/\r?\n/)
      .map(lineOf)
    if (lines.some(({ whole }) => /^---(?:\s|$)/.test(whole)))
      return { unknown: 'several documents' }
    return { value: new YamlReader(lines).read() }
  } catch (error) {
    if (error instanceof YamlError) return { unknown: error.message }
    throw error
  }
}
