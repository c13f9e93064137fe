import type { Db } from '@/db/open-database'
import { PRINTED_USES, USES, type Use } from '@/lib/domain/trial-measure'

// A use that some cell knows is found at the first of them; what a source prints stands beside.
const KNOWN = `
  select u.value as measure from json_each(?1) as u
  where exists (select 1 from cell_measure
      where experiment_id = ?2 and measure = u.value and n_positive > 0)
    or exists (select 1 from published_figure
      where experiment_id = ?2 and scope = 'configuration'
        and measure = json_extract(?3, '$.' || u.value))`

/** What runs of an experiment use, as far as any log or printed figure says it. */
export async function findKnownUses(db: Db, experimentId: number): Promise<readonly Use[]> {
  const args = [JSON.stringify(USES), experimentId, JSON.stringify(PRINTED_USES)]
  const { rows } = await db.$client.execute({ sql: KNOWN, args })
  const known = new Set(rows.map(({ measure }) => measure))
  return USES.filter((measure) => known.has(measure))
}
