/** Words in a row that two texts hardly share by chance. */
export const RUN_WORDS = 8

/** A stretch that stands in both texts word for word, as the first has it. */
export interface SharedRun {
  readonly text: string
  readonly nWords: number
}

const WORD = /[\p{L}\p{N}_]+/gu

interface Word {
  readonly text: string
  readonly start: number
  readonly end: number
}

const wordsOf = (text: string): Word[] =>
  [...text.matchAll(WORD)].map((match) => ({
    ...{ text: match[0].toLowerCase(), start: match.index, end: match.index + match[0].length },
  }))

const runAt = (words: readonly Word[], at: number) =>
  words
    .slice(at, at + RUN_WORDS)
    .map(({ text }) => text)
    .join(' ')

/** Every run of eight words of a text, each once; case and what stands between words do not count. */
export function runsOf(text: string): ReadonlySet<string> {
  const words = wordsOf(text)
  const runs = new Set<string>()
  for (let at = 0; at + RUN_WORDS <= words.length; at++) runs.add(runAt(words, at))
  return runs
}

/**
 * Stretches of a text of eight words or more all of whose runs of eight are among `runs`, the longest
 * first. Two stretches of another text that this one joins read as one.
 */
export function sharedRuns(text: string, runs: ReadonlySet<string>): SharedRun[] {
  const words = wordsOf(text)
  const found: SharedRun[] = []
  let first: number | null = null
  for (let at = 0; at + RUN_WORDS <= words.length + 1; at++) {
    const isShared = at + RUN_WORDS <= words.length && runs.has(runAt(words, at))
    if (isShared) first ??= at
    else if (first !== null) {
      const last = at - 1 + RUN_WORDS - 1
      found.push({
        text: text.slice(words[first]!.start, words[last]!.end),
        nWords: last - first + 1,
      })
      first = null
    }
  }
  return found.sort((a, b) => b.nWords - a.nWords)
}
