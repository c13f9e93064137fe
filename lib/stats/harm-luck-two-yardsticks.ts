import { finish, mapping, type Parts } from '@/lib/domain/parts'
import { hasBothArms, type CountDistribution, type Table } from './exact-tables'
import { negativesByLuck, poissonBinomial } from './harm-expected-negatives'
import { chanceOfNegativeIn, strataBySize, type StrataOfSize } from './harm-stratified-chance'
import { areEqual, mean, sum } from './numeric-rules'

/** How many tasks would look worse; null where the yardstick does not exist. */
export interface LuckYardstick {
  readonly expectedNegative: number | null
  readonly sd: number | null
  /** Range of 95 % of such experiments. */
  readonly lo: number | null
  readonly hi: number | null
  readonly pAtLeastObserved: number | null
}

export interface HarmLuckTwoYardsticks {
  readonly nTasks: number
  readonly observedGain: number | null
  readonly observedNegative: number
  /** The one log odds ratio under which the mean gain is the observed one. */
  readonly logOr: number | null
  /** If skills did nothing. */
  readonly nothing: LuckYardstick
  /** If skills changed the odds of every task alike. */
  readonly common: LuckYardstick
}

const FARTHEST = 60
const NEGATIVE = -1e-7
const UNKNOWN: LuckYardstick = {
  ...{ expectedNegative: null, sd: null, lo: null, hi: null, pAtLeastObserved: null },
}

/**
 * How many tasks luck alone would make look worse, by two yardsticks: skills do nothing, or they
 * multiply the odds of every task by one factor, chosen to give the observed mean gain (proportion).
 * Exact given the margins, strata are configurations; no random draws. Assumes binary rewards and
 * independent trials. Strata that miss an arm and tasks without strata are dropped; where no task
 * can vary there is no common factor. Source: Fisher 1935, noncentral hypergeometric.
 */
export const harmLuckTwoYardsticks = (input: LuckInput): HarmLuckTwoYardsticks =>
  finish(harmLuckTwoYardsticksInParts(input))

interface LuckInput {
  readonly tasks: readonly { readonly strata: readonly Table[] }[]
}

/** The same with pauses: thousands of tasks take part of a second. */
export function* harmLuckTwoYardsticksInParts(input: LuckInput): Parts<HarmLuckTwoYardsticks> {
  const found = yield* mapping(input.tasks, ({ strata }) => {
    return { groups: strataBySize(strata), d: observedDifference(strata) }
  })
  const tasks = found.filter(({ groups }) => groups.length > 0)
  const all = tasks.map(({ groups }) => groups)
  const observedGain = mean(tasks.map(({ d }) => d!))
  const worse = tasks.map(({ d }) => d! < NEGATIVE)
  const observedNegative = worse.filter(Boolean).length
  const shown = { nTasks: tasks.length, observedGain, observedNegative }
  if (observedGain === null) return { ...shown, logOr: null, nothing: UNKNOWN, common: UNKNOWN }
  const logOr = commonLogOr(all, sharesOfStrata(input.tasks), observedGain)
  const chances =
    logOr === null
      ? null
      : Number.isFinite(logOr)
        ? yield* mapping(all, (groups) =>
            chanceOfNegativeIn(groups.map((group) => tilted(group, logOr))),
          )
        : worse.map(Number)
  return {
    ...{ ...shown, logOr },
    nothing: yardstick(yield* mapping(all, chanceOfNegativeIn), observedNegative),
    common: chances === null ? UNKNOWN : yardstick(chances, observedNegative),
  }
}

function observedDifference(strata: readonly Table[]): number | null {
  return mean(strata.filter(hasBothArms).map(({ x1, n1, x0, n0 }) => x1 / n1 - x0 / n0))
}

/** The log odds ratio of all tasks; ±Infinity at an end of what is possible, null if nothing varies. */
function commonLogOr(
  tasks: readonly (readonly StrataOfSize[])[],
  shares: readonly StratumShare[],
  observedGain: number,
): number | null {
  const gainAt = (logOr: number) =>
    sum(shares.map(({ share, stratum }) => share * expectedDifference(stratum, logOr)))
  const end = (of: (distribution: CountDistribution) => number) =>
    mean(tasks.map((groups) => differenceAt(groups, ({ distribution }) => of(distribution))))!
  const least = end(({ first }) => first)
  const most = end(({ first, p }) => first + p.length - 1)
  if (areEqual(least, most)) return null
  if (observedGain >= most - 1e-12) return Infinity
  if (observedGain <= least + 1e-12) return -Infinity
  let [low, high] = [-FARTHEST, FARTHEST]
  for (let i = 0; i < 100 && high - low > 1e-13; i++) {
    const middle = (low + high) / 2
    if (gainAt(middle) < observedGain) low = middle
    else high = middle
  }
  return (low + high) / 2
}

/** Strata of equal margins, and their weight in the mean over tasks. */
interface StratumShare {
  readonly stratum: StrataOfSize
  readonly share: number
}

/** A mean needs no joint distribution of a task: its strata count alone, and most are alike. */
function sharesOfStrata(tasks: readonly { readonly strata: readonly Table[] }[]): StratumShare[] {
  const usable = tasks
    .map(({ strata }) => strata.filter(hasBothArms))
    .filter((strata) => strata.length > 0)
  const found = new Map<string, { table: Table; share: number }>()
  for (const strata of usable)
    for (const table of strata) {
      const key = `${table.n1} ${table.n0} ${table.x1 + table.x0}`
      const known = found.get(key) ?? { table, share: 0 }
      found.set(key, { table, share: known.share + 1 / strata.length / usable.length })
    }
  return [...found.values()].map(({ table, share }) => ({
    ...{ share, stratum: strataBySize([table])[0]! },
  }))
}

const expectedDifference = (stratum: StrataOfSize, logOr: number): number =>
  differenceAt([stratum], (group) => {
    const { first, p } = tilted(group, logOr).distribution
    return sum(p.map((value, i) => value * (first + i)))
  })

/** A task's difference when each group has so many passes with skills. */
function differenceAt(
  groups: readonly StrataOfSize[],
  passesWith: (group: StrataOfSize) => number,
): number {
  const parts = groups.map((group) => {
    const x = passesWith(group)
    return x / group.n1 - (group.passes - x) / group.n0
  })
  return sum(parts) / sum(groups.map(({ strata }) => strata))
}

/** The distribution of a group's passes when skills multiply the odds: weights e^(θ·x), normalised. */
function tilted(group: StrataOfSize, logOr: number): StrataOfSize {
  const { first, p } = group.distribution
  const logs = p.map((value, i) => Math.log(value) + logOr * i)
  const highest = logs.reduce((most, log) => Math.max(most, log), -Infinity)
  const raw = logs.map((log) => Math.exp(log - highest))
  const total = sum(raw)
  return { ...group, distribution: { first, p: raw.map((value) => value / total) } }
}

function yardstick(chances: readonly number[], observed: number): LuckYardstick {
  const p = poissonBinomial(chances)
  const least = (share: number) => {
    let reached = 0
    const at = p.findIndex((value) => (reached += value) >= share - 1e-12)
    return at < 0 ? p.length - 1 : at
  }
  return { ...negativesByLuck(chances, observed, p), lo: least(0.025), hi: least(0.975) }
}
