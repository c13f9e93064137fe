import { intervalOf, UNKNOWN_INTERVAL, zOf, type Estimate, type Interval } from './interval'
import { DEFAULT_CONF } from './numeric-rules'
import { rateWilson } from './rate-wilson'
import { tQuantile } from './student-t'

/**
 * Limits of a rate over tasks that lie within 0 and 1 and are no point. Usually those of its own
 * error (t over tasks, normal for a re-run). Where these would leave 0 to 1, or nothing spreads,
 * Wilson's on the effective number of tasks: as many independent passes as would have this error,
 * p(1 − p)/se², fewer by (z/t)² for its degrees of freedom (Korn & Graubard 1998); without spread the
 * tasks themselves, and of a re-run nothing is known. Assumes that tasks are a sample.
 */
export function rateLimits(rate: Estimate, nTasks: number, conf: number = DEFAULT_CONF): Interval {
  const plain = intervalOf(rate, conf)
  const { estimate: p, se, df } = rate
  if (p === null || se === null || df === null || plain.lo === null || plain.hi === null)
    return UNKNOWN_INTERVAL
  if (se === 0) return df === Infinity ? UNKNOWN_INTERVAL : wilsonOf(p, nTasks, conf)
  if (plain.lo >= 0 && plain.hi <= 1) return plain
  const shrink = df === Infinity ? 1 : zOf(conf) / tQuantile(1 - (1 - conf) / 2, df)
  return wilsonOf(p, ((p * (1 - p)) / se ** 2) * shrink ** 2, conf)
}

const wilsonOf = (p: number, n: number, conf: number): Interval => {
  // A last bit beyond n would be no share.
  const { lo, hi } = rateWilson({ x: Math.min(n, p * n), n, conf })
  return { lo, hi }
}
