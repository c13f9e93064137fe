import type { VerifierCheck } from '@/lib/domain/new-trial'

/** Checks that one side passes and the other does not, by name. */
export interface CheckFlips {
  readonly onlyLeftPasses: readonly string[]
  readonly onlyRightPasses: readonly string[]
  /** Checks that fail on one side and that the other, though it has checks, does not have. */
  readonly leftFailsAlone: readonly string[]
  readonly rightFailsAlone: readonly string[]
}

/** Which verifier checks flip between two trials. A check that one side lacks is no flip. */
export function compareChecks(
  left: readonly VerifierCheck[],
  right: readonly VerifierCheck[],
): CheckFlips {
  const statuses = (checks: readonly VerifierCheck[]) =>
    new Map(checks.map((check) => [check.name, check.status]))
  const [lefts, rights] = [statuses(left), statuses(right)]
  const flips = (from: 'passed' | 'failed', to: 'passed' | 'failed') =>
    left
      .filter((check) => check.status === from && rights.get(check.name) === to)
      .map((check) => check.name)
  const alone = (own: readonly VerifierCheck[], other: ReadonlyMap<string, unknown>) =>
    other.size === 0
      ? []
      : own
          .filter((check) => check.status === 'failed' && !other.has(check.name))
          .map((check) => check.name)
  return {
    onlyLeftPasses: flips('passed', 'failed'),
    onlyRightPasses: flips('failed', 'passed'),
    leftFailsAlone: alone(left, rights),
    rightFailsAlone: alone(right, lefts),
  }
}
