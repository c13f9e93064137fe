const PASSED = /^(?:pass|passed|success|solved|resolved|true|yes)$/i
const FAILED = /^(?:fail|failed|failure|unsolved|unresolved|false|no)$/i

/** A score in words or digits: `passed` is 1, `failed` 0, `0.4` itself. Null: none in 0 to 1. */
export function parseScore(text: string): number | null {
  const word = text.trim()
  if (PASSED.test(word)) return 1
  if (FAILED.test(word)) return 0
  const number = /^\d*\.?\d+$/.test(word) ? Number(word) : NaN
  return number >= 0 && number <= 1 ? number : null
}
