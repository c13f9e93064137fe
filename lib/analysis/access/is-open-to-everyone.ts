import type { Db } from '@/db/open-database'
import { scopeReads } from '@/db/scope-reads'
import { ANYBODY } from '@/lib/domain/scope'
import type { Place } from '@/lib/url/public-places'

const FIND: Readonly<Record<Place['kind'], string>> = {
  list: 'SELECT 1 FROM experiment WHERE deleted_at IS NULL LIMIT 1',
  experiment: `SELECT 1 FROM experiment WHERE deleted_at IS NULL
    AND id IN (SELECT id FROM experiment WHERE slug = ?1 UNION ALL SELECT experiment_id FROM experiment_slug WHERE slug = ?1)`,
  trial: `SELECT 1 FROM trial WHERE uid = ?1
    AND experiment_id IN (SELECT id FROM experiment WHERE deleted_at IS NULL)`,
}

/** Whether a place may be seen without an account: a list, as soon as it would show an experiment. */
export async function isOpenToEveryone(db: Db, place: Place | null): Promise<boolean> {
  if (place === null) return false
  const named =
    place.kind === 'experiment' ? [place.slug] : place.kind === 'trial' ? [place.uid] : []
  const { rows } = await db.$client.execute({
    sql: scopeReads(FIND[place.kind], ANYBODY),
    args: named,
  })
  return rows.length > 0
}
