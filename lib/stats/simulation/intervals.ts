// How often the interval of a mean of task differences covers the truth, beside the plain t interval,
// and how often an interval is read as "no sizeable effect" though the effect is of the margin's size.
import { estimateOf, gainInterval } from '@/lib/stats/gain-interval'
import { tInterval } from '@/lib/stats/interval'
import { mean, sampleSd } from '@/lib/stats/numeric-rules'
import { makeRandom, type Random } from '@/lib/stats/random'
import { SMALL_MARGIN, verdictOfEstimate } from '@/lib/stats/verdict-gain'
import { passes, uniform, type SimulatedSize } from './draws'
import type { Truth } from './truths'

export interface IntervalCoverage {
  /** Share of experiments whose 95 % interval covers the true mean gain. */
  readonly coverage: number
  /** The same of the plain t interval. */
  readonly plainT: number
  /** Shares of experiments whose interval misses, by how it was made and where it lies: sums to 1 − coverage. */
  readonly misses: Readonly<Record<Miss, number>>
}

/** `t above`: an interval by t that lies above the truth. */
export type Miss = 't above' | 't below' | 'adjusted above' | 'adjusted below'

function drawDeltas(random: Random, truth: Truth, tasks: number, trials: number): number[] {
  return Array.from({ length: tasks }, () => {
    const rates = truth.draw(random)
    const after = passes(random, trials, rates.with)
    return (after - passes(random, trials, rates.without)) / trials
  })
}

/** Experiments of one configuration under a truth. */
export function simulateIntervals(
  input: SimulatedSize & { readonly truth: Truth },
): IntervalCoverage {
  const { truth, experiments, tasks, trials } = input
  const random = makeRandom(input.seed)
  let covered = 0
  let coveredByT = 0
  const misses = { 't above': 0, 't below': 0, 'adjusted above': 0, 'adjusted below': 0 }
  for (let i = 0; i < experiments; i++) {
    const deltas = drawDeltas(random, truth, tasks, trials)
    const { lo, hi, method } = gainInterval({ deltas })
    if (holds(lo, hi, truth.gain)) covered++
    else
      misses[
        `${method === 't' ? 't' : 'adjusted'} ${lo! > truth.gain ? 'above' : 'below'}` as const
      ] += 1 / experiments
    const plain = tInterval(mean(deltas), sampleSd(deltas)! / Math.sqrt(tasks), tasks - 1, 0.95)
    if (holds(plain.lo, plain.hi, truth.gain)) coveredByT++
  }
  return { coverage: covered / experiments, plainT: coveredByT / experiments, misses }
}

const holds = (lo: number | null, hi: number | null, value: number) =>
  lo !== null && hi !== null && lo <= value + 1e-9 && value - 1e-9 <= hi

/** Task counts and trials a cell under which intervals are tried. */
const TASKS = [2, 3, 5, 8, 12, 20, 40, 84]
const TRIALS = [1, 3, 5]

export interface CoverageRow extends IntervalCoverage {
  readonly truth: string
  readonly tasks: number
  readonly trials: number
}

/** Every truth with every number of tasks and trials, in this order. */
export const simulateAllIntervals = (
  truths: readonly Truth[],
  input: Pick<SimulatedSize, 'experiments' | 'seed'>,
): CoverageRow[] =>
  truths.flatMap((truth) =>
    TASKS.flatMap((tasks) =>
      (truth.isCertain ? [1] : TRIALS).map((trials) => ({
        ...{ truth: truth.name, tasks, trials },
        ...simulateIntervals({ ...input, truth, tasks, trials }),
      })),
    ),
  )

/** A gain of exactly the margin: the least that "no sizeable effect" must not be said of. */
export const AT_MARGIN: Truth = {
  name: 'every task gains 5 pp, rates from 0.1 to 0.9',
  gain: SMALL_MARGIN,
  isCertain: false,
  draw: (random) => {
    const without = 0.1 + 0.75 * uniform(random)
    return { without, with: without + SMALL_MARGIN }
  },
}

const oneInTwenty = (rest: number): Truth => ({
  name:
    `one task in twenty lost, the rest ` +
    (rest === 1 ? 'always pass' : `pass at ${rest} before and after`),
  gain: -SMALL_MARGIN,
  isCertain: rest === 1,
  draw: (random) =>
    uniform(random) < SMALL_MARGIN ? { without: 1, with: 0 } : { without: rest, with: rest },
})

/** Mean losses of the margin in which one task of twenty loses all: few of them may be seen. */
export const RARE_LOSSES_AT_MARGIN: readonly Truth[] = [1, 0.95, 0.9].map(oneInTwenty)

/** No effect at all: where the label is right. */
export const NOTHING_CHANGES: readonly Truth[] = [1, 0.95].map((rate) => ({
  name: rate === 1 ? 'nothing changes, every run passes' : 'nothing changes, runs pass at 0.95',
  gain: 0,
  isCertain: rate === 1,
  draw: () => ({ without: rate, with: rate }),
}))

/** Share of experiments whose effect is said to be surely smaller than the margin, as "no sizeable effect" says. */
export function simulateEquivalence(input: SimulatedSize & { readonly truth: Truth }): number {
  const random = makeRandom(input.seed)
  let small = 0
  for (let i = 0; i < input.experiments; i++) {
    const deltas = drawDeltas(random, input.truth, input.tasks, input.trials)
    if (verdictOfEstimate(estimateOf(gainInterval({ deltas }))).isSmall) small++
  }
  return small / input.experiments
}
