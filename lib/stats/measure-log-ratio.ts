import { familyErrorOfMean } from './gain-family'
import { tInterval, tTest } from './interval'
import { DEFAULT_CONF, mean, sampleSd, signOf } from './numeric-rules'

/** What one trial used: tokens, cost, seconds, steps or calls. */
export interface MeasuredTrial {
  readonly task: string
  readonly configuration: string
  readonly arm: 'with' | 'without'
  /** Null where the log does not say. */
  readonly value: number | null
  readonly passed: boolean
  readonly timedOut: boolean
}

export interface MeasureLogRatio {
  readonly nTasks: number
  /** Pairs (task, configuration) with a value in both arms, and the others. */
  readonly nPairs: number
  readonly nPairsExcluded: number
  /** Values that are unknown or not above 0: never counted as 0. */
  readonly nValuesExcludedWith: number
  readonly nValuesExcludedWithout: number
  /** Kept trials that stopped at the time limit: their real use is larger. */
  readonly nCensoredWith: number
  readonly nCensoredWithout: number
  readonly logMean: number | null
  readonly se: number | null
  readonly df: number | null
  /** Relative change of a typical task: 0.23 is 23 % more. */
  readonly change: number | null
  readonly changeLo: number | null
  readonly changeHi: number | null
  readonly p: number | null
  readonly nUp: number
  readonly nDown: number
}

/**
 * How much more a typical task uses with skills: the geometric mean over tasks of the ratio of arm
 * means, t interval on the logarithm, as a relative change. Assumes that tasks are a sample; the log
 * ratio bears heavy tails. `passed` looks at passed trials only: successes, not the same tries. One
 * task: no interval; no spread: no limits. Source: Student 1908 on logarithms.
 */
export function measureLogRatio(input: {
  readonly trials: readonly MeasuredTrial[]
  readonly only?: 'all' | 'passed'
  readonly conf?: number
}): MeasureLogRatio {
  const { trials, only = 'all', conf = DEFAULT_CONF } = input
  const looked = only === 'passed' ? trials.filter(({ passed }) => passed) : trials
  const kept = looked.filter(hasValue)
  const { logs, nPairs } = logRatios(kept)
  const inArm = (some: readonly MeasuredTrial[], arm: MeasuredTrial['arm']) =>
    some.filter((trial) => trial.arm === arm).length
  const lost = looked.filter((trial) => !hasValue(trial))
  const censored = kept.filter(({ timedOut }) => timedOut)
  const signs = logs.map(signOf)
  return {
    nTasks: logs.length,
    ...{ nPairs, nPairsExcluded: countPairs(trials) - nPairs },
    nValuesExcludedWith: inArm(lost, 'with'),
    nValuesExcludedWithout: inArm(lost, 'without'),
    nCensoredWith: inArm(censored, 'with'),
    nCensoredWithout: inArm(censored, 'without'),
    ...relativeChange(logs, { conf }),
    nUp: signs.filter((sign) => sign > 0).length,
    nDown: signs.filter((sign) => sign < 0).length,
  }
}

const hasValue = ({ value }: MeasuredTrial) => value !== null && value > 0

type Values = Record<MeasuredTrial['arm'], number[]>

/** Values of both arms, by task and configuration. */
function byPair(trials: readonly MeasuredTrial[]): Map<string, Map<string, Values>> {
  const tasks = new Map<string, Map<string, Values>>()
  for (const { task, configuration, arm, value } of trials) {
    const pairs = tasks.get(task) ?? new Map<string, Values>()
    const pair = pairs.get(configuration) ?? { with: [], without: [] }
    pair[arm].push(value ?? 0)
    tasks.set(task, pairs.set(configuration, pair))
  }
  return tasks
}

const countPairs = (trials: readonly MeasuredTrial[]): number =>
  [...byPair(trials).values()].reduce((total, pairs) => total + pairs.size, 0)

/** Mean log ratio of every task that has a pair with both arms. */
function logRatios(kept: readonly MeasuredTrial[]): { logs: number[]; nPairs: number } {
  const perTask = [...byPair(kept).values()].map((pairs) =>
    [...pairs.values()].flatMap((pair) => {
      const after = mean(pair.with)
      const before = mean(pair.without)
      return after === null || before === null ? [] : [Math.log(after / before)]
    }),
  )
  return { logs: perTask.flatMap((logs) => mean(logs) ?? []), nPairs: perTask.flat().length }
}

/**
 * A mean of log ratios as a relative change, with its t interval and test; where two tasks name one
 * family, these are the clusters (as `gain.family`).
 */
export function relativeChange(
  logs: readonly number[],
  how: { readonly conf?: number; readonly families?: readonly (string | null)[] } = {},
) {
  const { conf = DEFAULT_CONF, families = [] } = how
  const logMean = mean(logs)
  const sd = sampleSd(logs)
  const plain = {
    se: sd === null ? null : sd / Math.sqrt(logs.length),
    df: logMean === null ? null : logs.length - 1,
  }
  const clustered = familyErrorOfMean(logs, families)
  const { se, df } = clustered ?? plain
  const { lo, hi } = tInterval(logMean, se === 0 ? null : se, df, conf)
  const change = (log: number | null) => (log === null ? null : Math.expm1(log))
  return {
    ...{ logMean, se, df },
    ...{ change: change(logMean), changeLo: change(lo), changeHi: change(hi) },
    p: tTest(logMean, se, df).p,
    ...(clustered ? { nFamilies: clustered.nFamilies } : {}),
  }
}
