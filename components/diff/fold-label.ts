import type { DiffItem } from '@/lib/diff/fold-rows'
import type { DiffRow } from '@/lib/diff/diff-row'
import { displayCounted } from '@/lib/display'
import { clipText, type StepOutline } from '@/lib/domain/step-outline'

const TITLES = 3
const TITLE_CHARS = 32

/** What a folded stretch holds: `3 equal steps, 1 in other words · ls -la, head -3 gauges.csv`. */
export function foldLabel(
  item: Extract<DiffItem, { kind: 'fold' }>,
  rows: readonly DiffRow[],
  left: readonly StepOutline[],
  right: readonly StepOutline[],
): string {
  const stretch = rows.slice(item.from, item.to + 1)
  const steps = stretch.map((row) =>
    row.left === null ? right[row.right! - 1]! : left[row.left - 1]!,
  )
  const reworded = stretch.filter((row) => row.change !== null).length
  const isAllReworded = item.of === 'equal' && reworded === stretch.length
  const what = isAllReworded
    ? `${displayCounted(stretch.length, 'step')} in other words`
    : item.of === 'equal'
      ? displayCounted(stretch.length, 'equal step')
      : `${displayCounted(stretch.length, 'more step', 'more steps')} only on the ${item.of}`
  const titles = [
    ...new Set(
      steps.filter((step) => step.tool !== null).map((step) => clipText(step.title, TITLE_CHARS)),
    ),
  ]
  const named = titles.slice(0, TITLES).join(', ') + (titles.length > TITLES ? ', …' : '')
  return [`${what}${reworded > 0 && !isAllReworded ? `, ${reworded} in other words` : ''}`, named]
    .filter((part) => part !== '')
    .join(' · ')
}
