/** Words in a row that make one shingle. */
export const SHINGLE_WORDS = 5
/** Least hashes that stand for a text in a first look. */
export const SKETCH_SIZE = 256

const WORD = /[\p{L}\p{N}_]+/gu

/** FNV-1a, 32 bits. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < text.length; at++) {
    hash ^= text.charCodeAt(at)
    hash = Math.imul(hash, 0x01000193)
  }
  return hash >>> 0
}

/** Hashes of all runs of five words of a text, each once, ascending; a shorter text is one run. */
export function shinglesOf(text: string): readonly number[] {
  const words = text.toLowerCase().match(WORD) ?? []
  if (words.length === 0) return []
  const hashes = new Set<number>()
  for (let at = 0; at === 0 || at + SHINGLE_WORDS <= words.length; at++)
    hashes.add(hashOf(words.slice(at, at + SHINGLE_WORDS).join(' ')))
  return [...hashes].sort((a, b) => a - b)
}

/** Share of the shingles of two texts that both have (Jaccard); null where both are empty. */
export function similarityOf(left: readonly number[], right: readonly number[]): number | null {
  let [one, two, common] = [0, 0, 0]
  while (one < left.length && two < right.length) {
    if (left[one] === right[two]) common += 1
    const step = left[one]! - right[two]!
    if (step <= 0) one += 1
    if (step >= 0) two += 1
  }
  const all = left.length + right.length - common
  return all === 0 ? null : common / all
}

/** The least hashes of a text: enough to look at many texts at once. */
export const sketchOf = (shingles: readonly number[]): readonly number[] =>
  shingles.slice(0, SKETCH_SIZE)

/**
 * The same from sketches: of the least hashes of both texts together, the share that both have. Off by
 * about 1/√256, six points (Broder 1997).
 */
export function estimateSimilarity(
  left: readonly number[],
  right: readonly number[],
): number | null {
  const isWhole = left.length < SKETCH_SIZE && right.length < SKETCH_SIZE
  const union = [...new Set([...left, ...right])].sort((a, b) => a - b)
  const all = isWhole ? union : union.slice(0, SKETCH_SIZE)
  if (all.length === 0) return null
  const [one, two] = [new Set(left), new Set(right)]
  return all.filter((hash) => one.has(hash) && two.has(hash)).length / all.length
}
