// Counts what a backtracking matcher does with a pattern, so that a test can say how work grows with
// the text, whatever else the machine does. Not fast, and only what our patterns use: groups,
// alternatives, look-arounds, classes, repetitions, `^`, `$`, `\b`.

/** Goes on behind `at`; the answer says whether the rest matched. */
type Next = (at: number) => boolean
type Node = (at: number, next: Next) => boolean

interface Run {
  readonly text: string
  readonly flags: string
  steps: number
}

const ENDS = new Set(['|', ')'])
const isWordAt = (text: string, at: number) => /\w/.test(text[at] ?? ' ')

/** Reads a pattern into a matcher of `run.text`. */
class PatternReader {
  private at = 0
  constructor(
    private readonly source: string,
    private readonly run: Run,
  ) {}

  alternatives(): Node {
    const all = [this.sequence()]
    while (this.source[this.at] === '|') {
      this.at += 1
      all.push(this.sequence())
    }
    return (at, next) => all.some((one) => one(at, next))
  }

  private sequence(): Node {
    const parts: Node[] = []
    while (this.at < this.source.length && !ENDS.has(this.source[this.at]!)) {
      parts.push(this.repeated())
    }
    const from = (part: number, at: number, next: Next): boolean =>
      part === parts.length ? next(at) : parts[part]!(at, (end) => from(part + 1, end, next))
    return (at, next) => from(0, at, next)
  }

  private repeated(): Node {
    const { node, char } = this.atom()
    const [sign, least = '', comma, most = ''] =
      /^(?:[*+?]|\{(\d+)(,?)(\d*)\})/.exec(this.source.slice(this.at)) ?? []
    if (sign === undefined) return node
    this.at += sign.length
    const isLazy = this.source[this.at] === '?'
    if (isLazy) this.at += 1
    const min = least === '' ? (sign === '+' ? 1 : 0) : Number(least)
    const fixed = comma === '' ? min : most === '' ? Infinity : Number(most)
    const max = sign === '?' ? 1 : least === '' ? Infinity : fixed
    return char ? repeatChar(char, min, max, isLazy) : repeatNode(node, min, max, isLazy)
  }

  private atom(): { node: Node; char?: (at: number) => boolean } {
    const { source, run } = this
    const [group] = /^\((?:\?(?::|<?[=!]))?/.exec(source.slice(this.at)) ?? []
    if (group !== undefined) return { node: this.group(group) }
    const [atom = ''] =
      /^(?:\[(?:\\.|[^\]\\])*\]|\\p\{\w+\}|\\[^]|[^])/u.exec(source.slice(this.at)) ?? []
    this.at += atom.length
    if (atom === '^') return { node: (at, next) => at === 0 && next(at) }
    if (atom === '$') return { node: (at, next) => at === run.text.length && next(at) }
    if (atom === '\\b') {
      const isEdge = (at: number) => isWordAt(run.text, at - 1) !== isWordAt(run.text, at)
      return { node: (at, next) => isEdge(at) && next(at) }
    }
    if (/^\\\d/.test(atom)) throw new Error(`This counter knows no back-reference: ${source}`)
    const one = new RegExp(`^${atom}$`, run.flags)
    const char = (at: number) => {
      run.steps += 1
      return at < run.text.length && one.test(run.text[at]!)
    }
    return { char, node: (at, next) => char(at) && next(at + 1) }
  }

  private group(opening: string): Node {
    this.at += opening.length
    const inner = this.alternatives()
    this.at += 1
    const is = !opening.endsWith('!')
    if (opening === '(?=' || opening === '(?!') {
      return (at, next) => inner(at, () => true) === is && next(at)
    }
    if (opening === '(?<=' || opening === '(?<!') {
      const endsAt = (end: number) => {
        for (let from = end; from >= Math.max(0, end - LOOK_BACK); from -= 1)
          if (inner(from, (at) => at === end)) return true
        return false
      }
      return (at, next) => endsAt(at) === is && next(at)
    }
    return inner
  }
}

/** Characters that a look-behind goes back; ours are shorter. */
const LOOK_BACK = 12

function repeatChar(
  char: (at: number) => boolean,
  min: number,
  max: number,
  isLazy: boolean,
): Node {
  return (at, next) => {
    let count = 0
    while (count < (isLazy ? min : max) && char(at + count)) count += 1
    if (!isLazy) {
      for (; count >= min; count -= 1) if (next(at + count)) return true
      return false
    }
    if (count < min) return false
    for (; ; count += 1) {
      if (next(at + count)) return true
      if (count === max || !char(at + count)) return false
    }
  }
}

function repeatNode(node: Node, min: number, max: number, isLazy: boolean): Node {
  const from = (count: number, at: number, next: Next): boolean => {
    const more = () =>
      count < max && node(at, (end) => (end > at || count < min) && from(count + 1, end, next))
    if (count < min) return more()
    return isLazy ? next(at) || more() : more() || next(at)
  }
  return (at, next) => from(0, at, next)
}

/** Where a pattern matches in a text, one after another, and how many characters were looked at for it. */
export function matchCounted(
  { source, flags }: RegExp,
  text: string,
): { matches: string[]; steps: number } {
  const run: Run = { text, flags: flags.replace(/[gy]/g, ''), steps: 0 }
  const node = new PatternReader(source, run).alternatives()
  const matches: string[] = []
  for (let at = 0; at <= text.length;) {
    let end = -1
    if (!node(at, (found) => ((end = found), true))) at += 1
    else {
      matches.push(text.slice(at, end))
      at = Math.max(end, at + 1)
    }
  }
  return { matches, steps: run.steps }
}
