import type { VerifierCheck } from '@/lib/domain/new-trial'

/** Checks that one side passes and the other does not, by name. */
export interface CheckFlips {
  readonly onlyLeftPasses: readonly string[]
  readonly onlyRightPasses: readonly string[]
}

/** Which verifier checks flip between two trials. A check that one side lacks does not count. */
export function compareChecks(
  left: readonly VerifierCheck[],
  right: readonly VerifierCheck[],
): CheckFlips {
  const other = new Map(right.map((check) => [check.name, check.status]))
  const flips = (from: 'passed' | 'failed', to: 'passed' | 'failed') =>
    left
      .filter((check) => check.status === from && other.get(check.name) === to)
      .map((check) => check.name)
  return { onlyLeftPasses: flips('passed', 'failed'), onlyRightPasses: flips('failed', 'passed') }
}
