import { finish, mapping, type Parts } from '@/lib/domain/parts'
import { gainFamily, shareFamilies } from './gain-family'
import { gainInterval } from './gain-interval'
import { DEFAULT_CONF, mean } from './numeric-rules'
import { passAtK, passHatK, type PassCount } from './pass-at-k'

/** Passes of one task, a cell a configuration. */
export interface PassPair {
  readonly task: string
  readonly with: readonly PassCount[]
  readonly without: readonly PassCount[]
  /** Tasks of one family resemble each other; null or absent: its own. */
  readonly family?: string | null
}

/** pass@k (`At`: at least one of k tries works) and pass^k (`Hat`: all do), with and without. */
export interface PassPairedPoint {
  readonly k: number
  readonly withAt: number | null
  readonly withoutAt: number | null
  readonly deltaAt: number | null
  readonly loAt: number | null
  readonly hiAt: number | null
  readonly withHat: number | null
  readonly withoutHat: number | null
  readonly deltaHat: number | null
  readonly loHat: number | null
  readonly hiHat: number | null
}

export interface PassPaired {
  readonly nTasks: number
  /** Largest k that every cell can tell. */
  readonly kTop: number
  readonly curve: readonly PassPairedPoint[]
}

/**
 * What skills change in pass@k and pass^k (proportions): per task the mean over configurations of
 * the unbiased estimators, then the mean over tasks and `gainInterval` of the differences (where
 * families are named `gainFamily`), on one set of tasks along the whole curve. Binary tasks only. Assumes that tasks are a sample and trials of a
 * cell independent. Tasks that miss an arm are dropped; k beyond the smallest cell is not guessed.
 * Source: Chen et al. 2021; Yao et al. 2024.
 */
export const passPaired = (input: PassPairedInput): PassPaired => finish(passPairedInParts(input))

interface PassPairedInput {
  readonly pairs: readonly PassPair[]
  readonly kMax: number
  readonly conf?: number
}

/** The same with pauses, a k a part. */
export function* passPairedInParts(input: PassPairedInput): Parts<PassPaired> {
  const { conf = DEFAULT_CONF } = input
  const pairs = input.pairs
    .map((pair) => ({
      ...{ with: pair.with.filter(isCell), without: pair.without.filter(isCell) },
      family: pair.family ?? null,
    }))
    .filter((pair) => pair.with.length > 0 && pair.without.length > 0)
  const trials = pairs.flatMap((pair) => [...pair.with, ...pair.without]).map(({ n }) => n)
  const kTop = trials.reduce(
    (least, n) => Math.min(least, n),
    pairs.length === 0 ? 0 : Math.floor(input.kMax),
  )
  const ks = Array.from({ length: Math.max(0, kTop) }, (_, i) => i + 1)
  const curve = yield* mapping(ks, (k): PassPairedPoint => {
    const at = compare(pairs, (cell) => passAtK({ ...cell, k }).value, conf)
    const hat = compare(pairs, (cell) => passHatK({ ...cell, k }).value, conf)
    return {
      ...{ k, withAt: at.after, withoutAt: at.before, deltaAt: at.estimate },
      ...{ loAt: at.lo, hiAt: at.hi, withHat: hat.after, withoutHat: hat.before },
      ...{ deltaHat: hat.estimate, loHat: hat.lo, hiHat: hat.hi },
    }
  })
  return { nTasks: pairs.length, kTop: Math.max(0, kTop), curve }
}

const isCell = ({ n, c }: PassCount) =>
  Number.isInteger(n) && Number.isInteger(c) && n > 0 && c >= 0 && c <= n

function compare(
  pairs: readonly Omit<PassPair, 'task'>[],
  rate: (cell: PassCount) => number | null,
  conf: number,
) {
  // Cells of as many trials and passes have one rate, and there may be many.
  const known = new Map<number, Map<number, number>>()
  const rateOf = (cell: PassCount): number => {
    const byPasses = known.get(cell.n) ?? new Map<number, number>()
    known.set(cell.n, byPasses)
    // Every cell has k trials or more, so that its rate is not null.
    const value = byPasses.get(cell.c) ?? rate(cell)!
    byPasses.set(cell.c, value)
    return value
  }
  const over = (cells: readonly PassCount[]) => mean(cells.map(rateOf))!
  const after = pairs.map((pair) => over(pair.with))
  const before = pairs.map((pair) => over(pair.without))
  const deltas = after.map((value, i) => value - before[i]!)
  const families = pairs.map(({ family }) => family ?? null)
  const { estimate, method, ...plain } = gainInterval({ deltas, conf })
  const { lo, hi } =
    method === 't' && shareFamilies(families) ? gainFamily({ deltas, families, conf }) : plain
  return { after: mean(after), before: mean(before), estimate, lo, hi }
}
