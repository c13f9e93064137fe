import type { Gain, GainMethod } from '@/lib/domain/gain'
import type { Uncertainty } from '@/lib/domain/uncertainty'
import type { Weighting } from '@/lib/domain/weighting'
import { gainInterval } from '@/lib/stats/gain-interval'
import { gainPairedCells } from '@/lib/stats/gain-paired'
import { gainPooled, pooledShares, ratePooled, type TrialSum } from '@/lib/stats/gain-pooled'
import type { Estimate } from '@/lib/stats/interval'
import { meanTaskCells } from '@/lib/stats/mean-task'
import { mean, zeroIfTiny } from '@/lib/stats/numeric-rules'
import type { PolicyColumns } from './cell-table'
import { byDomain, overDomains, rateOf, totalOf } from './sum-cells'
import { rerunVarianceOfRate, type TaskArm } from './rerun-error'
import {
  foundOfFamilies,
  foundOfRerun,
  foundOfTasks,
  foundOfWeight,
  showGain,
  type FoundGain,
} from './show-gain'

/** How a mean weighs, and what its interval is about. */
export interface HowToWeigh {
  readonly uncertainty: Uncertainty
  readonly weighting: Weighting
}

/** The cells of one task in two arms; in each arm the same configurations in the same order. */
export interface TaskPair {
  readonly domain: string | null
  readonly family: string | null
  readonly with: readonly number[]
  readonly without: readonly number[]
}

/** A difference of two rates with its standard error, and the two rates that subtract to it. */
export interface Weighed extends FoundGain {
  readonly with: number | null
  readonly without: number | null
  readonly nTasks: number
  readonly nTrials: number
}

const METHODS: Record<Exclude<Weighting, 'tasks'>, GainMethod> = {
  trials: 'clustered_t',
  domains: 'domain_means_t',
}

/** The tasks that enter a mean: a task without a domain belongs to no domain that could count. */
export const tasksThatWeigh = <Task extends { readonly domain: string | null }>(
  tasks: readonly Task[],
  weighting: Weighting,
): readonly Task[] =>
  weighting === 'domains' ? tasks.filter(({ domain }) => domain !== null) : tasks

/**
 * The difference of two arms over the tasks given, with tasks, trials or domains counting once each;
 * its error for other tasks of this kind, or for running these once more.
 */
export function weighPairs(
  columns: PolicyColumns,
  tasks: readonly TaskPair[],
  { uncertainty, weighting }: HowToWeigh,
): Weighed {
  const { counted, nTrials, way, arms } = wayOf(columns, tasks, weighting)
  const { se, df } = way
  const found = { with: way.with, without: way.without, nTasks: counted.length, nTrials }
  if (uncertainty === 'rerun') {
    const variances = SIDES.map((side) => {
      const arm = arms.get(side) ?? tasks.map(armOf(side))
      arms.set(side, arm)
      return rerunVarianceOfRate(columns, arm, weighting)
    })
    return { ...found, ...foundOfRerun(way.estimate, rerunError(variances).se) }
  }
  const plain = gainInterval({ deltas: counted.map(deltaOf) })
  const { estimate } = way
  const over =
    weighting === 'tasks'
      ? foundOfTasks(plain)
      : foundOfWeight(
          { estimate, centre: estimate, se: spreadOf(se), df, method: METHODS[weighting] },
          plain,
        )
  const families = counted.map(({ family }) => family)
  const shares = () => sharesOf(counted, weighting)
  return { ...found, ...foundOfFamilies(over, shares, families) }
}

/** What each task adds to the deviation of the difference, under its weight. */
function sharesOf(tasks: readonly TaskSums[], weighting: Weighting): readonly number[] {
  if (weighting === 'trials') return pooledShares(tasks)
  const groups = weighting === 'domains' ? byDomain(tasks) : [tasks]
  const weights = new Map(
    groups.flatMap((group) =>
      group.map((task) => [task, 1 / (groups.length * group.length)] as const),
    ),
  )
  const centre = tasks.reduce((total, task) => total + weights.get(task)! * deltaOf(task), 0)
  return tasks.map((task) => weights.get(task)! * (deltaOf(task) - centre))
}

/** One task in both arms: its trials, and the mean rate of its cells. */
interface TaskSums {
  readonly domain: string | null
  readonly family: string | null
  readonly with: TrialSum
  readonly without: TrialSum
  readonly rateWith: number
  readonly rateWithout: number
}

/** What every way of weighing a list of pairs rests on, and the ways that were asked for. */
interface SummedPairs {
  readonly columns: PolicyColumns
  readonly tasks: readonly TaskSums[]
  /** Made when a re-run is asked about: of thousands of pairs of models most are not. */
  readonly arms: Map<Side, readonly TaskArm[]>
  readonly ways: Map<Weighting, FoundWay>
}

interface FoundWay {
  readonly counted: readonly TaskSums[]
  readonly nTrials: number
  readonly way: ReturnType<Way>
}

const summed = new WeakMap<readonly TaskPair[], SummedPairs>()

/** Sums are made once for each list of pairs, and a weight is the same under either uncertainty. */
function wayOf(columns: PolicyColumns, pairs: readonly TaskPair[], weighting: Weighting) {
  const known = summed.get(pairs)
  const sums = known?.columns === columns ? known : sumPairs(columns, pairs)
  summed.set(pairs, sums)
  const found = sums.ways.get(weighting) ?? findWay(sums.tasks, weighting)
  sums.ways.set(weighting, found)
  return { ...found, arms: sums.arms }
}

function findWay(tasks: readonly TaskSums[], weighting: Weighting): FoundWay {
  const counted = tasksThatWeigh(tasks, weighting)
  const nTrials = counted.reduce((total, task) => total + task.with.n + task.without.n, 0)
  return { counted, nTrials, way: WAYS[weighting](counted) }
}

const sumPairs = (columns: PolicyColumns, pairs: readonly TaskPair[]): SummedPairs => ({
  columns,
  tasks: pairs.map((pair) => ({
    domain: pair.domain,
    family: pair.family,
    with: totalOf(columns, pair.with),
    without: totalOf(columns, pair.without),
    rateWith: rateOf(columns, pair.with),
    rateWithout: rateOf(columns, pair.without),
  })),
  arms: new Map(),
  ways: new Map(),
})

const deltaOf = ({ rateWith, rateWithout }: TaskSums): number => rateWith - rateWithout

/** Tasks that all change alike show no spread, which is not certainty. */
const spreadOf = (se: number | null) => (se === null || zeroIfTiny(se) === 0 ? null : se)

/** The rate of one arm over the tasks given, in the same ways. */
export function weighRate(
  columns: PolicyColumns,
  tasks: readonly TaskArm[],
  { uncertainty, weighting }: HowToWeigh,
): Estimate {
  const found = RATES[weighting](columns, tasksThatWeigh(tasks, weighting))
  if (uncertainty === 'new_tasks') return found
  return { ...found, ...rerunError([rerunVarianceOfRate(columns, tasks, weighting)]) }
}

/** As it is shown: with its intervals. */
export const gainOf = (weighed: Weighed): Gain => showGain(weighed, weighed)

const SIDES = ['with', 'without'] as const
type Side = (typeof SIDES)[number]

const armOf =
  (side: Side) =>
  (task: TaskPair): TaskArm => ({ domain: task.domain, cells: task[side] })

function rerunError(variances: readonly (number | null)[]): Pick<Estimate, 'se' | 'df'> {
  let total = 0
  for (const variance of variances) {
    if (variance === null) return { se: null, df: null }
    total += variance
  }
  return { se: Math.sqrt(total), df: Infinity }
}

type Way = (tasks: readonly TaskSums[]) => Estimate & Pick<Weighed, 'with' | 'without'>

const WAYS: Record<Weighting, Way> = {
  tasks: (tasks) => {
    const once = (rate: number) => ({ n: 1, mean: rate, variance: null })
    const { delta, se, df, withMean, withoutMean } = gainPairedCells({
      pairs: tasks.map((task) => ({
        task: '',
        with: once(task.rateWith),
        without: once(task.rateWithout),
      })),
    })
    return { estimate: delta, se, df, with: withMean, without: withoutMean }
  },
  trials: (tasks) => {
    const { delta, se, df, withMean, withoutMean } = gainPooled({ tasks })
    return { estimate: delta, se, df, with: withMean, without: withoutMean }
  },
  domains: (tasks) => {
    const groups = byDomain(tasks)
    const side = (name: 'rateWith' | 'rateWithout') =>
      mean(groups.map((group) => mean(group.map((task) => task[name]))!))
    return {
      ...overDomains(groups, deltaOf),
      ...{ with: side('rateWith'), without: side('rateWithout') },
    }
  },
}

const RATES: Record<Weighting, (columns: PolicyColumns, tasks: readonly TaskArm[]) => Estimate> = {
  tasks: (columns, tasks) => {
    const cells = tasks.map(({ cells: of }) => ({
      ...{ n: 1, mean: rateOf(columns, of), variance: null },
    }))
    const { mean: estimate, se, df } = meanTaskCells({ cells })
    return { estimate, se, df }
  },
  trials: (columns, tasks) =>
    ratePooled({ tasks: tasks.map(({ cells }) => totalOf(columns, cells)) }),
  domains: (columns, tasks) => overDomains(byDomain(tasks), ({ cells }) => rateOf(columns, cells)),
}
