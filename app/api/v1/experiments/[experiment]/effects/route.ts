import { answerView } from '@/app/api/v1/experiments/answer-view'
import { csvTable, type CsvColumns } from '@/app/api/v1/experiments/csv-table'
import type { EffectsView } from '@/lib/analysis/effect/compare-effects'
import type { EffectCell, EffectMap, EffectRow } from '@/lib/cells/effects/effect-map'
import { columnName } from '@/lib/cells/effects/say-effects'
import { ask } from '@/lib/server/ask'
import { loadEffectsParams } from '@/lib/url/effects'

interface RowOfMap {
  readonly map: EffectMap
  readonly row: EffectRow
}

interface CellOfMap extends RowOfMap {
  readonly column: string
  readonly cell: EffectCell
}

const asText = (value: boolean | null) => (value === null ? null : String(value))

const NAMES: CsvColumns<RowOfMap> = {
  map: ({ map }) => map.id,
  baseline: ({ map }) => map.baseline,
  row: ({ row }) => row.label,
}

const CELLS: CsvColumns<CellOfMap> = {
  ...NAMES,
  column: ({ column }) => column,
  baseline_rate: ({ cell }) => cell.baseline,
  rate: ({ cell }) => cell.rate,
  gain: ({ cell }) => cell.gain,
  low: ({ cell }) => cell.low,
  high: ({ cell }) => cell.high,
  is_beyond_noise: ({ cell }) => asText(cell.isBeyond),
  residual: ({ cell }) => cell.residual,
  n_tasks: ({ cell }) => cell.nTasks,
  n_trials: ({ cell }) => cell.nTrials,
}

const ROWS: CsvColumns<RowOfMap> = {
  ...NAMES,
  tokens: ({ row }) => row.tokens,
  n_beyond_noise: ({ row }) => row.nBeyond,
  n_with_interval: ({ row }) => row.nKnown,
  sign_flip: ({ row }) => row.flip,
  test: ({ row }) => row.test?.method ?? null,
  statistic: ({ row }) => row.test?.statistic ?? null,
  df1: ({ row }) => row.test?.df1 ?? null,
  df2: ({ row }) => row.test?.df2 ?? null,
  p: ({ row }) => row.test?.p ?? null,
  p_sign_changes: ({ row }) => row.test?.signP ?? null,
  n_columns: ({ row }) => row.test?.nColumns ?? null,
  n_common_tasks: ({ row }) => row.test?.nTasks ?? null,
}

const rowsOf = ({ sections }: EffectsView): RowOfMap[] =>
  sections.flatMap(({ maps }) => maps.flatMap((map) => map.rows.map((row) => ({ map, row }))))

const cellsOf = (view: EffectsView): CellOfMap[] =>
  rowsOf(view).flatMap(({ map, row }) =>
    row.cells.map((cell, at) => ({ map, row, cell, column: columnName(map.columns[at]!) })),
  )

/** What each condition did for each model: the same answer as the page. */
export const GET = answerView('effects', {
  find: (slug, request) => ask('compareEffects', slug, loadEffectsParams(request)),
  tables: {
    effects: (view) => csvTable('effects', CELLS, cellsOf(view)),
    rows: (view) => csvTable('effect-rows', ROWS, rowsOf(view)),
  },
})
