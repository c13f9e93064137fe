// What differs between two runs of the same thing without meaning anything: ids, times, temporary
// paths, ports, process numbers. Longest forms first, since each is replaced once.
const NOISE: readonly (readonly [RegExp, string])[] = [
  [/\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b/gi, '<id>'],
  [/\b\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(?::\d{2})?(?:[.,]\d+)?(?:Z|[+-]\d{2}:?\d{2})?/g, '<time>'],
  [
    /\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) {1,2}\d{1,2} {1,2}(?:\d{2}:\d{2}|\d{4})\b/g,
    '<time>',
  ],
  [/\b\d{1,2}:\d{2}:\d{2}(?:[.,]\d+)?\b/g, '<time>'],
  [/(?:\/private)?\/var\/folders\/[^\s'"]+/g, '<tmp>'],
  [/\/(?:var\/)?tmp\/[A-Za-z0-9_.-]+/g, '<tmp>'],
  [/\b(localhost|127\.0\.0\.1|0\.0\.0\.0|\[::1\]):\d{2,5}\b/g, '$1:<port>'],
  [/(--port[= ]|-p )\d{4,5}\b/g, '$1<port>'],
  [/\b0x[0-9a-f]{6,}\b/gi, '<address>'],
  [/\b(?=[0-9a-f]*\d)(?=[0-9a-f]*[a-f])[0-9a-f]{8,}\b/gi, '<hash>'],
  [/\b1[5-9]\d{8}(?:\d{3})?\b/g, '<time>'],
  [/\b(pid|PID|kill(?: -\d+)?) \d+\b/g, '$1 <pid>'],
  [/\b\d+(?:\.\d+)? ?(?:ms|µs|us|s|sec|seconds|minutes)\b/g, '<duration>'],
]

/** A text without what differs by chance between two runs, and without differences of spacing. */
export function normalizeText(text: string): string {
  let plain = text
  for (const [pattern, word] of NOISE) plain = plain.replace(pattern, word)
  return plain.replace(/\s+/g, ' ').trim()
}

/** Characters of a text that are looked through for noise; the rest counts as it stands. */
const NOISE_CHARS = 16_000

/** The same for a text of any length, which stays short: what is beyond is one number. */
export function normalizeLong(text: string): string {
  if (text.length <= NOISE_CHARS) return normalizeText(text)
  const rest = text.slice(NOISE_CHARS)
  return `${normalizeText(text.slice(0, NOISE_CHARS))} <${rest.length} more, ${hashText(rest)}>`
}

/** A number that is equal for two outputs which differ by chance only. */
export const outputKey = (output: string): number => hashText(normalizeLong(output))

/** A number that is equal for two outputs of the same lines in any order; null for a long one. */
export const listingKey = (output: string): number | null =>
  output.length > NOISE_CHARS
    ? null
    : hashText(
        output
          .split('\n')
          .map((line) => line.trim())
          .sort()
          .join('\n'),
      )

/** A path as both sides would name it: a skill's place depends on the harness, a skill does not. */
export function normalizePath(path: string): string {
  const skill = /(?:^|\/)skills\/(.+)$/.exec(path)
  if (skill) return `skills/${skill[1]}`
  return normalizeText(path.replace(/^\.\//, '').replace(/\/{2,}/g, '/'))
}

/** A 32-bit hash (FNV-1a), to compare long texts by a number. */
export function hashText(text: string): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < text.length; at += 1) {
    hash ^= text.charCodeAt(at)
    hash = Math.imul(hash, 0x01000193)
  }
  return hash >>> 0
}
