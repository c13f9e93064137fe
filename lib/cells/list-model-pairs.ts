import type { ConfigurationSize, SizeBasis } from '@/lib/domain/model-size'
import { isSizeKnown, whySmaller } from '@/lib/domain/model-size'
import {
  isEquivalent,
  judgeNoninferiority,
  type NoninferiorityVerdict,
} from '@/lib/stats/compare-noninferiority'
import { judgePairs, type PairVerdict } from '@/lib/stats/compare-pairs'
import { gainInterval } from '@/lib/stats/gain-interval'
import type { Estimate } from '@/lib/stats/interval'
import type { CellTable } from './cell-table'
import { pairArms, type ArmComparison, type HowToCompare } from './compare-arms'
import type { Contrast } from './contrast'
import { errorOf, foundOfNamedTasks } from './show-gain'
import { weighPairs } from './weigh-pairs'

/** What a row of the table needs of a comparison; its verdict is corrected for all pairs. */
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
  /** What the smaller reaches without skills, and by how much that is ahead of the larger (below 0: behind). */
  readonly bare: number | null
  readonly headStart: number | null
  /** p of "not worse" corrected for having looked at every pair of the table. */
  readonly q: number | null
  /** The same of "better", and of "worse by more than the margin": each its own correction. */
  readonly qBetter: number | null
  readonly qWorse: number | null
  /** Not worse by more than the margin, after the correction. */
  readonly holds: boolean
}

/** A pair before the correction, with the error that its tests start from. */
interface FoundPair {
  readonly comparison: Omit<PairComparison, 'verdict'>
  readonly error: Estimate
}

const VERDICTS: Record<PairVerdict, NoninferiorityVerdict> = {
  ...{ better: 'superior', not_worse: 'non_inferior', worse: 'inferior' },
  ...{ cannot_tell: 'inconclusive', insufficient: 'insufficient' },
}

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

/** Both ends of the 90 % interval and the p against a loss of the margin. */
function limitsOf(error: Estimate, margin: number) {
  const { lower, upper, p } = judgeNoninferiority({ ...error, margin })
  return { lower, upper, p, isEquivalent: isEquivalent({ lower, upper }, margin) }
}

function comparePair({ tasks }: CellTable, a: ArmColumn, b: ArmColumn, margin: number): FoundPair {
  const deltas: number[] = []
  const families: (string | null)[] = []
  let [first, second, nTrials] = [0, 0, 0]
  for (let task = 0; task < a.counts.length; task++) {
    if (a.counts[task] === 0 || b.counts[task] === 0) continue
    deltas.push(a.means[task]! - b.means[task]!)
    families.push(tasks[task]!.family)
    first += a.means[task]!
    second += b.means[task]!
    nTrials += a.counts[task]! + b.counts[task]!
  }
  const interval = gainInterval({ deltas })
  const error = errorOf(foundOfNamedTasks(interval, deltas, families))
  const nTasks = deltas.length
  return {
    error,
    comparison: {
      first: nTasks === 0 ? null : first / nTasks,
      second: nTasks === 0 ? null : second / nTasks,
      difference: interval.estimate,
      ...limitsOf(error, margin),
      ...{ nTasks, nTrials },
    },
  }
}

/** Compares a configuration under a condition and one without skills, by their indices. */
function pairComparer(
  table: CellTable,
  contrast: Contrast,
  condition: number,
  { margin, ...how }: HowToCompare,
): (small: number, large: number) => FoundPair {
  // The default needs no spread within cells, and there may be thousands of pairs.
  if (how.uncertainty === 'new_tasks' && how.weighting === 'tasks') {
    const small = armColumns(table, contrast, condition)
    const large = armColumns(table, contrast, contrast.without)
    return (a, b) => comparePair(table, small[a]!, large[b]!, margin)
  }
  const columns = table.byPolicy[contrast.policy]
  return (a, b) => {
    const small = { configuration: a, condition }
    const large = { configuration: b, condition: contrast.without }
    const weighed = weighPairs(columns, pairArms(table, columns, small, large).pairs, how)
    const error = errorOf(weighed)
    const { with: first, without: second, estimate: difference, nTasks, nTrials } = weighed
    const shown = { first, second, difference, nTasks, nTrials }
    return { error, comparison: { ...shown, ...limitsOf(error, margin) } }
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
  const found: (FoundPair & Pick<ModelPair, 'small' | 'large' | 'basis' | 'bare' | 'headStart'>)[] =
    []
  const compare = pairComparer(table, contrast, contrast.with, how)
  const compareBare = pairComparer(table, contrast, contrast.without, how)
  let nUnknown = 0
  for (const [a, small] of sizes.entries()) {
    for (const [b, large] of sizes.entries()) {
      const basis = a === b ? null : whySmaller(small, large)
      if (a < b && small.model !== large.model && !isSizeKnown(small, large)) nUnknown += 1
      if (basis === null) continue
      const pair = compare(a, b)
      if (pair.comparison.nTasks === 0) continue
      const keys = { small: table.configurations[a]!.key, large: table.configurations[b]!.key }
      const { first: bare, difference: headStart } = compareBare(a, b).comparison
      found.push({ ...keys, basis, bare, headStart, ...pair })
    }
  }
  const judged = judgePairs({ estimates: found.map(({ error }) => error), margin: how.margin })
  const pairs = found.map(({ comparison, ...pair }, index): ModelPair => {
    const { small, large, basis, bare, headStart } = pair
    const { qBetter, qNotWorse: q, qWorse, verdict } = judged[index]!
    return {
      ...{ small, large, basis, bare, headStart, q, qBetter, qWorse },
      comparison: { ...comparison, verdict: VERDICTS[verdict] },
      holds: verdict === 'better' || verdict === 'not_worse',
    }
  })
  return { pairs: pairs.sort(byEvidence), nUnknown }
}

/** Apart by less than this, a model is as good as another already: by what the page calls sizeable. */
const NEAR = 0.05

/** Where the smaller stood without skills: skills need not be why it reaches the larger. */
export function standOf({
  headStart,
}: Pick<ModelPair, 'headStart'>): 'ahead' | 'near' | 'behind' | null {
  if (headStart === null) return null
  if (headStart > 1e-9) return 'ahead'
  return headStart >= -NEAR - 1e-9 ? 'near' : 'behind'
}

const byEvidence = (a: ModelPair, b: ModelPair) =>
  Number(b.holds) - Number(a.holds) ||
  (a.comparison.p ?? 2) - (b.comparison.p ?? 2) ||
  (b.comparison.difference ?? -2) - (a.comparison.difference ?? -2) ||
  (`${a.small} ${a.large}` < `${b.small} ${b.large}` ? -1 : 1)
