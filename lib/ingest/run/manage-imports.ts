import type { Db } from '@/db/open-database'
import { NO_OPTIONS, type ImportOptions, type ImportOrigin } from '@/lib/domain/import'
import { getImportRow, type ImportRow } from './import-rows'
import { STAGED_FOR_MS } from '@/lib/ingest/open/staged-files'
import { addImport, newImportUid, type Deliverer } from './add-import'
import { whyTooManyTrials } from './quotas'
import { whyNotInto } from './target-experiment'
import { isSlugHidden } from '@/db/writes/add-experiment'
import { isExperimentSlug } from '@/lib/domain/slug'

// Each function gives a sentence when it cannot do what was asked, null when it is done.

const NO_IMPORT = 'There is no such import.'

/** What a person sets of a staged import; what is left out stays. */
export interface ImportSettings {
  readonly experiment?: string
  readonly options?: ImportOptions
}

/** Why an import cannot be for an experiment of this slug: whoever asks does not see it; null: it can. */
export const whyNotNamed = async (db: Db, slug: string): Promise<string | null> =>
  (await isSlugHidden(db, slug))
    ? `The slug “${slug}” is taken: name another one. The files stay here.`
    : null

/** Makes a staged import: files can be sent to it. Gives its uid. */
export async function stageImport(
  db: Db,
  settings: ImportSettings & {
    readonly origin: ImportOrigin
    /** Who delivers it, where people sign in. */
    readonly deliverer?: Deliverer | null
    /** Where its files are going to be. */
    readonly host?: string
  },
): Promise<string> {
  const uid = newImportUid()
  await addImport(db, {
    uid,
    slug: settings.experiment ?? '',
    options: settings.options ?? NO_OPTIONS,
    origin: settings.origin,
    deliverer: settings.deliverer ?? null,
    host: settings.host,
    state: 'staging',
    expiresAt: Date.now() + STAGED_FOR_MS,
  })
  return uid
}

/** Forgets an import to which nothing came: its one upload was cut or refused. */
export async function dropStaging(db: Db, uid: string): Promise<void> {
  await db.$client.execute({
    sql: "DELETE FROM import WHERE uid = ? AND state = 'staging' AND source = ''",
    args: [uid],
  })
}

/** Notes that a staged import got a file: a preview that was made before holds no longer. */
export async function noteStaged(db: Db, uid: string, topName: string): Promise<string | null> {
  const { rowsAffected } = await db.$client.execute({
    sql: `UPDATE import SET state = 'staging', report = NULL, progress = NULL, expires_at = ?,
        source = CASE WHEN instr(', ' || source || ', ', ', ' || ? || ', ') > 0 OR length(source) > 250 THEN source
          WHEN source = '' THEN ? ELSE source || ', ' || ? END
      WHERE uid = ? AND state IN ('staging', 'previewing', 'previewed')`,
    args: [Date.now() + STAGED_FOR_MS, topName, topName, topName, uid],
  })
  return rowsAffected > 0 ? null : 'This import takes no more files.'
}

const settingStatement = (uid: string, { experiment, options }: ImportSettings) => ({
  sql: `UPDATE import SET experiment_slug = coalesce(?, experiment_slug), options = coalesce(?, options)
    WHERE uid = ? AND state IN ('staging', 'previewing', 'previewed')`,
  args: [experiment ?? null, options ? JSON.stringify(options) : null, uid],
})

/**
 * Why the files cannot go where they are to go, for what a preview found in them or since whoever
 * asks does not see what is there; null when they can. Asked before a dry run and before storing: both would end the import, and
 * its files with it.
 */
async function whyNotThere(
  db: Db,
  row: ImportRow,
  { experiment }: ImportSettings,
): Promise<string | null> {
  const slug = experiment ?? row.experimentSlug
  const reason = await whyNotNamed(db, slug)
  return reason ?? (row.reportKind && slug ? whyNotInto(db, slug, row.reportKind) : null)
}

/** Asks for a dry run, with other settings if some are given. */
export async function previewImport(
  db: Db,
  uid: string,
  settings: ImportSettings = {},
): Promise<string | null> {
  const row = await getImportRow(db, uid)
  if (!row) return NO_IMPORT
  const reason = await whyNotThere(db, row, settings)
  if (reason) return reason
  const [, asked] = await db.$client.batch(
    [
      settingStatement(uid, settings),
      {
        sql: `UPDATE import SET state = 'previewing', report = NULL, progress = NULL, attempts = 0
          WHERE uid = ? AND state IN ('staging', 'previewing', 'previewed') AND source <> ''`,
        args: [uid],
      },
    ],
    'write',
  )
  return asked!.rowsAffected > 0
    ? null
    : 'Only an import with files that is not yet confirmed can be previewed.'
}

/** Hands a staged import to the import process, to be stored. */
export async function confirmImport(
  db: Db,
  uid: string,
  settings: ImportSettings = {},
): Promise<string | null> {
  const row = await getImportRow(db, uid)
  if (!row) return NO_IMPORT
  if (!isExperimentSlug(settings.experiment ?? row.experimentSlug)) {
    return 'Name the experiment: lower-case letters, digits and single hyphens.'
  }
  const reason =
    (await whyNotThere(db, row, settings)) ??
    (row.newTrials === null ? null : await whyTooManyTrials(db, uid, row.newTrials))
  if (reason) return reason
  const [, queued] = await db.$client.batch(
    [
      settingStatement(uid, settings),
      {
        sql: `UPDATE import SET state = 'queued', progress = NULL, attempts = 0, is_cancel_wanted = 0
          WHERE uid = ? AND state IN ('staging', 'previewing', 'previewed') AND source <> ''`,
        args: [uid],
      },
    ],
    'write',
  )
  return queued!.rowsAffected > 0
    ? null
    : 'Only an import with files that is not yet confirmed can be stored.'
}

/** Stops an import: one that has not begun at once, a running one while it unpacks or after its batch. */
export async function cancelImport(db: Db, uid: string): Promise<string | null> {
  if (!(await getImportRow(db, uid))) return NO_IMPORT
  const [running, waiting] = await db.$client.batch(
    [
      {
        sql: `UPDATE import SET is_cancel_wanted = 1 WHERE uid = ? AND state = 'running'`,
        args: [uid],
      },
      {
        sql: `UPDATE import SET state = 'cancelled', finished_at = ?
          WHERE uid = ? AND state IN ('staging', 'previewing', 'previewed', 'queued')`,
        args: [Date.now(), uid],
      },
    ],
    'write',
  )
  return running!.rowsAffected + waiting!.rowsAffected > 0 ? null : 'This import has ended already.'
}

/** Staged imports that were not confirmed in time: marks them and gives their uids, whose files can go. */
export async function expireImports(db: Db, now = Date.now()): Promise<string[]> {
  const { rows } = await db.$client.execute({
    sql: `UPDATE import SET state = 'expired', finished_at = ?1 WHERE expires_at < ?1
      AND state IN ('staging', 'previewing', 'previewed') RETURNING uid`,
    args: [now],
  })
  return rows.map((row) => String(row.uid))
}

/** Imports whose staged files are still needed. */
export async function listStagedUids(db: Db): Promise<string[]> {
  const { rows } = await db.$client.execute(
    "SELECT uid FROM import WHERE state IN ('staging', 'previewing', 'previewed', 'queued', 'running')",
  )
  return rows.map((row) => String(row.uid))
}
