// What the torture does to a store: long writes, each of which a killed process may leave anywhere.
import { createReadStream } from 'node:fs'
import { mkdir, readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import type { ReadableStream } from 'node:stream/web'
import { migrateDatabase } from '@/db/migrate-database'
import type { Db } from '@/db/open-database'
import { takeWriterLease } from '@/db/writes/writer-lease'
import { deleteExperiment } from '@/lib/change/delete-experiment'
import { renameExperiment } from '@/lib/change/rename-experiment'
import { setBaseline } from '@/lib/change/set-baseline'
import { setConditions } from '@/lib/change/set-conditions'
import { setDomains } from '@/db/writes/set-domains'
import { plainCondition } from '@/lib/domain/condition'
import { NO_OPTIONS } from '@/lib/domain/import'
import { addImport } from '@/lib/ingest/run/add-import'
import { goOn } from '@/lib/ingest/run/go-on'
import { getImportRow, type ImportRow } from '@/lib/ingest/run/import-rows'
import { confirmImport, noteStaged, stageImport } from '@/lib/ingest/run/manage-imports'
import { runImport } from '@/lib/ingest/run/run-import'
import { stagedEntries, stagePart, stagingFolder } from '@/lib/ingest/open/staged-files'
import { undoImport } from '@/lib/ingest/run/undo-import'
import { getExperimentIdentity } from '@/db/writes/add-experiment'

export const SLUG = 'tortured'
/** The import that is undone: it replaced trials of the first and added more. */
export const UNDONE = 'second'
const TASKS = 40

export interface Place {
  readonly db: Db
  /** Folder of the deliveries. */
  readonly folder: string
  /** Data folder of the server, for what is pushed. */
  readonly data: string
}

/** Tells before each transaction how many there were. */
export function countTransactions({ $client: client }: Db, tell: (count: number) => void): void {
  let count = 0
  const { batch, migrate } = {
    batch: client.batch.bind(client),
    migrate: client.migrate.bind(client),
  }
  client.batch = (...args) => {
    tell(++count)
    return batch(...args)
  }
  client.migrate = (...args) => {
    tell(++count)
    return migrate(...args)
  }
}

/** Writes a delivery of finished trials: one folder a trial, with its result. */
export async function writeDelivery(folder: string, trials: number, reward: number): Promise<void> {
  for (let at = 0; at < trials; at++) {
    const task = `task-${at % TASKS}`
    const condition = at % 3 === 0 ? 'tasks-no-skills' : 'tasks'
    const place = join(folder, 'job', `${task}__${String(at).padStart(7, 'a')}`)
    await mkdir(place, { recursive: true })
    const result = {
      id: `trial-${at}`,
      task_name: task,
      trial_name: `${task}__${String(at).padStart(7, 'a')}`,
      config: { task: { path: `${condition}/${task}` } },
      agent_result: { n_input_tokens: 100 + at, n_output_tokens: at, cost_usd: at / 7 },
      verifier_result: { rewards: { reward: at % 2 === 0 ? reward : 1 } },
    }
    await writeFile(join(place, 'result.json'), JSON.stringify(result))
  }
}

export async function importDelivery({ db, folder }: Place, uid: string): Promise<void> {
  const job = { slug: SLUG, options: NO_OPTIONS }
  await runImport(db, {
    ...job,
    importId: null,
    // A second try of the same import gets a row of its own, as from the command line.
    openRow: () => addImport(db, { ...job, uid: `${uid}-${Date.now()}` }),
    paths: [join(folder, uid)],
    isDryRun: false,
    isFresh: true,
  })
}

/** Rows as the first release kept them, for the act that brings its tables up to date. */
export const OLD_ROWS = [
  `INSERT INTO experiment (id, slug, name, kind, is_generated, created_at) VALUES (1, 'old', 'Old', 'published', 0, 5)`,
  `INSERT INTO configuration (id, experiment_id, key, model) VALUES (1, 1, 'one', 'model')`,
  `INSERT INTO condition (id, experiment_id, key, kind, label) VALUES (1, 1, 'curated', 'curated', 'Curated')`,
  `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 2000)
    INSERT INTO task (id, experiment_id, name, tags) SELECT i, 1, 'task-' || i, '[]' FROM n`,
  `INSERT INTO cell (experiment_id, task_id, configuration_id, condition_id, n_trials, rewards)
    SELECT 1, id, 1, 1, 1, '{"ok":[[1,1]]}' FROM task`,
]

/** What a server does when it starts again. */
export async function startAgain(db: Db): Promise<void> {
  const lease = await takeWriterLease(db, { waitMs: null })
  await goOn(db, lease!.holder)
  await lease!.release()
}

async function settle({ db }: Place): Promise<void> {
  const { id } = (await getExperimentIdentity(db, SLUG))!
  const both = ['no_skills', 'unknown', 'curated'].map((conditionKey) => ({
    conditionKey,
    isAllJobs: true as const,
  }))
  for (const kind of ['curated', 'unknown', 'no_skills'] as const) {
    await setConditions(db, id, both, plainCondition(kind))
    await setBaseline(db, SLUG, kind)
    await setDomains(db, id, { 'task-1': `Domain of ${kind}` })
    const name = `Renamed ${kind}`
    await renameExperiment(db, SLUG, { slug: `${SLUG}-moved`, name, description: null })
    await renameExperiment(db, `${SLUG}-moved`, { slug: SLUG, name, description: null })
  }
}

/** The rename may have been cut between there and back. */
async function settleAgain(place: Place): Promise<void> {
  const { slug, name } = (await getExperimentIdentity(place.db, SLUG))!
  if (slug !== SLUG) await renameExperiment(place.db, slug, { slug: SLUG, name, description: null })
  await settle(place)
}

async function undo({ db }: Place): Promise<void> {
  const { rows } = await db.$client.execute("SELECT uid FROM import WHERE uid LIKE ? || '-%'", [
    UNDONE,
  ])
  await undoImport(db, String(rows[0]!.uid), 60_000)
}

async function remove({ db }: Place): Promise<void> {
  await deleteExperiment(db, SLUG, SLUG)
  await startAgain(db)
}

/** The import that was opened for a push and is not stored yet; a new one where there is none. */
async function openPush(db: Db): Promise<ImportRow> {
  const { rows } = await db.$client.execute(
    "SELECT uid FROM import WHERE origin = 'api' AND state <> 'done'",
  )
  const uid = rows[0]
    ? String(rows[0].uid)
    : await stageImport(db, { origin: 'api', experiment: SLUG })
  return (await getImportRow(db, uid))!
}

/** Sends a delivery file by file, as a push does and goes on, and stores it as the import process does. */
async function push({ db, folder, data }: Place): Promise<void> {
  const { id, uid, state } = await openPush(db)
  const staged = stagingFolder(data, uid)
  const path = (name: string) => join('job', name, 'result.json')
  const names = state === 'staging' ? await readdir(join(folder, 'fourth', 'job')) : []
  for (const name of names) {
    const file = createReadStream(join(folder, 'fourth', path(name)))
    // The streams of the web and of Node's types are the same object.
    const body = Readable.toWeb(file) as ReadableStream
    await stagePart(staged, { path: path(name), offset: 0, body, heldBytes: 0 })
    await noteStaged(db, uid, 'job')
  }
  if (state === 'staging') await confirmImport(db, uid)
  const paths = await stagedEntries(staged)
  const job = { slug: SLUG, options: NO_OPTIONS, isDryRun: false, isFresh: true }
  await runImport(db, { ...job, importId: id, paths })
}

/** Each act, and how a person goes on where it was cut: by doing it again. */
export const ACTS = {
  import: (place: Place) => importDelivery(place, 'third'),
  delete: remove,
  undo,
  settings: settleAgain,
  push,
  migrate: ({ db }: Place) => migrateDatabase(db),
} as const

export type ActName = keyof typeof ACTS
