import type { Db } from '@/db/open-database'
import { loadCells } from '@/lib/analysis/cell-table/load-cells'
import { getExperiment } from '@/lib/analysis/experiment/get-experiment'
import { loadFilledViews } from '@/lib/analysis/experiment/load-filled-views'
import { comparePrintedConditions, type PrintedPair } from '@/lib/cells/compare-printed-conditions'
import { listFigures } from '@/lib/analysis/measure/list-figures'
import type { FilledView } from '@/lib/domain/filled-view'
import type { PrintedTable } from '@/lib/domain/printed-table'
import { listPrintedTables } from './list-printed-tables'
import { CONTRADICTION, type Figure } from '@/lib/domain/published-figure'

/** Figures of one kind: what the rows are about. */
export interface FigureGroup {
  readonly scope: string
  /** Measures in the order in which the source brings them. */
  readonly measures: readonly string[]
  readonly figures: readonly Figure[]
}

export interface FiguresView {
  readonly experiment: {
    readonly slug: string
    readonly name: string
    readonly isGenerated: boolean
    /** Views that say something of it, besides this one. */
    readonly filledViews: readonly FilledView[]
    readonly citation: { readonly text: string; readonly url: string | null } | null
  }
  readonly groups: readonly FigureGroup[]
  /** Places where the source disagrees with itself. */
  readonly contradictions: readonly { readonly text: string; readonly source: string }[]
  /** Conditions on the configurations that print both. */
  readonly pairs: readonly PrintedPair[]
  readonly nFigures: number
  /** Tables as the source prints them, whole. */
  readonly tables: readonly PrintedTable[]
}

/** Everything that a source prints as aggregates, by what it is about; null: no such experiment. */
export async function listExperimentFigures(db: Db, slug: string): Promise<FiguresView | null> {
  const found = await getExperiment(db, slug)
  if (!found) return null
  const [all, tables] = await Promise.all([
    listFigures(db, found.id),
    listPrintedTables(db, found.id),
  ])
  const figures = all.filter(({ scope }) => scope !== CONTRADICTION)
  const scopes = [...new Set(figures.map(({ scope }) => scope))]
  return {
    experiment: {
      // Of a source that prints something; others may hold many trials, which nobody asks for here.
      filledViews:
        all.length + tables.length === 0
          ? []
          : await loadFilledViews(db, found.id, await loadCells(db, found.id)),
      slug: found.slug,
      name: found.name,
      isGenerated: found.isGenerated,
      citation: found.citation,
    },
    groups: scopes.map((scope) => {
      const inside = figures.filter((figure) => figure.scope === scope)
      return {
        scope,
        measures: [...new Set(inside.map(({ measure }) => measure))],
        figures: inside,
      }
    }),
    contradictions: all.flatMap(({ scope, note, source }) =>
      scope === CONTRADICTION && note !== null ? [{ text: note, source }] : [],
    ),
    pairs: comparePrintedConditions(figures),
    nFigures: figures.length,
    tables,
  }
}
