import type { Db } from '@/db/open-database'
import { listTeamsOf } from '@/lib/analysis/access/find-scope'
import { ownerOfImport } from '@/lib/ingest/run/quotas'
import { currentVisit, whyNotDo } from './visit'

const NOT_THEIRS = 'This import is somebody else’s: open one of your own.'

/**
 * Why whoever asks may not send files for an import, as a sentence: these count in the quota of who opened
 * it and are noted nowhere. Null: it is theirs or their team’s, nobody’s, or they may manage.
 */
export async function whyNotTheirImport(db: Db, uid: string): Promise<string | null> {
  const visitor = currentVisit()?.visitor
  if (!visitor || whyNotDo('manage') === null) return null
  const owner = await ownerOfImport(db, uid)
  if (owner === null || owner.id === `${visitor.kind}:${visitor.id}`) return null
  const isOfTheirTeam =
    owner.teamId !== null && (await listTeamsOf(db, visitor)).includes(owner.teamId)
  return isOfTheirTeam ? null : NOT_THEIRS
}
