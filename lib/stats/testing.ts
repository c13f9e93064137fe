// Random values to make inputs of, degenerate ones included: no tasks, empty arms, one trial, all
// equal, ties, zero costs. Imported by tests only.
import fc, { type Arbitrary } from 'fast-check'
import { ERROR_POLICIES } from '@/lib/domain/error-policy'
import { TRIAL_STATUSES } from '@/lib/domain/trial-status'

/** Mostly 0 and 1, as verifiers give, and fractions of which some repeat. */
export const reward = fc.oneof(
  fc.constantFrom(0, 1),
  fc.constantFrom(0.1, 0.2, 0.30000000000000004, 0.3, 0.5, 0.8333, 1 / 3),
  fc.double({ min: 0, max: 1, noNaN: true }),
)
export const list = <Value>(value: Arbitrary<Value>, maxLength = 8) =>
  fc.array(value, { maxLength })
export const count = (max = 8) => fc.integer({ min: 0, max })
export const rewards = list(reward, 5)
export const delta = fc.oneof(
  fc.constantFrom(0, 0.2, -0.2, 1, -1, 1e-13),
  fc.double({ min: -1, max: 1, noNaN: true }),
)
export const deltas = list(delta)
export const conf = fc.constantFrom(0.5, 0.8, 0.9, 0.95, 0.999, 1)
export const seed = fc.integer()
export const draws = fc.constantFrom(1, 2, 40)
export const name = fc.constantFrom('a', 'b', 'B', 'é', 't10', 't9', '__proto__', '')
export const size = fc.oneof(
  fc.constantFrom(0, 1e-9, 0.5, 1, 2, 30, 1000),
  fc.double({ min: 0, max: 1e4, noNaN: true }),
)
export const variance = fc.oneof(
  fc.constantFrom(0, 0.01, 1e-9),
  fc.double({ min: 0, max: 1, noNaN: true }),
)
export const orNull = <Value>(value: Arbitrary<Value>) => fc.option(value, { freq: 5 })

/** Passes and trials of both arms, arms without trials included. */
export const table = fc
  .record({ n1: count(), n0: count() })
  .chain(({ n1, n0 }) =>
    fc.record({ x1: count(n1), n1: fc.constant(n1), x0: count(n0), n0: fc.constant(n0) }),
  )
export const pairs = fc.uniqueArray(
  fc.record({ task: fc.string({ maxLength: 3 }), with: rewards, without: rewards }),
  { selector: (pair) => pair.task, maxLength: 8 },
)
export const meanPairs = list(fc.record({ without: reward, with: reward }))
export const rows = <Value>(value: Arbitrary<Value>) =>
  fc.tuple(count(5), count(4)).chain(([height, width]) =>
    fc.array(fc.array(value, { minLength: width, maxLength: width }), {
      minLength: height,
      maxLength: height,
    }),
  )
export const trials = list(
  fc.record({
    task: name,
    condition: fc.constantFrom('none', 'curated', 'other'),
    status: fc.constantFrom(...TRIAL_STATUSES),
    reward: orNull(reward),
  }),
  20,
)
export const policy = fc.constantFrom(...ERROR_POLICIES)
export const points = list(fc.tuple(fc.oneof(fc.constantFrom(1, 2, 3), size), delta), 12).map(
  (values) => ({ x: values.map(([x]) => x), y: values.map(([, y]) => y) }),
)
export const arm = count(6).chain((n) =>
  fc.record({
    sum: fc.double({ min: 0, max: n, noNaN: true }),
    n: fc.constant(n),
    planned: count(),
  }),
)
export const passCount = count(9).chain((n) => fc.record({ n: fc.constant(n), c: count(n) }))
export const rewardsByTask = fc.dictionary(name, rewards)
export const interval = fc
  .tuple(delta, variance)
  .map(([d, half]) => ({ d, lo: d - half, hi: d + half }))
