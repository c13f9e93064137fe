import type { Db } from '@/db/open-database'
import { listTeamsOf } from '@/lib/analysis/access/find-scope'
import { currentVisit, whyNotDo } from './visit'

/** The teams of whoever asks; null: all are theirs, as for admins and on loopback. Nobody has none. */
export async function ownTeams(db: Db): Promise<readonly number[] | null> {
  if (whyNotDo('manage') === null) return null
  const visitor = currentVisit()?.visitor
  return visitor ? listTeamsOf(db, visitor) : []
}
