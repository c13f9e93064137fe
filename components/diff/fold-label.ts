import type { DiffItem } from '@/lib/diff/fold-rows'
import type { DiffRow } from '@/lib/diff/diff-row'
import { displayCounted } from '@/lib/display'
import { clipText, type StepOutline } from '@/lib/trajectory/step-outline'

const TITLES = 3
const TITLE_CHARS = 32
/** Rows of a long fold that are looked through for titles. */
const MOST_LOOKED_AT = 60

export type Fold = Extract<DiffItem, { kind: 'fold' }>

/** What the first steps of a stretch did, each said once. */
function titlesOf(stretch: readonly DiffRow[], stepOf: (row: DiffRow) => StepOutline): string {
  const titles = new Set<string>()
  for (const row of stretch.slice(0, MOST_LOOKED_AT)) {
    const step = stepOf(row)
    if (step.tool !== null) titles.add(clipText(step.title, TITLE_CHARS))
    if (titles.size > TITLES) break
  }
  const named = [...titles].slice(0, TITLES).join(', ')
  return titles.size > TITLES ? `${named}, …` : named
}

/** What a folded stretch holds: `3 equal steps, 1 in other words · ls -la, head -3 gauges.csv`. */
export function foldLabel(
  fold: Fold,
  rows: readonly DiffRow[],
  left: (step: number) => StepOutline,
  right: (step: number) => StepOutline,
): string {
  const all = rows.slice(fold.from, fold.to + 1)
  const stretch = all.filter((row) => row.change !== 'abandoned')
  const abandoned = all.length - stretch.length
  const reworded = stretch.filter((row) => row.change !== null).length
  const isAllReworded = fold.of === 'equal' && reworded === stretch.length
  const what = isAllReworded
    ? `${displayCounted(stretch.length, 'step')} in other words`
    : fold.of === 'equal'
      ? displayCounted(stretch.length, 'equal step')
      : `${displayCounted(stretch.length, 'more step', 'more steps')} only on the ${fold.of}`
  const titles = titlesOf(stretch, (row) =>
    row.left === null ? right(row.right!) : left(row.left),
  )
  const own = `${what}${reworded > 0 && !isAllReworded ? `, ${reworded} in other words` : ''}`
  const aside = abandoned > 0 ? displayCounted(abandoned, 'abandoned step') : ''
  return [stretch.length > 0 ? own : '', aside, titles].filter((part) => part !== '').join(' · ')
}
