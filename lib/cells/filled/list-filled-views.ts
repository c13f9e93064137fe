import type { FilledView } from '@/lib/domain/filled-view'
import type { PrintedTable } from '@/lib/domain/printed-table'
import type { CellTable } from '@/lib/cells/cell-table'
import { readPrintedEffects } from '@/lib/cells/effects/read-printed-effects'
import { readPrintedBehaviors } from '@/lib/cells/printed-behaviors'
import { roundsOf } from '@/lib/cells/rounds/logged-rounds'
import { isDecisions } from '@/lib/cells/rounds/printed-candidates'
import { readPrintedRounds } from '@/lib/cells/rounds/printed-rounds'
import { timedConditions } from '@/lib/cells/timing/logged-timing'
import { readPrintedTimings } from '@/lib/cells/timing/printed-timing'

/** What an experiment has beside its cells. */
export interface OtherData {
  readonly tables: readonly PrintedTable[]
  /** Conditions of single printed figures. */
  readonly figureConditions: readonly string[]
  /** Whether anything is known of a library that evolves. */
  readonly hasEvolution: boolean
}

/** Which of the views that may be empty say something of an experiment. */
export function listFilledViews(
  table: CellTable,
  { tables, figureConditions, hasEvolution }: OtherData,
): FilledView[] {
  const hasTrials = table.nTrials.some((n) => n > 0)
  const holds: Record<FilledView, boolean> = {
    models: hasTrials,
    effects: hasTrials || tables.some((one) => readPrintedEffects(one) !== null),
    timing:
      timedConditions(table).length > 0 ||
      readPrintedTimings(tables).length > 0 ||
      figureConditions.some((key) => /^generated_(?:before|after)/.test(key)),
    rounds:
      hasEvolution ||
      roundsOf(table).length >= 2 ||
      tables.some(isDecisions) ||
      readPrintedRounds(tables, []).length > 0,
    behaviors: hasTrials || readPrintedBehaviors(tables) !== null,
  }
  return (Object.keys(holds) as FilledView[]).filter((view) => holds[view])
}
