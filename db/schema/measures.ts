import { foreignKey, integer, primaryKey, real, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import type { TrialMeasure } from '@/lib/domain/trial-measure'
import { cell } from './cells'

/**
 * What the trials of a cell add up to, one row a measure, for those trials that know it: a measure
 * that none knows has no row. Enough for means (`sum / n`), variances (`sumSquares`), ratios of means
 * over cells, and geometric means (`exp(sumLogs / nPositive)`), each over any set of cells. Made anew
 * with its cell in every transaction that changes trials (db/writes/recount-cells.ts), and gone with
 * it; published cells have none.
 */
export const cellMeasure = sqliteTable(
  'cell_measure',
  {
    experimentId: integer().notNull(),
    taskId: integer().notNull(),
    configurationId: integer().notNull(),
    conditionId: integer().notNull(),
    measure: text().$type<TrialMeasure>().notNull(),
    /** Trials that know it. */
    n: integer().notNull(),
    sum: real().notNull(),
    sumSquares: real().notNull(),
    /** Trials where it is above 0, and the sum of its natural logarithms over these. */
    nPositive: integer().notNull(),
    sumLogs: real().notNull(),
  },
  (t) => [
    primaryKey({
      columns: [t.experimentId, t.taskId, t.configurationId, t.conditionId, t.measure],
    }),
    foreignKey({
      columns: [t.experimentId, t.taskId, t.configurationId, t.conditionId],
      foreignColumns: [cell.experimentId, cell.taskId, cell.configurationId, cell.conditionId],
    }).onDelete('cascade'),
  ],
)
