import { normalCdf } from './normal'
import { averageRanks } from './ranks'

/**
 * Page's test of a rising trend over rounds with tasks as blocks, one-sided, normal approximation.
 * Tasks that miss a round are left out. Null without tasks or with one round. Source: Page 1963.
 */
export function evoPage(input: {
  /** Tasks × rounds; null where a round was not scored. */
  readonly scores: readonly (readonly (number | null)[])[]
}): { l: number | null; z: number | null; p: number | null } {
  const n = Math.max(0, ...input.scores.map((row) => row.length))
  const complete = input.scores.flatMap((row) => {
    const scored = row.filter((score) => score !== null)
    return scored.length === n ? [scored] : []
  })
  const m = complete.length
  if (m === 0 || n < 2) return { l: null, z: null, p: null }
  let l = 0
  for (const row of complete) {
    averageRanks(row).forEach((rank, round) => {
      l += (round + 1) * rank
    })
  }
  const expected = (m * n * (n + 1) ** 2) / 4
  const z = (l - expected) / Math.sqrt((m * n * n * (n + 1) * (n * n - 1)) / 144)
  return { l, z, p: normalCdf(-z) }
}
