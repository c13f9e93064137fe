import type { InStatement } from '@libsql/client'
import { fields, jsonRows } from '@/db/writes/json-rows'
import {
  FIGURE_FIELDS,
  type PublishedFigure,
} from '@/lib/ingest/formats/containers/published-tables/published-figures'

/** Statements that put these figures in the place of the experiment's own. */
export const figureStatements = (
  experimentId: number,
  figures: readonly PublishedFigure[],
): InStatement[] => [
  { sql: 'DELETE FROM published_figure WHERE experiment_id = ?', args: [experimentId] },
  ...jsonRows(figures).map((rows) => ({
    sql: `INSERT INTO published_figure (experiment_id, ${FIGURE_FIELDS.join(', ')})
      SELECT ?, ${fields(...FIGURE_FIELDS)} FROM json_each(?)`,
    args: [experimentId, rows],
  })),
]
