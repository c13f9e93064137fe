/** What a step must hold: words in this order, one after the other. */
export interface SearchPhrase {
  readonly words: readonly string[]
  /** The last word may go on: `import*` finds `important`. */
  readonly isOpen: boolean
}

/** A longer text is no search. */
export const MOST_SEARCH_CHARS = 300
const MOST_PHRASES = 12

// As the index cuts texts into words: letters and digits of any script, all else stands between them.
const WORD = /[\p{L}\p{N}\p{Co}\p{M}]+/gu
const QUOTED_OR_WORD = /"([^"]*)"|(\S+)/g

/**
 * What a person typed as phrases, all of which a step must hold: `"no such file" solve.py`. What is in
 * quotes is one phrase, and so is what punctuation joins; a star at the end leaves the last word open.
 * Signs alone find nothing.
 */
export function searchPhrases(q: string): SearchPhrase[] {
  return [...q.slice(0, MOST_SEARCH_CHARS).matchAll(QUOTED_OR_WORD)]
    .map((found) => (found[1] ?? found[2] ?? '').normalize('NFC'))
    .map((text) => ({ words: text.match(WORD) ?? [], isOpen: text.endsWith('*') }))
    .filter(({ words }) => words.length > 0)
    .slice(0, MOST_PHRASES)
}

/** The phrases as FTS5 asks for them; words are letters and digits alone, so nothing needs an escape. */
export const matchExpression = (phrases: readonly SearchPhrase[]): string =>
  phrases.map(({ words, isOpen }) => `"${words.join(' ')}"${isOpen ? '*' : ''}`).join(' AND ')

const NOT_WORD = '[^\\p{L}\\p{N}\\p{Co}\\p{M}]+'
const INSIDE = '[\\p{L}\\p{N}\\p{Co}\\p{M}]'

/** Finds any of the phrases in a text, whatever the case. */
export const phrasePattern = (phrases: readonly SearchPhrase[]): RegExp =>
  new RegExp(
    phrases
      .map(({ words, isOpen }) => {
        const end = isOpen ? `${INSIDE}*` : ''
        return `(?<!${INSIDE})${words.join(NOT_WORD)}${end}(?!${INSIDE})`
      })
      .join('|'),
    'giu',
  )
