import type { Db } from '@/db/open-database'
import type { ImportReport } from '@/lib/domain/import'
import type { RuleCount } from '@/lib/domain/import-rule'

const LAST = `
  SELECT report FROM import
  WHERE experiment_id = ? AND state = 'done' AND report IS NOT NULL
  ORDER BY finished_at DESC, id DESC LIMIT 1`

/** What rules did in the last import of an experiment; none where it used none. */
export async function listRuleCounts(db: Db, experimentId: number): Promise<readonly RuleCount[]> {
  const { rows } = await db.$client.execute({ sql: LAST, args: [experimentId] })
  const text = rows[0]?.report
  // Written as JSON of ImportReport by the import.
  return text ? ((JSON.parse(String(text)) as ImportReport).rules ?? []) : []
}
