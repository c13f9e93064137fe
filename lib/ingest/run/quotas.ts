import type { Db } from '@/db/open-database'
import { displayBytes, displayCount } from '@/lib/display'
import type { Deliverer } from './add-import'

const DAY_MS = 24 * 3600 * 1000

/** What a team, or whoever is in none, may deliver in 24 hours; null: as much as there is room for. */
export interface Quotas {
  readonly bytes: number | null
  readonly trials: number | null
}

function readCount(name: string, env: NodeJS.ProcessEnv): number | null {
  const said = env[name]
  if (!said) return null
  const count = Number(said)
  // A quota that is misread would be none.
  if (!Number.isSafeInteger(count) || count < 0) throw new Error(`${name}=${said} is no count.`)
  return count
}

export const readQuotas = (env: NodeJS.ProcessEnv = process.env): Quotas => ({
  bytes: readCount('SKILLSCOPE_QUOTA_BYTES', env),
  trials: readCount('SKILLSCOPE_QUOTA_TRIALS', env),
})

/** Whose quota an import counts in: its team's, else its deliverer's. */
export type QuotaOwner = Pick<Deliverer, 'id' | 'teamId'>

/** When an import stops counting is reckoned from its end: an open one, which may get more, counts however old. */
const COUNTS_FROM = `iif(state IN ('done', 'failed', 'cancelled', 'undoing', 'undone', 'expired'),
    coalesce(finished_at, created_at), :now)`

/** Trials of the report that are new here; an import that was undone or failed brought none. */
const USED = `SELECT coalesce(sum(sent_bytes), 0) AS bytes, coalesce(sum(iif(state IN ('done', 'cancelled'),
    report->>'$.trials.added' + report->>'$.trials.replaced', 0)), 0) AS trials
  FROM import WHERE ${COUNTS_FROM} > :since AND uid <> :besides AND iif(:teamId IS NULL,
    team_id IS NULL AND deliverer_id = :id, team_id = :teamId)`

/** What was delivered in the last 24 hours or is on its way, `besides` one import. */
export async function readUsed(
  db: Db,
  { id, teamId }: QuotaOwner,
  { besides = '', now = Date.now() }: { besides?: string; now?: number } = {},
): Promise<{ bytes: number; trials: number }> {
  const args = { id, teamId, besides, now, since: now - DAY_MS }
  const { rows } = await db.$client.execute({ sql: USED, args })
  return { bytes: Number(rows[0]!.bytes), trials: Number(rows[0]!.trials) }
}

const sentence = (owner: QuotaOwner, most: string, used: string, more: string) =>
  `${owner.teamId === null ? 'You may' : 'Your team may'} deliver ${most} in 24 hours: ${used} came in them, and this has ${more}. An import stops counting 24 hours after it ended.`

interface BytesAsked {
  /** The quota; null: there is none. */
  readonly most?: number | null
  /** An import of which what is noted as sent does not count. */
  readonly besides?: string
}

/** Why so many more bytes are too many, as a sentence; null: they are not, or nothing limits them. */
export async function whyTooManyBytes(
  db: Db,
  owner: QuotaOwner | null,
  bytes: number,
  { most = readQuotas().bytes, besides }: BytesAsked = {},
): Promise<string | null> {
  if (owner === null || most === null) return null
  const used = await readUsed(db, owner, { besides })
  if (used.bytes + bytes <= most) return null
  return sentence(owner, displayBytes(most), displayBytes(used.bytes), displayBytes(bytes))
}

/** The same for the trials of an import that are new here. */
export async function whyTooManyTrials(
  db: Db,
  uid: string,
  trials: number,
  most = readQuotas().trials,
): Promise<string | null> {
  const owner = most === null ? null : await ownerOfImport(db, uid)
  if (owner === null || most === null) return null
  const used = await readUsed(db, owner, { besides: uid })
  if (used.trials + trials <= most) return null
  const count = (n: number) => `${displayCount(n)} trials`
  return sentence(owner, count(most), count(used.trials), count(trials))
}

/** How many more bytes may come; null: nothing limits them. */
export async function bytesLeft(
  db: Db,
  owner: QuotaOwner | null,
  { most = readQuotas().bytes, besides }: BytesAsked = {},
): Promise<number | null> {
  if (owner === null || most === null) return null
  return Math.max(0, most - (await readUsed(db, owner, { besides })).bytes)
}

/** Notes bytes that were sent for an import. */
export async function noteSent(db: Db, uid: string, bytes: number): Promise<void> {
  const sql = 'UPDATE import SET sent_bytes = coalesce(sent_bytes, 0) + ? WHERE uid = ?'
  await db.$client.execute({ sql, args: [bytes, uid] })
}

/** Whose quota an import counts in; null: nobody's, as of the command line. */
export async function ownerOfImport(db: Db, uid: string): Promise<QuotaOwner | null> {
  const sql = 'SELECT deliverer_id, team_id FROM import WHERE uid = ?'
  const row = (await db.$client.execute({ sql, args: [uid] })).rows[0]
  if (!row || row.deliverer_id === null) return null
  return {
    id: String(row.deliverer_id),
    teamId: row.team_id === null ? null : Number(row.team_id),
  }
}
