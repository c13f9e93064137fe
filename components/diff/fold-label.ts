import type { DiffItem } from '@/lib/diff/fold-rows'
import type { DiffRow } from '@/lib/diff/diff-row'
import { TRIVIAL_KINDS, type TrivialKind } from '@/lib/diff/rank-difference'
import { displayCounted } from '@/lib/display'
import { clipText, type StepOutline } from '@/lib/trajectory/step-outline'

const TITLES = 3
const TITLE_CHARS = 32
/** Rows of a long fold that are looked through for titles. */
const MOST_LOOKED_AT = 60

export type Fold = Extract<DiffItem, { kind: 'fold' }>

/** What a label is made of. */
export interface LabelledRows {
  readonly rows: readonly DiffRow[]
  readonly trivial: ReadonlyMap<number, TrivialKind>
  readonly left: (step: number) => StepOutline
  readonly right: (step: number) => StepOutline
}

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

const TRIVIAL_WORDS: Record<TrivialKind, string> = {
  order: 'order of a listing',
  shown: 'what else was shown',
  answer: 'what a tool answered',
  manner: 'how the same is asked for',
}

/** `3 trivial differences (order of a listing, how the same is asked for)`. */
function trivialLabel(kinds: readonly TrivialKind[]): string {
  const words = TRIVIAL_KINDS.filter((kind) => kinds.includes(kind)).map(
    (kind) => TRIVIAL_WORDS[kind],
  )
  return `${displayCounted(kinds.length, 'trivial difference')} (${words.join(', ')})`
}

/** Steps that do the same: `3 equal steps, 1 in other words`; empty without any. */
function equalLabel(stretch: readonly DiffRow[]): string {
  if (stretch.length === 0) return ''
  const reworded = stretch.filter((row) => row.change !== null).length
  if (reworded === stretch.length) return `${displayCounted(stretch.length, 'step')} in other words`
  const equal = displayCounted(stretch.length, 'equal step')
  return reworded > 0 ? `${equal}, ${reworded} in other words` : equal
}

/** What a folded stretch holds: `3 equal steps, 1 in other words · ls -la, head -3 gauges.csv`. */
export function foldLabel(fold: Fold, { rows, trivial, left, right }: LabelledRows): string {
  const stretch: DiffRow[] = []
  const kinds: TrivialKind[] = []
  let abandoned = 0
  for (let at = fold.from; at <= fold.to; at += 1) {
    const row = rows[at]!
    const kind = trivial.get(at)
    if (row.change === 'abandoned') abandoned += 1
    else if (kind !== undefined && fold.of === 'trivial') kinds.push(kind)
    else stretch.push(row)
  }
  const own =
    fold.of === 'left' || fold.of === 'right'
      ? `${displayCounted(stretch.length, 'more step', 'more steps')} only on the ${fold.of}`
      : equalLabel(stretch)
  const titles = titlesOf(
    rows.slice(fold.from, fold.to + 1).filter((row) => row.change !== 'abandoned'),
    (row) => (row.left === null ? right(row.right!) : left(row.left)),
  )
  return [
    kinds.length > 0 ? trivialLabel(kinds) : '',
    own,
    abandoned > 0 ? displayCounted(abandoned, 'abandoned step') : '',
    titles,
  ]
    .filter((part) => part !== '')
    .join(' · ')
}
