import type { Db } from '@/db/open-database'
import type { CellTable } from '@/lib/cells/cell-table'
import type { Contrast } from '@/lib/cells/contrast'
import type { Warning } from '@/lib/cells/warnings/warning'
import { visibleName } from '@/lib/domain/visible-text'

// Of thousands of trials of one job all are looked at; of two the second ends it.
const TWO_JOBS = `
  SELECT DISTINCT job_name FROM trial WHERE condition_id = ? AND is_live = 1 LIMIT 2`

/** A round is compared with the baseline of all rounds: its runs are one pool. */
export async function baselineWarnings(
  db: Db,
  table: CellTable,
  contrast: Contrast,
): Promise<Warning[]> {
  const [without, with_] = [contrast.without, contrast.with].map((at) => table.conditions[at]!)
  const nRounds = table.conditions.filter(({ round }) => round !== null).length
  if (with_!.round === null || without!.round !== null || nRounds < 2) return []
  const { rows } = await db.$client.execute({ sql: TWO_JOBS, args: [without!.id] })
  if (rows.length < 2) return []
  return [
    {
      code: 'baseline_pooled',
      text: `The baseline is pooled over all iterations: one round is compared with every trial under “${visibleName(without!.label)}”, whichever round it was run beside.`,
    },
  ]
}
