// Random inputs for every method, degenerate ones included: no tasks, empty arms, one trial, all
// equal, ties, zero costs. Imported by tests only.
import fc, { type Arbitrary } from 'fast-check'
import type { METHODS, MethodId } from './methods'
import { ERROR_POLICIES } from '@/lib/domain/error-policy'
import { TRIAL_STATUSES } from '@/lib/domain/trial-status'

type Inputs = { [Id in MethodId]: Arbitrary<Parameters<(typeof METHODS)[Id]>[0]> }

/** Mostly 0 and 1, as verifiers give, and fractions of which some repeat. */
export const reward = fc.oneof(
  fc.constantFrom(0, 1),
  fc.constantFrom(0.1, 0.2, 0.30000000000000004, 0.3, 0.5, 0.8333, 1 / 3),
  fc.double({ min: 0, max: 1, noNaN: true }),
)
const list = <Value>(value: Arbitrary<Value>, maxLength = 8) => fc.array(value, { maxLength })
const count = (max = 8) => fc.integer({ min: 0, max })
export const rewards = list(reward, 5)
export const delta = fc.oneof(
  fc.constantFrom(0, 0.2, -0.2, 1, -1, 1e-13),
  fc.double({ min: -1, max: 1, noNaN: true }),
)
const deltas = list(delta)
const conf = fc.constantFrom(0.5, 0.8, 0.9, 0.95, 0.999, 1)
const seed = fc.integer()
const draws = fc.constantFrom(1, 2, 40)
const name = fc.constantFrom('a', 'b', 'B', 'é', 't10', 't9', '__proto__', '')
const size = fc.oneof(
  fc.constantFrom(0, 1e-9, 0.5, 1, 2, 30, 1000),
  fc.double({ min: 0, max: 1e4, noNaN: true }),
)
const variance = fc.oneof(
  fc.constantFrom(0, 0.01, 1e-9),
  fc.double({ min: 0, max: 1, noNaN: true }),
)
const orNull = <Value>(value: Arbitrary<Value>) => fc.option(value, { freq: 5 })

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
const meanPairs = list(fc.record({ without: reward, with: reward }))
const rows = <Value>(value: Arbitrary<Value>) =>
  fc.tuple(count(5), count(4)).chain(([height, width]) =>
    fc.array(fc.array(value, { minLength: width, maxLength: width }), {
      minLength: height,
      maxLength: height,
    }),
  )
const trials = list(
  fc.record({
    task: name,
    condition: fc.constantFrom('none', 'curated', 'other'),
    status: fc.constantFrom(...TRIAL_STATUSES),
    reward: orNull(reward),
  }),
  20,
)
const policy = fc.constantFrom(...ERROR_POLICIES)
const points = list(fc.tuple(fc.oneof(fc.constantFrom(1, 2, 3), size), delta), 12).map(
  (values) => ({ x: values.map(([x]) => x), y: values.map(([, y]) => y) }),
)
const arm = count(6).chain((n) =>
  fc.record({
    sum: fc.double({ min: 0, max: n, noNaN: true }),
    n: fc.constant(n),
    planned: count(),
  }),
)
const passCount = count(9).chain((n) => fc.record({ n: fc.constant(n), c: count(n) }))
const rewardsByTask = fc.dictionary(name, rewards)
const interval = fc.tuple(delta, variance).map(([d, half]) => ({ d, lo: d - half, hi: d + half }))

export const INPUTS: Inputs = {
  'special.normal_quantile': fc.record({ p: reward }),
  'special.normal_cdf': fc.record({ z: fc.double({ noNaN: true }) }),
  'special.t_two_sided_p': fc.record({ t: fc.double({ noNaN: true }), df: size }),
  'special.t_quantile': fc.record({ p: reward, df: size }),
  'special.chi2_sf': fc.record({ x: fc.double({ noNaN: true }), df: size }),
  'special.f_sf': fc.record({ f: fc.double({ noNaN: true }), df1: size, df2: size }),
  'special.beta_cdf': fc.record({ x: fc.double({ noNaN: true }), a: size, b: size }),
  'special.log_gamma': fc.record({ x: fc.double({ noNaN: true }) }),
  'prng.seed_state': fc.record({ seed }),
  'prng.u32': fc.record({ seed, count: count() }),
  'prng.index': fc.record({ seed, n: count(), count: count() }),
  'prng.shuffle': fc.record({ seed, n: count() }),
  'prng.fnv1a32': fc.record({ text: fc.string() }),
  'rate.wilson': passCount.chain(({ n, c }) =>
    fc.record({ x: fc.constant(c), n: fc.constant(n), conf }),
  ),
  'mean.cluster': fc.record({ tasks: list(rewards), conf }),
  'mean.task': fc.record({ tasks: list(rewards), conf }),
  'errors.policy': fc.record({ trials, policy }),
  'gain.from_trials': fc.record({
    trials,
    with: fc.constant('curated'),
    without: fc.constant('none'),
    policy,
    conf,
  }),
  'gain.paired': fc.record({ pairs, conf }),
  'power.components': fc.record({ pairs }),
  'gain.bootstrap': fc.record({ deltas, draws, seed, conf }),
  'gain.normalized': fc.record({ pairs: meanPairs }),
  'gain.normalized_bootstrap': fc.record({ pairs: meanPairs, draws, seed, conf }),
  'domain.meta': fc.tuple(list(fc.tuple(delta, variance)), conf).map(([values, level]) => ({
    y: values.map(([y]) => y),
    v: values.map(([, v]) => v),
    conf: level,
  })),
  'domain.summary': fc.record({ domains: list(fc.record({ name, deltas })), conf }),
  'domain.james_stein': fc.record({ y: deltas, v: variance }),
  'harm.fisher': table,
  'harm.jeffreys': table,
  'harm.stratified_exact': fc.record({ strata: list(table) }),
  'harm.permutation': fc.record({ with: rewards, without: rewards }),
  'harm.permutation_mc': fc.record({ with: rewards, without: rewards, draws, seed }),
  'fdr.bh': fc.record({ p: list(orNull(reward)) }),
  'harm.label': fc.record({
    delta: orNull(delta),
    p: orNull(reward),
    q: orNull(reward),
    pHarm: orNull(reward),
    n1: count(),
    n0: count(),
  }),
  'harm.expected_negatives': fc.record({ tasks: list(table) }),
  sign_test: fc.record({ deltas }),
  'assoc.spearman': fc.tuple(points, conf).map(([xy, level]) => ({ ...xy, conf: level })),
  'assoc.kendall': fc.tuple(points, conf).map(([xy, level]) => ({ ...xy, conf: level })),
  'assoc.binned': fc.tuple(points, conf).map(([xy, level]) => ({
    ...xy,
    bins: [
      [1, 1],
      [2, 3],
      [4, null],
    ] as [number, number | null][],
    conf: level,
  })),
  'assoc.partial_spearman': list(fc.tuple(size, delta, reward, name), 12).map((values) => ({
    x: values.map(([x]) => x),
    y: values.map(([, y]) => y),
    covariates: [values.map(([, , baseline]) => baseline)],
    groups: values.map(([, , , group]) => group),
  })),
  'assoc.fe_regression': list(fc.tuple(size, delta, reward, name), 12).map((values) => ({
    x: values.map(([x]) => x),
    y: values.map(([, y]) => y),
    baseline: values.map(([, , baseline]) => baseline),
    groups: values.map(([, , , group]) => group),
  })),
  'assoc.loess': fc
    .tuple(points, fc.constantFrom(0, 0.3, 0.75, 1, 2), list(size))
    .map(([xy, span, at]) => ({ ...xy, span, at })),
  'assoc.isotonic': fc.record({ y: deltas, w: list(variance, 8) }),
  'compare.noninferiority': fc.record({ deltas, margin: variance, alpha: fc.constant(0.05) }),
  'cost.pareto': fc.record({
    points: list(fc.record({ id: name, cost: orNull(size), score: orNull(reward) })),
  }),
  'cost.per_solved': fc.record({
    tasks: list(fc.record({ cost: size, solved: reward })),
    draws,
    seed,
    conf,
  }),
  'cost.ratio': fc.record({
    tasks: list(fc.record({ costA: size, solvedA: reward, costB: size, solvedB: reward })),
    draws,
    seed,
    conf,
  }),
  'interaction.matrix': fc.record({ values: rows(delta) }),
  'interaction.anova': fc.record({ d: rows(delta) }),
  'interaction.permutation': fc.record({ d: rows(delta), draws, seed }),
  'interaction.gail_simon': list(fc.tuple(delta, variance)).map((values) => ({
    d: values.map(([d]) => d),
    se: values.map(([, se]) => se),
  })),
  'interaction.sign_flips': fc.record({
    effects: list(fc.tuple(name, interval).map(([model, effect]) => ({ model, ...effect }))),
  }),
  'evo.summary': fc.record({ scores: list(reward) }),
  'evo.mann_kendall': fc.record({ x: list(reward) }),
  'evo.page': fc.record({ scores: rows(orNull(reward)) }),
  'pass.at_k': passCount.chain((c) => count(10).map((k) => ({ ...c, k }))),
  'pass.hat_k': passCount.chain((c) => count(10).map((k) => ({ ...c, k }))),
  'pass.curve': fc.record({ tasks: list(passCount), kMax: count(10) }),
  'reliability.variance': fc.record({ tasks: list(rewards) }),
  'power.mde': fc.record({
    nTasks: count(),
    omega2: orNull(variance),
    sigma2With: orNull(variance),
    kWith: count(),
    sigma2Without: orNull(variance),
    kWithout: count(),
    alpha: fc.constantFrom(0.05, 0.1),
    power: fc.constantFrom(0.8, 0.9),
  }),
  'power.needed': fc.record({
    nTasks: count(),
    omega2: orNull(variance),
    sigma2With: orNull(variance),
    sigma2Without: orNull(variance),
    k: count(),
    target: variance,
  }),
  'usage.mantel_haenszel': fc.record({
    strata: list(fc.tuple(count(4), count(4), count(4), count(4))),
    conf,
  }),
  'traps.common_set': fc.record({ with: rewardsByTask, without: rewardsByTask, planned: count() }),
  'traps.kitagawa': fc.record({
    groups: list(
      fc.record({ name, n1: count(), r1: orNull(reward), n0: count(), r0: orNull(reward) }),
    ),
  }),
  'traps.missing_bounds': fc.record({ tasks: list(fc.record({ with: arm, without: arm })) }),
}
