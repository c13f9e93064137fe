import { diffArrays, diffWordsWithSpace } from 'diff'

/** A piece of one side's text; `isOwn` when the other side does not have it. */
export interface WordPiece {
  readonly text: string
  readonly isOwn: boolean
}

/** Beyond this, words are not worth the time: lines are compared. */
const MOST_CHARS = 12_000
/**
 * Words or lines that may differ before the comparison is given up. Not a time: the server and the
 * browser must come to the same pieces, however busy either is.
 */
const MOST_EDITS = 800

const LIMIT = { maxEditLength: MOST_EDITS }

/**
 * What differs inside a pair of texts (Myers 1986, by the package `diff`): word by word, line by
 * line where they are long or unlike, and not at all (null) where even that takes too long.
 */
export function diffWords(
  left: string,
  right: string,
): { left: WordPiece[]; right: WordPiece[] } | null {
  const byWord =
    left.length + right.length <= MOST_CHARS ? diffWordsWithSpace(left, right, LIMIT) : undefined
  const parts =
    byWord ??
    diffArrays(linesOf(left), linesOf(right), LIMIT)?.map((part) => ({
      ...part,
      value: part.value.join(''),
    }))
  if (!parts) return null
  const side = (own: 'added' | 'removed', other: 'added' | 'removed') =>
    parts.filter((part) => !part[other]).map((part) => ({ text: part.value, isOwn: part[own] }))
  return { left: side('removed', 'added'), right: side('added', 'removed') }
}

/** Share of a pair's characters that both have, in [0,1]; marks on nearly everything tell nothing. */
export function sharedPart(pair: {
  left: readonly WordPiece[]
  right: readonly WordPiece[]
}): number {
  const count = (pieces: readonly WordPiece[]) =>
    pieces.reduce((sum, piece) => sum + piece.text.trim().length, 0)
  const all = [...pair.left, ...pair.right]
  const total = count(all)
  return total === 0 ? 1 : count(all.filter((piece) => !piece.isOwn)) / total
}

const linesOf = (text: string): string[] => text.split(/(?<=\n)/)
