const PASSED = /^(?:pass|passed|success|resolved|true)$/i
const FAILED = /^(?:fail|failed|failure|unresolved|false)$/i

/** Numbers, verdicts, and of a list of verdicts the share that passed. */
export const scoreOf = (value: unknown): number | null => {
  if (typeof value === 'boolean') return Number(value)
  if (typeof value === 'string') return PASSED.test(value) ? 1 : FAILED.test(value) ? 0 : null
  if (!Array.isArray(value)) return typeof value === 'number' ? value : null
  const scores = value.map(scoreOf).filter((one) => one !== null)
  return scores.length === 0 ? null : scores.reduce((sum, one) => sum + one, 0) / scores.length
}
