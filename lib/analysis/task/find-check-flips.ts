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
  /** Difference of pass rates, with minus without; null where only one arm ran the check. */
  readonly difference: number | null
}

/** What the checks of a task's trials say of two arms. */
export interface CheckFlips {
  /** Checks that pass more often in one arm, then those that only one arm ran, and failed. */
  readonly checks: readonly CheckFlip[]
  /** Trials of either arm that kept their checks. */
  readonly nWithout: number
  readonly nWith: number
}

interface CheckedTrial {
  readonly condition: string
  readonly checks: readonly VerifierCheck[]
}

/**
 * Checks whose pass rate differs between two arms, largest difference first, then by name; after them
 * those that failed in the only arm that ran them.
 */
export function findCheckFlips(
  trials: readonly CheckedTrial[],
  without: string,
  with_: string,
): CheckFlips {
  const counts = new Map<string, Record<'without' | 'with', { nPassed: number; nTrials: number }>>()
  const kept = { without: 0, with: 0 }
  for (const { condition, checks } of trials) {
    const arm = condition === without ? 'without' : condition === with_ ? 'with' : null
    if (!arm) continue
    if (checks.length > 0) kept[arm] += 1
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
  const found = [...counts]
    .map(([name, count]): CheckFlip => ({ name, ...count, difference: differenceOf(count) }))
    .filter(({ difference, ...count }) =>
      difference === null ? hasFailed(count) : !areEqual(difference, 0),
    )
  const size = ({ difference }: CheckFlip) => (difference === null ? -1 : Math.abs(difference))
  return {
    checks: found.sort((a, b) => size(b) - size(a) || (a.name < b.name ? -1 : 1)),
    nWithout: kept.without,
    nWith: kept.with,
  }
}

type Counts = Pick<CheckFlip, 'without' | 'with'>

const differenceOf = ({ without, with: with_ }: Counts) =>
  without.nTrials === 0 || with_.nTrials === 0
    ? null
    : with_.nPassed / with_.nTrials - without.nPassed / without.nTrials

const hasFailed = (count: Counts) =>
  [count.without, count.with].some(({ nPassed, nTrials }) => nPassed < nTrials)
