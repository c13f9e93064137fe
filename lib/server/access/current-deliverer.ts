import type { Db } from '@/db/open-database'
import { listTeamsOf } from '@/lib/analysis/access/find-scope'
import type { Deliverer } from '@/lib/ingest/run/add-import'
import { currentVisit } from './visit'

/**
 * Who delivers what the request that is being answered brings; null where no one signs in. It is for a
 * team where they are in one alone: of several nobody could tell which.
 */
export async function currentDeliverer(db: Db): Promise<Deliverer | null> {
  const visitor = currentVisit()?.visitor
  if (!visitor) return null
  const teams = await listTeamsOf(db, visitor)
  const teamId = teams.length === 1 ? teams[0]! : null
  return { name: visitor.name, id: `${visitor.kind}:${visitor.id}`, teamId }
}
