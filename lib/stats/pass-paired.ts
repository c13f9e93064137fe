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
  const families = pairs.map(({ family }) => family)
  // Cells of as many trials and passes have one rate, and there are many: each kind is counted once.
  const kinds = listKinds(pairs)
  const kTop = kinds.cells.reduce(
    (least, { n }) => Math.min(least, n),
    pairs.length === 0 ? 0 : Math.floor(input.kMax),
  )
  const ks = Array.from({ length: Math.max(0, kTop) }, (_, i) => i + 1)
  const curve = yield* mapping(ks, (k): PassPairedPoint => {
    // Every cell has k trials or more, so that its rate is not null.
    const rates = (rate: typeof passAtK) => kinds.cells.map((cell) => rate({ ...cell, k }).value!)
    const at = compare(kinds, rates(passAtK), families, conf)
    const hat = compare(kinds, rates(passHatK), families, conf)
    return {
      ...{ k, withAt: at.after, withoutAt: at.before, deltaAt: at.estimate },
      ...{ loAt: at.lo, hiAt: at.hi, withHat: hat.after, withoutHat: hat.before },
      ...{ deltaHat: hat.estimate, loHat: hat.lo, hiHat: hat.hi },
    }
  })
  return { nTasks: pairs.length, kTop: Math.max(0, kTop), curve }
}

/** The kinds of cells there are, and of which kind the cells of each task are, by arm. */
interface Kinds {
  readonly cells: readonly PassCount[]
  readonly with: readonly Int32Array[]
  readonly without: readonly Int32Array[]
}

function listKinds(pairs: readonly Pick<PassPair, 'with' | 'without'>[]): Kinds {
  const cells: PassCount[] = []
  const known = new Map<number, Map<number, number>>()
  const kindOf = ({ n, c }: PassCount): number => {
    const byPasses = known.get(n) ?? new Map<number, number>()
    known.set(n, byPasses)
    const kind = byPasses.get(c) ?? cells.push({ n, c }) - 1
    byPasses.set(c, kind)
    return kind
  }
  const kindsOf = (arm: readonly PassCount[]) => Int32Array.from(arm, kindOf)
  return {
    with: pairs.map((pair) => kindsOf(pair.with)),
    without: pairs.map((pair) => kindsOf(pair.without)),
    cells,
  }
}

const isCell = ({ n, c }: PassCount) =>
  Number.isInteger(n) && Number.isInteger(c) && n > 0 && c >= 0 && c <= n

/** `rates`: of each kind of cell. */
function compare(
  kinds: Kinds,
  rates: readonly number[],
  families: readonly (string | null)[],
  conf: number,
) {
  const over = (cells: Int32Array): number => {
    let total = 0
    for (let i = 0; i < cells.length; i++) total += rates[cells[i]!]!
    return total / cells.length
  }
  const after = kinds.with.map(over)
  const before = kinds.without.map(over)
  const deltas = after.map((value, i) => value - before[i]!)
  const { estimate, method, ...plain } = gainInterval({ deltas, conf })
  const { lo, hi } =
    method === 't' && shareFamilies(families) ? gainFamily({ deltas, families, conf }) : plain
  return { after: mean(after), before: mean(before), estimate, lo, hi }
}
