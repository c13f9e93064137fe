import type { FilledView } from '@/lib/domain/filled-view'
import type { CellTable } from './cell-table'
import type { Contrast } from './contrast'

/** What is known of an experiment beside its cells. */
export interface ExperimentFacts {
  readonly slug: string
  readonly name: string
  readonly description: string | null
  readonly kind: 'logs' | 'published'
  readonly isGenerated: boolean
  readonly citation: { readonly text: string; readonly url: string | null } | null
  readonly plannedTasks: number | null
  /** Which of the views that may be empty say something of it. */
  readonly filledViews: readonly FilledView[]
}

/** An experiment with its cells and the contrast asked for: what every view starts from. */
export interface ExperimentCells {
  readonly experiment: ExperimentFacts
  readonly table: CellTable
  /** Null where there are no two known conditions. */
  readonly contrast: Contrast | null
}
