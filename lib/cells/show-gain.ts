import type { Gain, GainMethod } from '@/lib/domain/gain'
import { gainInterval, type GainInterval } from '@/lib/stats/gain-interval'
import { familyError, shareFamilies } from '@/lib/stats/gain-family'
import { intervalOf, type Estimate } from '@/lib/stats/interval'
import { DEFAULT_CONF, zeroIfTiny } from '@/lib/stats/numeric-rules'
import { verdictOfEstimate, type JudgedEstimate } from '@/lib/stats/verdict-gain'

/** A gain with what its interval rests on: an adjusted one is symmetric about `centre`, not the gain. */
export interface FoundGain extends Estimate {
  readonly centre: number | null
  readonly method: GainMethod
  /** Where it rests on families of tasks: how many. */
  readonly nFamilies?: number
}

interface Counts {
  readonly nTasks: number
  readonly nTrials: number
}

/** What tests and other limits are computed from: the centre with its error. */
export const errorOf = ({ centre, se, df, few }: Omit<FoundGain, 'method'>): Estimate => ({
  ...{ estimate: centre, se, df },
  ...(few ? { few } : {}),
})

/** The mean of differences of tasks, each counting once (docs/statistics.md, `gain.interval`). */
export const foundOfTasks = ({ estimate, method, few, ...interval }: GainInterval): FoundGain => ({
  ...{ estimate, centre: interval.centre, se: interval.se, df: interval.df },
  ...(few ? { few } : {}),
  method: method === 't' ? 'paired_t' : method,
})

export const foundOfDeltas = (deltas: readonly number[]): FoundGain =>
  foundOfTasks(gainInterval({ deltas }))

/**
 * The same gain with families of tasks as clusters, where two tasks name one: tasks of one family
 * resemble each other, so that they are worth fewer. `shares` gives what each task adds to the gain's
 * deviation. Where few tasks differ the adjusted interval stays.
 */
export function foundOfFamilies(
  found: FoundGain,
  shares: () => readonly number[],
  families: readonly (string | null)[],
): FoundGain {
  if (found.method === 'adjusted' || !shareFamilies(families)) return found
  const { nFamilies, se, df } = familyError(shares(), families)
  const { estimate, few } = found
  const error = { estimate, centre: estimate, se: se === 0 ? null : se, df }
  return { ...error, method: 'family_t', nFamilies, ...(few ? { few } : {}) }
}

/** The mean of differences of tasks, each counting once, by families where they are named. */
export const foundOfNamedTasks = (
  interval: GainInterval,
  deltas: readonly number[],
  families: readonly (string | null)[],
): FoundGain => {
  const shares = () => deltas.map((delta) => (delta - interval.estimate!) / deltas.length)
  return foundOfFamilies(foundOfTasks(interval), shares, families)
}

/** A gain for running the same tasks again; where no run varied, nothing is known of that. */
export function foundOfRerun(estimate: number | null, rerunSe: number | null): FoundGain {
  const se = rerunSe === null || zeroIfTiny(rerunSe) === 0 ? null : rerunSe
  return {
    estimate,
    centre: estimate,
    se,
    df: se === null ? null : Infinity,
    method: 'paired_rerun',
  }
}

/**
 * Another weight than one a task keeps its own interval, but where few tasks differ it takes the
 * adjusted one of its tasks, moved by the difference of the two gains.
 */
export function foundOfWeight(own: FoundGain, plain: GainInterval): FoundGain {
  if (own.estimate === null) return own
  const moved = own.estimate - plain.estimate!
  const few = plain.few && { few: { ...plain.few, mean: plain.few.mean + moved } }
  if (plain.method !== 'adjusted') return { ...own, ...few }
  const centre = plain.centre! + moved
  const { se, df } = plain
  return { estimate: own.estimate, centre, se, df, method: 'adjusted', ...few }
}

/** As it is shown: with its 95 % interval. */
export function showGain(found: FoundGain, { nTasks, nTrials }: Counts): Gain {
  const { lo: low, hi: high } = intervalOf(errorOf(found), DEFAULT_CONF)
  const method = low === null ? 'none' : found.method
  const { estimate, nFamilies } = found
  const rests = nFamilies === undefined ? {} : { nFamilies }
  return { estimate, low, high, nTasks, nTrials, method, ...rests }
}

/** What a gain allows to say, and whether it is surely small. */
export const judgeGain = (found: FoundGain): JudgedEstimate => verdictOfEstimate(errorOf(found))

/** Where nothing can be compared. */
export const NO_GAIN: Gain = {
  ...{ estimate: null, low: null, high: null },
  ...{ nTasks: 0, nTrials: 0, method: 'none' },
}
