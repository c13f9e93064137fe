// Patterns that people write, with `*`, `**` and `{name}`. They are matched without regular expressions:
// those of a person can take as long as the age of the universe, this takes the length of the pattern
// times that of the text.

/** What a text has where a pattern has `{name}`. */
export type PatternNames = ReadonlyMap<string, string>

type Part =
  | { readonly kind: 'text'; readonly text: string }
  /** `*` or, with a name, `{name}`, which is never empty. */
  | { readonly kind: 'some'; readonly name: string | null }
  /** `**`: anything, folders too. */
  | { readonly kind: 'all' }
  /** `**` with its slash: any folders, or none. */
  | { readonly kind: 'folders' }

const PART = /\*\*\/?|\*|\{([A-Za-z]\w*)\}|[^*{]+|\{/g

const partOf = (text: string, name: string | undefined): Part => {
  if (text === '**/') return { kind: 'folders' }
  if (text === '**') return { kind: 'all' }
  if (text === '*') return { kind: 'some', name: null }
  return name === undefined ? { kind: 'text', text } : { kind: 'some', name }
}

const partsOf = (pattern: string): Part[] =>
  [...pattern.matchAll(PART)].map(([text, name]) => partOf(text, name))

/** The names in a pattern, in their order. */
export const namesInPattern = (pattern: string): string[] =>
  partsOf(pattern).flatMap((part) => (part.kind === 'some' && part.name ? [part.name] : []))

/** How many parts of a pattern stand for something else than themselves. */
export const countWildcards = (pattern: string): number =>
  partsOf(pattern).filter(({ kind }) => kind !== 'text').length

/** Which places of the text a part can begin at, given those that the next one can. */
function beginnings(part: Part, text: string, next: Uint8Array, stop: string | null): Uint8Array {
  const here = new Uint8Array(text.length + 1)
  let isBelow = false
  for (let at = text.length; at >= 0; at -= 1) {
    const canGoOn = at < text.length && text[at] !== stop
    switch (part.kind) {
      case 'text':
        here[at] = text.startsWith(part.text, at) ? next[at + part.text.length]! : 0
        break
      case 'some':
        here[at] = part.name === null ? next[at]! : 0
        if (canGoOn) here[at]! |= here[at + 1]! | next[at + 1]!
        break
      case 'all':
        here[at] = next[at]! | (at < text.length ? here[at + 1]! : 0)
        break
      case 'folders':
        if (text[at] === '/' && next[at + 1]) isBelow = true
        here[at] = next[at]! | Number(isBelow)
    }
  }
  return here
}

/** Where a part that begins here ends: a name as soon as it can, all else as late. */
function endOf(part: Part, text: string, at: number, next: Uint8Array, stop: string | null) {
  if (part.kind === 'text') return at + part.text.length
  if (part.kind === 'some' && part.name !== null) return next.indexOf(1, at + 1)
  let limit = text.length
  if (part.kind === 'some' && stop !== null && text.includes(stop, at))
    limit = text.indexOf(stop, at)
  for (let end = limit; end > at; end -= 1)
    if (next[end] && (part.kind !== 'folders' || text[end - 1] === '/')) return end
  return at
}

export interface PatternForm {
  /** What `*` and `{name}` do not reach over; null: they reach over anything. */
  readonly stop: '/' | null
  /** The pattern may also be that of the end of a path, from any folder on. */
  readonly isTail?: boolean
}

/** Reads texts by a pattern; null for one that it does not fit. */
export function patternMatcher(
  pattern: string,
  { stop, isTail = false }: PatternForm,
): (text: string) => PatternNames | null {
  const parts = partsOf(pattern)
  return (text) => {
    if (parts.some((part) => part.kind === 'text' && !text.includes(part.text))) return null
    const rows: Uint8Array[] = [new Uint8Array(text.length + 1)]
    rows[0]![text.length] = 1
    for (const part of [...parts].reverse()) rows.unshift(beginnings(part, text, rows[0]!, stop))
    let at = 0
    while (!rows[0]![at]) {
      const slash = isTail ? text.indexOf('/', at) : -1
      if (slash < 0) return null
      at = slash + 1
    }
    const names = new Map<string, string>()
    for (const [index, part] of parts.entries()) {
      const end = endOf(part, text, at, rows[index + 1]!, stop)
      if (part.kind === 'some' && part.name !== null) names.set(part.name, text.slice(at, end))
      at = end
    }
    return names
  }
}

/** The text with what a pattern found for its names; what it lacks stays as it stands. */
export const fillIn = (text: string, names: PatternNames): string =>
  text.replace(/\{([A-Za-z]\w*)\}/g, (whole, name: string) => names.get(name) ?? whole)

/** Reads whole paths: `*` and `{name}` stand for a part of one folder's name. */
export const pathMatcher = (pattern: string) => patternMatcher(pattern, { stop: '/' })
