import { displayNamedP } from '@/lib/display'
import type { AmongConditions } from '@/lib/domain/gain'
import { fdrBh } from '@/lib/stats/fdr-bh'
import { twoSidedP } from '@/lib/stats/interval'
import { isAbove } from '@/lib/stats/numeric-rules'
import { measureTasks } from './compare-tasks'
import { resolveContrast, type Contrast } from './contrast'
import type { ViewQuestion } from './describe-contrast'
import type { ExperimentCells } from './experiment-cells'
import { comparableConditions, listConditionPairs } from './list-condition-pairs'
import { remember } from './remember'
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

/** The correction for one contrast among the pairs of conditions; null where it is the only pair. */
export function amongConditions(
  { experiment, table }: Pick<ExperimentCells, 'experiment' | 'table'>,
  contrast: Contrast,
  question: Pick<ViewQuestion, 'uncertainty' | 'weighting'>,
): AmongConditions | null {
  const keyOf = (condition: number) => table.conditions[condition]!.key
  const baseline = keyOf(contrast.without)
  const pairs = listConditionPairs(comparableConditions(table), baseline)
  if (pairs.length < 2) return null
  const { policy, basis } = contrast
  const configurations =
    basis === 'chosen'
      ? contrast.configurations.map((index) => table.configurations[index]!.key)
      : null
  const asked = [baseline, policy, configurations, question.uncertainty, question.weighting]
  const { ps, q } = remember(table, 'among conditions', [asked, experiment.plannedTasks], () => {
    const found = pairs.map((keys) => {
      const one = resolveContrast(
        table,
        { ...keys, policy, configurations },
        null,
        experiment.plannedTasks,
      )
      return one && twoSidedP(errorOf(weighGain(table, one, measureTasks(table, one), question)))
    })
    return { ps: found, q: fdrBh({ p: found }).q }
  })
  const at = pairs.findIndex(
    (pair) => pair.without === baseline && pair.with === keyOf(contrast.with),
  )
  const own = at < 0 ? null : q[at]!
  return own === null ? null : { q: own, nPairs: ps.filter((p) => p !== null).length }
}
