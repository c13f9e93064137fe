import type { ConfigurationSize, SizeBasis } from '@/lib/domain/model-size'
import { isSizeKnown, whySmaller } from '@/lib/domain/model-size'
import { compareNoninferiority, isEquivalent } from '@/lib/stats/compare-noninferiority'
import { fdrBh } from '@/lib/stats/fdr-bh'
import { isAtMost } from '@/lib/stats/numeric-rules'
import type { CellTable } from './cell-table'
import { compareArms, type ArmComparison, type HowToCompare } from './compare-arms'
import type { Contrast } from './contrast'

const FALSE_DISCOVERY = 0.05

/** What a row of the table needs of a comparison. */
export type PairComparison = Pick<
  ArmComparison,
  | 'first'
  | 'second'
  | 'difference'
  | 'lower'
  | 'upper'
  | 'p'
  | 'verdict'
  | 'isEquivalent'
  | 'nTasks'
  | 'nTrials'
>

/** A smaller model with skills against a larger one without. */
export interface ModelPair {
  /** Keys of the two configurations. */
  readonly small: string
  readonly large: string
  readonly basis: SizeBasis
  readonly comparison: PairComparison
  /** p corrected for having looked at every pair of the table. */
  readonly q: number | null
  /** Not worse by more than the margin, also after the correction. */
  readonly holds: boolean
}

const isNotWorse = ({ verdict }: PairComparison) =>
  verdict === 'superior' || verdict === 'non_inferior'

/** Means and counts of every configuration by task under one condition: pairs are many. */
function armColumns(table: CellTable, contrast: Contrast, condition: number) {
  const { n, sum } = table.byPolicy[contrast.policy]
  return table.configurations.map((_, configuration) => {
    const counts = new Int32Array(table.tasks.length)
    const means = new Float64Array(table.tasks.length)
    for (let task = 0; task < counts.length; task++) {
      const cell = table.cellAt(task, configuration, condition)
      if (cell < 0 || n[cell] === 0) continue
      counts[task] = n[cell]!
      means[task] = sum[cell]! / n[cell]!
    }
    return { counts, means }
  })
}

type ArmColumn = ReturnType<typeof armColumns>[number]

function comparePair(a: ArmColumn, b: ArmColumn, margin: number): PairComparison {
  const deltas: number[] = []
  let [first, second, nTrials] = [0, 0, 0]
  for (let task = 0; task < a.counts.length; task++) {
    if (a.counts[task] === 0 || b.counts[task] === 0) continue
    deltas.push(a.means[task]! - b.means[task]!)
    first += a.means[task]!
    second += b.means[task]!
    nTrials += a.counts[task]! + b.counts[task]!
  }
  const { mean, lower, upper, p, verdict } = compareNoninferiority({ deltas, margin })
  const nTasks = deltas.length
  return {
    first: nTasks === 0 ? null : first / nTasks,
    second: nTasks === 0 ? null : second / nTasks,
    difference: mean,
    ...{ lower, upper, p, verdict, nTasks, nTrials },
    isEquivalent: isEquivalent({ lower, upper }, margin),
  }
}

/** Compares a configuration with skills and one without, by their indices. */
function pairComparer(
  table: CellTable,
  contrast: Contrast,
  how: HowToCompare,
): (small: number, large: number) => PairComparison {
  // The default needs no spread within cells, and there may be thousands of pairs.
  if (how.uncertainty === 'new_tasks' && how.weighting === 'tasks') {
    const withSkills = armColumns(table, contrast, contrast.with)
    const withoutSkills = armColumns(table, contrast, contrast.without)
    return (a, b) => comparePair(withSkills[a]!, withoutSkills[b]!, how.margin)
  }
  return (a, b) => {
    const small = { configuration: a, condition: contrast.with }
    const large = { configuration: b, condition: contrast.without }
    return onlyPair(compareArms(table, contrast.policy, small, large, how))
  }
}

/** A row of the table says no more than it shows, however it was made. */
const onlyPair = (found: ArmComparison): PairComparison => {
  const { first, second, difference, lower, upper, p, verdict, nTasks, nTrials } = found
  const { isEquivalent: matches } = found
  return {
    ...{ first, second, difference, lower, upper, p, verdict, nTasks, nTrials },
    isEquivalent: matches,
  }
}

/**
 * Every pair of a smaller model with skills and a larger one without, best evidence first. The
 * family of the correction is this table, whatever rows a page shows.
 */
export function listModelPairs(
  table: CellTable,
  contrast: Contrast,
  sizes: readonly ConfigurationSize[],
  how: HowToCompare,
): { pairs: ModelPair[]; nUnknown: number } {
  const found: Omit<ModelPair, 'q' | 'holds'>[] = []
  const compare = pairComparer(table, contrast, how)
  let nUnknown = 0
  for (const [a, small] of sizes.entries()) {
    for (const [b, large] of sizes.entries()) {
      const basis = a === b ? null : whySmaller(small, large)
      if (a < b && small.model !== large.model && !isSizeKnown(small, large)) nUnknown += 1
      if (basis === null) continue
      const comparison = compare(a, b)
      if (comparison.nTasks === 0) continue
      const keys = { small: table.configurations[a]!.key, large: table.configurations[b]!.key }
      found.push({ ...keys, basis, comparison })
    }
  }
  const { q } = fdrBh({ p: found.map(({ comparison }) => comparison.p) })
  const pairs = found.map((pair, index): ModelPair => {
    const value = q[index]!
    const isConfirmed = value !== null && isAtMost(value, FALSE_DISCOVERY)
    return { ...pair, q: value, holds: isNotWorse(pair.comparison) && isConfirmed }
  })
  return { pairs: pairs.sort(byEvidence), nUnknown }
}

const byEvidence = (a: ModelPair, b: ModelPair) =>
  Number(b.holds) - Number(a.holds) ||
  (a.comparison.p ?? 2) - (b.comparison.p ?? 2) ||
  (b.comparison.difference ?? -2) - (a.comparison.difference ?? -2) ||
  (`${a.small} ${a.large}` < `${b.small} ${b.large}` ? -1 : 1)
