import type { CellTable } from './cell-table'
import { describeConditions, type ConditionHead } from './describe-contrast'

/** Above so many conditions, such as rounds of an evolution, only the baseline is compared with all. */
const MOST_CROSSED = 6

/** Conditions whose trials can be compared: those of known skills. */
export const comparableConditions = (table: CellTable): readonly ConditionHead[] =>
  describeConditions(table).filter(({ kind, nTrials }) => kind !== 'unknown' && nTrials > 0)

/** Pairs of conditions: the baseline against each, then, where there are few, the others crossed. */
export function listConditionPairs(conditions: readonly ConditionHead[], baseline: string) {
  const others = conditions.filter(({ key }) => key !== baseline).map(({ key }) => key)
  const crossed = others.flatMap((without, at) =>
    others.slice(at + 1).map((with_) => ({ without, with: with_ })),
  )
  return [
    ...others.map((with_) => ({ without: baseline, with: with_ })),
    ...(conditions.length > MOST_CROSSED ? [] : crossed),
  ]
}
