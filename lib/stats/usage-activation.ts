import { familyError, familyErrorOfMean, shareFamilies } from './gain-family'
import { gainInterval, type GainInterval } from './gain-interval'
import { ratePooled, type TrialSum } from './gain-pooled'
import { intervalOf, tInterval, type Estimate } from './interval'
import { DEFAULT_CONF, mean } from './numeric-rules'
import { rateLimits } from './rate-limits'
import { rateWilson } from './rate-wilson'

export interface ActivationTask {
  readonly task: string
  /** Tasks of one family resemble each other. */
  readonly family?: string | null
  /** False where no skill should be used; null where nothing says. */
  readonly shouldTrigger: boolean | null
  /** Trials that had skills; `read` null where the trajectory cannot tell. */
  readonly with: readonly { readonly read: boolean | null; readonly reward: number }[]
  /** Rewards of the trials that had none. */
  readonly without: readonly number[]
}

export interface UsageActivation {
  readonly nKnown: number
  readonly nRead: number
  readonly nUnknown: number
  /** Trials that read a skill, of those that can tell; score interval for one cell. */
  readonly share: number | null
  readonly wilsonLo: number | null
  readonly wilsonHi: number | null
  /** The same for many tasks: trials cluster in tasks. */
  readonly clusterLo: number | null
  readonly clusterHi: number | null
  /** As a page shows them: within 0 and 1, and no point where no task differs. */
  readonly shareLo: number | null
  readonly shareHi: number | null
  /** Gain as offered: over all trials that had skills. The headline. */
  readonly itt: number | null
  readonly ittLo: number | null
  readonly ittHi: number | null
  readonly ittTasks: number
  /** Where intervals rest on families of tasks: how many of all that the gain as offered is over. */
  readonly nFamilies?: number
  /** Gain of the trials that read one, and of those that did not: runs choose, so not an effect. */
  readonly readOnly: number | null
  readonly readOnlyLo: number | null
  readonly readOnlyHi: number | null
  readonly readOnlyTasks: number
  readonly unreadOnly: number | null
  readonly unreadOnlyLo: number | null
  readonly unreadOnlyHi: number | null
  readonly unreadOnlyTasks: number
  /** Where no skill should be used: known trials, and those that read one all the same. */
  readonly falseN: number
  readonly falseRead: number
  readonly falseShare: number | null
  readonly falseLo: number | null
  readonly falseHi: number | null
}

/**
 * In how many runs skills were read, and the gain (proportions) as offered and as read. Offering is
 * assigned, reading is chosen by the run: only the first is an effect. Tasks where no skill should be
 * used stand apart. Assumes that tasks, or families where two tasks name one, are a sample. Source: intention to treat; Wilson 1927; Liang &
 * Zeger 1986.
 */
export function usageActivation(input: {
  readonly tasks: readonly ActivationTask[]
  readonly conf?: number
}): UsageActivation {
  const { conf = DEFAULT_CONF } = input
  const meant = input.tasks.filter((task) => task.shouldTrigger !== false)
  const { nKnown, nRead } = countReads(meant)
  const wilson = rateWilson({ x: nRead, n: nKnown, conf })
  const perTask = meant.map((task) => ({ ...countReads([task]), family: task.family ?? null }))
  const known = perTask.filter((task) => task.nKnown > 0)
  const reads = known.map((task) => ({ n: task.nKnown, sum: task.nRead }))
  const pooled = rateOfFamilies(
    reads,
    known.map(({ family }) => family),
  )
  const cluster = intervalOf(pooled, conf)
  const shown = rateLimits(pooled, pooled.nFamilies ?? known.length, conf)
  const itt = gainOfTrials(meant, () => true, conf)
  const read = gainOfTrials(meant, (one) => one === true, conf)
  const unread = gainOfTrials(meant, (one) => one === false, conf)
  return {
    ...{ nKnown, nRead, nUnknown: meant.flatMap((task) => task.with).length - nKnown },
    ...{ share: wilson.p, wilsonLo: wilson.lo, wilsonHi: wilson.hi },
    ...{ clusterLo: cluster.lo, clusterHi: cluster.hi, shareLo: shown.lo, shareHi: shown.hi },
    ...{ itt: itt.estimate, ittLo: itt.lo, ittHi: itt.hi, ittTasks: itt.nTasks },
    ...(itt.nFamilies === undefined ? {} : { nFamilies: itt.nFamilies }),
    ...{ readOnly: read.estimate, readOnlyLo: read.lo, readOnlyHi: read.hi },
    ...{ readOnlyTasks: read.nTasks },
    ...{ unreadOnly: unread.estimate, unreadOnlyLo: unread.lo, unreadOnlyHi: unread.hi },
    ...{ unreadOnlyTasks: unread.nTasks },
    ...falseReads(input.tasks, conf),
  }
}

function falseReads(tasks: readonly ActivationTask[], conf: number) {
  const { nKnown, nRead } = countReads(tasks.filter((task) => task.shouldTrigger === false))
  const { p, lo, hi } = rateWilson({ x: nRead, n: nKnown, conf })
  return { falseN: nKnown, falseRead: nRead, falseShare: p, falseLo: lo, falseHi: hi }
}

function countReads(tasks: readonly ActivationTask[]): { nKnown: number; nRead: number } {
  const known = tasks.flatMap((task) => task.with).filter(({ read }) => read !== null)
  return { nKnown: known.length, nRead: known.filter(({ read }) => read).length }
}

/** The rate over trials, which cluster in tasks, and these in families where two name one. */
function rateOfFamilies(
  tasks: readonly TrialSum[],
  families: readonly (string | null)[],
): Estimate & { readonly nFamilies?: number } {
  const pooled = ratePooled({ tasks })
  if (pooled.estimate === null || !shareFamilies(families)) return pooled
  const { estimate } = pooled
  const n = tasks.reduce((total, task) => total + task.n, 0)
  const shares = tasks.map((task) => (task.sum - estimate * task.n) / n)
  return { estimate, ...familyError(shares, families) }
}

/** Gain over tasks of the trials with skills that are `chosen` by whether they read one. */
function gainOfTrials(
  tasks: readonly ActivationTask[],
  chosen: (read: boolean | null) => boolean,
  conf: number,
): GainInterval & { readonly nFamilies?: number } {
  const families: (string | null)[] = []
  const deltas = tasks.flatMap((task) => {
    const after = mean(task.with.filter(({ read }) => chosen(read)).map(({ reward }) => reward))
    const before = mean(task.without)
    if (after === null || before === null) return []
    families.push(task.family ?? null)
    return [after - before]
  })
  const plain = gainInterval({ deltas, conf })
  const clustered = plain.method === 't' ? familyErrorOfMean(deltas, families) : null
  if (!clustered) return plain
  const { nFamilies, se, df } = clustered
  return { ...plain, ...tInterval(plain.estimate, se === 0 ? null : se, df, conf), nFamilies }
}
