// Random inputs for the methods that came with the amended rules. Imported by tests only.
import fc from 'fast-check'
import { ERROR_POLICIES } from '@/lib/domain/error-policy'
import {
  conf,
  count,
  delta,
  deltas,
  draws,
  list,
  name,
  orNull,
  passCount,
  rewards,
  reward,
  rows,
  seed,
  size,
  table,
  variance,
} from '@/lib/stats/testing'

const limits = { lo: orNull(delta), hi: orNull(delta), lo90: orNull(delta), hi90: orNull(delta) }
/** A small set, so that tasks, configurations and families meet. */
const key = fc.constantFrom('a', 'b', '__proto__')
const strata = list(table, 4)
const trial = fc.record({
  task: key,
  configuration: key,
  arm: fc.constantFrom('with' as const, 'without' as const),
  value: orNull(size),
  passed: fc.boolean(),
  timedOut: fc.boolean(),
})
const gainCells = list(fc.record({ task: key, configuration: key, d: delta }))
const effects = list(fc.tuple(delta, variance)).map((values) => ({
  values: values.map(([value]) => value),
  variances: values.map(([, v]) => v),
}))

const gains = {
  'gain.interval': fc.record({ deltas, conf, span: fc.constantFrom(1, 2) }),
  'verdict.gain': fc.record({ ...limits, margin: variance }),
  'traps.imbens_manski': fc.tuple(list(fc.tuple(delta, variance)), conf).map(([values, level]) => ({
    lower: values.map(([lower]) => lower),
    upper: values.map(([lower, width]) => lower + width),
    conf: level,
  })),
  'compare.pairs': fc.record({
    pairs: list(fc.record({ id: name, deltas })),
    margin: variance,
    alpha: fc.constantFrom(0.05, 0.1),
  }),
  'gain.family': fc.tuple(list(fc.tuple(delta, orNull(key))), conf).map(([values, level]) => ({
    deltas: values.map(([value]) => value),
    families: values.map(([, family]) => family),
    conf: level,
  })),
  'gain.anytime': fc.record({
    deltas,
    conf,
    tStar: fc.constantFrom(0, 1, 40, 80),
    firstLook: count(),
  }),
  'gain.difference_of_experiments': fc.record({ first: gainCells, second: gainCells, conf }),
  'rerun.intervals': fc.record({
    estimate: orNull(reward),
    rerunSe: orNull(variance),
    conf,
    k: count(),
    kRepeat: count(),
  }),
  'verdict.strip': fc.record({
    cells: list(
      fc.record({
        configurations: fc.constantFrom('default' as const, 'all' as const),
        policy: fc.constantFrom(...ERROR_POLICIES),
        uncertainty: fc.constantFrom('new_tasks' as const, 'rerun' as const),
        weighting: fc.constantFrom('tasks' as const, 'trials' as const, 'domains' as const),
        estimate: orNull(delta),
        ...limits,
      }),
    ),
    margin: variance,
  }),
}

const tasks = {
  'task.least_p': fc.record({ strata: list(fc.record({ n1: count(), n0: count() }), 4) }),
  'task.attainable_p': fc.record({ strata }),
  'task.label': fc.record({
    delta: orNull(delta),
    p: orNull(reward),
    q: orNull(reward),
    pLess: orNull(reward),
    pGreater: orNull(reward),
    pHarm: orNull(reward),
    leastP: orNull(reward),
    n1: count(),
    n0: count(),
    blockQ: orNull(reward),
  }),
  'harm.block_permutation': fc.record({
    with: rows(orNull(reward)),
    without: rows(orNull(reward)),
    draws,
    seed,
  }),
  'fdr.discrete': fc
    .tuple(list(fc.tuple(orNull(reward), orNull(reward))), fc.constantFrom(0.05, 0.2))
    .map(([values, alpha]) => ({
      p: values.map(([p]) => p),
      least: values.map(([, least]) => least),
      alpha,
    })),
  'harm.cell_variance': fc.record({ strata }),
  // Three tasks at most: each costs 3,000 steps.
  'harm.false_sign': effects.map(({ values, variances }) => ({
    d: values.slice(0, 3),
    v: variances.slice(0, 3),
  })),
  'harm.luck_two_yardsticks': fc.record({ tasks: list(fc.record({ strata }), 6) }),
}

const others = {
  'domain.heterogeneity_f': fc.record({ domains: list(fc.record({ name, deltas })), conf }),
  'domain.shrink_integrated': fc
    .tuple(effects, variance)
    .map(([{ values, variances }, priorSd]) => ({ y: values, v: variances, priorSd })),
  'power.mde_t': fc.record({
    nTasks: fc.constantFrom(0, 1, 2, 3, 20, 84, 5000),
    sd: orNull(variance),
    alpha: fc.constantFrom(0, 1e-6, 0.05, 0.5, 1),
    power: fc.constantFrom(0, 0.01, 0.5, 0.8, 0.999, 1),
  }),
  'power.needed_t': fc.record({
    nTasks: fc.constantFrom(0, 1, 2, 3, 20, 84),
    sd: orNull(variance),
    target: variance,
    alpha: fc.constantFrom(0.01, 0.05),
    power: fc.constantFrom(0.5, 0.8),
    conf,
  }),
  'pass.paired': fc.record({
    pairs: list(fc.record({ task: name, with: list(passCount, 3), without: list(passCount, 3) })),
    kMax: count(10),
    conf,
  }),
  'measure.log_ratio': fc.record({
    trials: list(trial, 20),
    only: fc.constantFrom('all' as const, 'passed' as const),
    conf,
  }),
  'measure.ratio_of_totals': fc.record({
    tasks: list(fc.record({ with: size, without: size })),
    conf,
  }),
  'usage.activation': fc.record({
    tasks: list(
      fc.record({
        task: name,
        shouldTrigger: orNull(fc.boolean()),
        with: list(fc.record({ read: orNull(fc.boolean()), reward })),
        without: rewards,
      }),
    ),
    conf,
  }),
}

export const AMENDMENT_INPUTS = { ...gains, ...tasks, ...others }
