import { matchTokens } from './match-tokens'

/** A piece of one side's text; `isOwn` when the other side does not have it. */
export interface WordPiece {
  readonly text: string
  readonly isOwn: boolean
}

/** Beyond this, words are not worth the time: lines are compared. */
const MOST_WORD_CHARS = 20_000
/** Beyond this, nothing is. */
const MOST_CHARS = 400_000
/**
 * Words or lines that may differ before the comparison is given up. Not a time: the server and the
 * browser must come to the same pieces, however busy either is.
 */
const MOST_EDITS = 600

const WORD = /\s+|[\p{L}\p{N}_]+|[^\p{L}\p{N}_\s]/gu

const wordsOf = (text: string): readonly string[] => text.match(WORD) ?? []

function linesOf(text: string): string[] {
  const lines = text.split('\n').map((line) => `${line}\n`)
  const last = lines.pop()!.slice(0, -1)
  return last === '' ? lines : [...lines, last]
}

/** Pieces of both sides by the tokens they have in common; null where too much differs. */
function piecesBy(
  tokensOf: (text: string) => readonly string[],
  left: string,
  right: string,
): { left: WordPiece[]; right: WordPiece[] } | null {
  const numbers = new Map<string, number>()
  const number = (token: string) => {
    const known = numbers.get(token)
    if (known === undefined) numbers.set(token, numbers.size)
    return known ?? numbers.size - 1
  }
  const [one, two] = [tokensOf(left), tokensOf(right)]
  const matches = matchTokens(
    Int32Array.from(one, number),
    Int32Array.from(two, number),
    MOST_EDITS,
  )
  if (matches === null) return null
  const side = (tokens: readonly string[], index: 0 | 1): WordPiece[] => {
    const pieces: WordPiece[] = []
    let at = 0
    const add = (to: number, isOwn: boolean) => {
      if (to > at) pieces.push({ text: tokens.slice(at, to).join(''), isOwn })
      at = to
    }
    for (const match of matches) {
      add(match[index], true)
      add(match[index] + match[2], false)
    }
    add(tokens.length, true)
    return pieces
  }
  return { left: side(one, 0), right: side(two, 1) }
}

/**
 * What differs inside a pair of texts: word by word, line by line where they are long or unlike,
 * and not at all (null) where even lines differ too much. A few milliseconds at most.
 */
export function diffWords(
  left: string,
  right: string,
): { left: WordPiece[]; right: WordPiece[] } | null {
  const chars = left.length + right.length
  if (chars > MOST_CHARS) return null
  const byWord = chars <= MOST_WORD_CHARS ? piecesBy(wordsOf, left, right) : null
  return byWord ?? piecesBy(linesOf, left, right)
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
