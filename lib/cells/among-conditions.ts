import { displayNamedP } from '@/lib/display'
import type { AmongConditions } from '@/lib/domain/gain'
import { finish, type Parts } from '@/lib/domain/parts'
import { fdrBh } from '@/lib/stats/fdr-bh'
import { twoSidedP } from '@/lib/stats/interval'
import { isAbove } from '@/lib/stats/numeric-rules'
import { measureTasks, measureTasksInParts } from './compare-tasks'
import { resolveContrast, type Contrast } from './contrast'
import type { ViewQuestion } from './describe-contrast'
import type { ExperimentCells } from './experiment-cells'
import { comparableConditions, listConditionPairs } from './list-condition-pairs'
import { isRemembered, remember } from './remember'
import { errorOf } from './show-gain'
import { weighGain } from './weigh-gain'

const DECIDES = 0.05

/** Whether a gain beyond noise is so only before the correction. */
export const isBeforeCorrection = (
  among: AmongConditions | null | undefined,
): among is AmongConditions => among != null && isAbove(among.q, DECIDES)

/** `before correction for 12 pairs of conditions: q = 0.307` */
export const sayBeforeCorrection = ({ q, nPairs }: AmongConditions): string =>
  `before correction for ${nPairs} pairs of conditions: ${displayNamedP('q', q)}`

type Ask = Pick<ViewQuestion, 'uncertainty' | 'weighting'>
type Cells = Pick<ExperimentCells, 'experiment' | 'table'>

/** The correction for one contrast among the pairs of conditions; null where it is the only pair. */
export function amongConditions(
  cells: Cells,
  contrast: Contrast,
  question: Ask,
): AmongConditions | null {
  const family = familyOf(cells, contrast, question)
  if (family.pairs.length < 2) return null
  const { ps, q } = remember(cells.table, NAME, family.asked, () =>
    finish(correctPairs(cells, family, question)),
  )
  const at = family.pairs.findIndex(
    (pair) =>
      pair.without === family.baseline && pair.with === cells.table.conditions[contrast.with]!.key,
  )
  const own = at < 0 ? null : q[at]!
  return own === null ? null : { q: own, nPairs: ps.filter((p) => p !== null).length }
}

/** The work of `amongConditions`, a task a part: each pair is a contrast of its own. */
export function* amongConditionsInParts(
  cells: Cells,
  contrast: Contrast,
  question: Ask,
): Parts<void> {
  const family = familyOf(cells, contrast, question)
  if (family.pairs.length < 2 || isRemembered(cells.table, NAME, family.asked)) return
  const found = yield* correctPairs(cells, family, question)
  remember(cells.table, NAME, family.asked, () => found)
}

const NAME = 'among conditions'

/** The pairs that are looked at together with a contrast, and what their gains depend on. */
function familyOf({ experiment, table }: Cells, contrast: Contrast, question: Ask) {
  const baseline = table.conditions[contrast.without]!.key
  const { policy, basis } = contrast
  const configurations =
    basis === 'chosen'
      ? contrast.configurations.map((index) => table.configurations[index]!.key)
      : null
  const { uncertainty, weighting } = question
  return {
    ...{ baseline, policy, configurations },
    pairs: listConditionPairs(comparableConditions(table), baseline),
    asked: [
      [baseline, policy, configurations, uncertainty, weighting],
      experiment.plannedTasks,
    ] as const,
  }
}

function* correctPairs(
  { experiment, table }: Cells,
  { pairs, policy, configurations }: ReturnType<typeof familyOf>,
  question: Ask,
): Parts<{ readonly ps: readonly (number | null)[]; readonly q: readonly (number | null)[] }> {
  const ps: (number | null)[] = []
  for (const keys of pairs) {
    const asked = { ...keys, policy, configurations }
    const one = resolveContrast(table, asked, null, experiment.plannedTasks)
    yield
    if (one) yield* measureTasksInParts(table, one)
    ps.push(one && twoSidedP(errorOf(weighGain(table, one, measureTasks(table, one), question))))
    yield
  }
  return { ps, q: fdrBh({ p: ps }).q }
}
