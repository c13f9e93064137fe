import type { VerifierCheck } from '@/lib/domain/new-trial'
import { areEqual } from '@/lib/stats/numeric-rules'

/** Trials of one arm in which a check passed, of those in which it passed or failed. */
export interface CheckCount {
  readonly nPassed: number
  readonly nTrials: number
}

/** A check of the verifier that passes more often in one arm than in the other. */
export interface CheckFlip {
  readonly name: string
  readonly without: CheckCount
  readonly with: CheckCount
  /** Difference of pass rates, with minus without. */
  readonly difference: number
}

interface CheckedTrial {
  readonly condition: string
  readonly checks: readonly VerifierCheck[]
}

/** Checks whose pass rate differs between two arms, largest difference first, then by name. */
export function findCheckFlips(
  trials: readonly CheckedTrial[],
  without: string,
  with_: string,
): CheckFlip[] {
  const counts = new Map<string, Record<'without' | 'with', { nPassed: number; nTrials: number }>>()
  for (const { condition, checks } of trials) {
    const arm = condition === without ? 'without' : condition === with_ ? 'with' : null
    if (!arm) continue
    for (const { name, status } of checks) {
      if (status !== 'passed' && status !== 'failed') continue
      const count = counts.get(name) ?? {
        without: { nPassed: 0, nTrials: 0 },
        with: { nPassed: 0, nTrials: 0 },
      }
      counts.set(name, count)
      count[arm].nTrials += 1
      if (status === 'passed') count[arm].nPassed += 1
    }
  }
  return [...counts]
    .filter(([, count]) => count.without.nTrials > 0 && count.with.nTrials > 0)
    .map(([name, count]) => ({
      name,
      ...count,
      difference:
        count.with.nPassed / count.with.nTrials - count.without.nPassed / count.without.nTrials,
    }))
    .filter(({ difference }) => !areEqual(difference, 0))
    .sort((a, b) => Math.abs(b.difference) - Math.abs(a.difference) || (a.name < b.name ? -1 : 1))
}
