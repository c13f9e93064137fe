// Boards of many tasks, or of many pairs of models: how often a label says what is not so, and how
// many true harms it finds. Labels are those of `taskLabel`, corrected by `fdrDiscrete`.
import { comparePairs } from '@/lib/stats/compare-pairs'
import type { Table } from '@/lib/stats/exact-tables'
import { fdrDiscrete } from '@/lib/stats/fdr-discrete'
import { harmStratifiedExact } from '@/lib/stats/harm-stratified-exact'
import { makeRandom, type Random } from '@/lib/stats/random'
import { taskAttainableP } from '@/lib/stats/task-attainable-p'
import type { TaskLabel } from '@/lib/domain/gain'
import { taskLabel } from '@/lib/stats/task-label'
import { taskLeastP } from '@/lib/stats/task-least-p'
import { baseRate, passes, type SimulatedSize } from './draws'

/**
 * Labels of the tasks of a board, one table a configuration, all of one size; with the q of blocks
 * where known.
 */
export function labelBoard(
  tasks: readonly (readonly Table[])[],
  blockQ: readonly (number | null)[] = [],
): TaskLabel[] {
  const tests = tasks.map((strata) => harmStratifiedExact({ strata }))
  const least = tasks.map((strata) => taskAttainableP({ strata }).attainableMidPTwo)
  const { q } = fdrDiscrete({ p: tests.map(({ midPTwo }) => midPTwo), least })
  const { leastMidPTwo: leastP } = taskLeastP({ strata: tasks[0]! })
  return tasks.map((strata, t) => {
    const { midPTwo: p, midPLess: pLess, midPMore: pGreater } = tests[t]!
    const delta = strata.reduce((sum, { x1, n1, x0, n0 }) => sum + x1 / n1 - x0 / n0, 0)
    return taskLabel({
      ...{ delta: delta / strata.length, p, q: q[t]!, pLess, pGreater, pHarm: null },
      leastP,
      ...{ n1: strata[0]!.n1, n0: strata[0]!.n0, blockQ: blockQ[t] ?? null },
    }).label
  })
}

export interface NullBoards {
  /** Share of boards without any effect on which some task is said to be helped: strong. */
  readonly falseHelps: number
  readonly falseHurts: number
}

/** Boards on which skills do nothing. */
export function simulateNullBoards(
  input: SimulatedSize & { readonly configurations: number },
): NullBoards {
  const random = makeRandom(input.seed)
  let [helps, hurts] = [0, 0]
  for (let i = 0; i < input.experiments; i++) {
    const labels = labelBoard(
      Array.from({ length: input.tasks }, () =>
        Array.from({ length: input.configurations }, () => {
          const rate = baseRate(random)
          return drawTable(random, input.trials, rate, rate)
        }),
      ),
    )
    if (labels.includes('helps_strong')) helps++
    if (labels.includes('hurts_strong')) hurts++
  }
  return { falseHelps: helps / input.experiments, falseHurts: hurts / input.experiments }
}

export interface HarmBoards {
  /** Harmed tasks found (hurts: strong) on a board, of three. */
  readonly found: number
  /** Mean share of false ones among all strong labels: the false discovery rate. */
  readonly falseShare: number
}

const HARMED = 3
const SOUND = 0.95

/** Boards on which three tasks fall from 95 % to 5 % and nothing else changes. */
export function simulateHarmBoards(input: SimulatedSize): HarmBoards {
  const random = makeRandom(input.seed)
  let [found, falseShare] = [0, 0]
  for (let i = 0; i < input.experiments; i++) {
    const labels = labelBoard(
      Array.from({ length: input.tasks }, (_, task) => {
        const rate = task < HARMED ? SOUND : baseRate(random)
        return [drawTable(random, input.trials, task < HARMED ? 1 - SOUND : rate, rate)]
      }),
    )
    const strong = labels.flatMap((label, task) => (label.endsWith('_strong') ? [task] : []))
    const right = strong.filter((task) => task < HARMED && labels[task] === 'hurts_strong').length
    found += right
    falseShare += strong.length === 0 ? 0 : (strong.length - right) / strong.length
  }
  return { found: found / input.experiments, falseShare: falseShare / input.experiments }
}

/** Share of tables of pairs of equal models on which some first one is said to be better. */
export function simulateEqualModels(input: SimulatedSize & { readonly models: number }): number {
  const random = makeRandom(input.seed)
  let wrong = 0
  for (let i = 0; i < input.experiments; i++) {
    const rates = Array.from({ length: input.tasks }, () => baseRate(random))
    const scores = Array.from({ length: input.models }, () =>
      rates.map((rate) => passes(random, input.trials, rate) / input.trials),
    )
    const pairs = scores.flatMap((first, a) =>
      scores.slice(a + 1).map((second, b) => ({
        id: `${a} ${a + 1 + b}`,
        deltas: first.map((score, task) => score - second[task]!),
      })),
    )
    if (comparePairs({ pairs }).pairs.some(({ verdict }) => verdict === 'better')) wrong++
  }
  return wrong / input.experiments
}

const drawTable = (
  random: Random,
  trials: number,
  rateWith: number,
  rateWithout: number,
): Table => ({
  x1: passes(random, trials, rateWith),
  n1: trials,
  x0: passes(random, trials, rateWithout),
  n0: trials,
})
