// Two servers of different hosts on one database, each with files that only it has. On a libSQL server where
// there is one, else on a file: what is claimed and what is left alone is the same.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, mkdtemp, readdir, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { build } from 'esbuild'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { migrateDatabase } from '@/db/migrate-database'
import { openWriter, type Db } from '@/db/open-database'
import { expectSound } from '@/db/testing'
import { NO_OPTIONS } from '@/lib/domain/import'
import { addImport } from '@/lib/ingest/run/add-import'
import { explainFailure } from '@/lib/ingest/run/import-failure'
import { runImport } from '@/lib/ingest/run/run-import'
import { ENDED_WITHOUT_DATABASE } from '@/lib/server/import-process'
import { getImportRow } from '@/lib/ingest/run/import-rows'
import { confirmImport, noteStaged, stageImport } from '@/lib/ingest/run/manage-imports'
import { takeWriterLease } from '@/db/writes/writer-lease'
import { findSqld, freePort, startSqld } from './sqld.mjs'
import { writeDelivery } from './torture-acts'

let folder: string
let url: string
let db: Db
let server: Awaited<ReturnType<typeof startSqld>> | null = null

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'skillscope-hosts-'))
  await symlink(resolve('node_modules'), join(folder, 'node_modules'))
  const entryPoints = ['lib/server/import-worker.ts']
  const options = { bundle: true, platform: 'node', format: 'esm', packages: 'external' } as const
  await build({ ...options, entryPoints, outfile: join(folder, 'worker.mjs') })
  server = findSqld() === null ? null : await startSqld(join(folder, 'server'))
  url = server?.url ?? `file:${join(folder, 'shared.db')}`
  db = await openWriter(url)
  await migrateDatabase(db)
})
afterAll(() => server?.stop())

interface Host {
  readonly id: string
  readonly data: string
}

async function makeHost(id: string): Promise<Host> {
  const data = join(folder, id)
  await mkdir(data)
  await writeFile(join(data, 'host-id'), id)
  return { id, data }
}

/** Stages a delivery on a host and confirms it, as its pages do. */
async function stage({ id, data }: Host, trials: number): Promise<string> {
  const uid = await stageImport(db, { origin: 'browser', host: id })
  await writeDelivery(join(data, 'uploads', uid, 'files'), trials, 1)
  await noteStaged(db, uid, 'job')
  expect(await confirmImport(db, uid, { experiment: `of-${id}` })).toBeNull()
  return uid
}

/** The import process of a host, as one file: it starts in a third of the time that its parts need. */
const startWorker = ({ data }: Host) =>
  spawn(process.execPath, [join(folder, 'worker.mjs')], {
    env: { ...process.env, DATABASE_URL: url, SKILLSCOPE_DATA: data },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })

const endOf = async (worker: ReturnType<typeof startWorker>) => (await once(worker, 'exit'))[0]

const stateOf = async (uid: string) => (await getImportRow(db, uid))!.state

async function waitFor(uid: string, state: string) {
  while ((await stateOf(uid)) !== state) await pause(20)
}

/** Bounds the size of what a libSQL server stores, as its disk does. */
async function setRoom(adminPort: number, size: string) {
  const answer = await fetch(`http://127.0.0.1:${adminPort}/v1/namespaces/default/config`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ block_reads: false, block_writes: false, max_db_size: size }),
  })
  expect(answer.status).toBe(200)
}

const countTrials = async (slug: string) => {
  const sql = `SELECT count(*) AS n FROM trial t JOIN experiment e ON e.id = t.experiment_id WHERE e.slug = ?`
  return Number((await db.$client.execute(sql, [slug])).rows[0]!.n)
}

test('two hosts import at the same time, each what it has, while a third reads', async () => {
  const hosts = [await makeHost('a1'), await makeHost('b2')]
  const uids = await Promise.all(hosts.map((host) => stage(host, 150)))
  const ends = hosts.map((host) => endOf(startWorker(host)))
  const reader = await openWriter(url)
  const seen: number[] = []
  const all = Promise.all(ends)
  for (let isOver = false; !isOver; seen.push(await countTrials('of-a1'))) {
    await reader.$client.execute('SELECT count(*) FROM cell')
    isOver = await Promise.race([all.then(() => true), pause(50).then(() => false)])
  }
  expect(await all).toEqual([0, 0])
  expect(await Promise.all(uids.map(stateOf))).toEqual(['done', 'done'])
  expect([seen.at(-1), await countTrials('of-b2')]).toEqual([150, 150])
  await expectSound(db)
})

test('the import of a host that died waits for it, with its files, and others go on', async () => {
  const [dying, other] = [await makeHost('c3'), await makeHost('d4')]
  const mine = await stage(dying, 400)
  const theirs = await stage(other, 20)
  const worker = startWorker(dying)
  await waitFor(mine, 'running')
  worker.kill('SIGKILL')
  await endOf(worker)
  expect(await endOf(startWorker(other))).toBe(0)
  expect([await stateOf(mine), await stateOf(theirs)]).toEqual(['queued', 'done'])
  expect(await readdir(join(dying.data, 'uploads'))).toEqual([mine])
  expect(await endOf(startWorker(dying))).toBe(0)
  expect([await stateOf(mine), await countTrials('of-c3')]).toEqual(['done', 400])
  await expectSound(db)
})

test('a host that sleeps through its turn writes nothing into that of another, and goes on afterwards', async () => {
  const [sleeping, other] = [await makeHost('g7'), await makeHost('h8')]
  const mine = await stage(sleeping, 400)
  const theirs = await stage(other, 20)
  const worker = startWorker(sleeping)
  const end = endOf(worker)
  await waitFor(mine, 'running')
  worker.kill('SIGSTOP')
  // As if it slept for a minute: nobody waits so long here.
  await db.$client.execute('UPDATE lease SET heartbeat_at = heartbeat_at - 60000')
  expect(await endOf(startWorker(other))).toBe(0)
  expect(await stateOf(theirs)).toBe('done')
  worker.kill('SIGCONT')
  expect(await end).toBe(0)
  expect([await stateOf(mine), await countTrials('of-g7')]).toEqual(['done', 400])
  await expectSound(db)
})

test.skipIf(findSqld() === null)(
  'an import whose database goes away waits for it, and stores the rest when it is back',
  async () => {
    const host = await makeHost('i9')
    const uid = await stage(host, 400)
    const worker = startWorker(host)
    await waitFor(uid, 'running')
    const { port } = server!
    await server!.stop('SIGKILL')
    expect(await endOf(worker)).toBe(ENDED_WITHOUT_DATABASE)
    server = await startSqld(join(folder, 'server'), { port })
    expect(['queued', 'running']).toContain(await stateOf(uid))
    expect(await endOf(startWorker(host))).toBe(0)
    expect([await stateOf(uid), await countTrials('of-i9')]).toEqual(['done', 400])
    expect((await getImportRow(db, uid))!.attempts).toBe(1)
    await expectSound(db)
  },
)

test.skipIf(findSqld() === null)(
  'an import that fills the disk of its database says so, and what it stored before stays',
  async () => {
    const ownFolder = await mkdtemp(join(tmpdir(), 'skillscope-full-'))
    const admin = await freePort()
    const args = ['--admin-listen-addr', `127.0.0.1:${admin}`]
    const full = await startSqld(join(ownFolder, 'server'), { args })
    const own = await openWriter(full.url)
    await migrateDatabase(own)
    await setRoom(admin, '2mb')
    await writeDelivery(join(ownFolder, 'logs'), 1500, 1)
    const job = { slug: 'full', options: NO_OPTIONS, importId: null, isDryRun: false }
    const openRow = () => addImport(own, job)
    const ended = runImport(own, { ...job, openRow, paths: [join(ownFolder, 'logs')] })
    const reason = await ended.then(() => 'it ended', explainFailure)
    expect(reason).toContain('The disk is full.')
    await setRoom(admin, '1gb')
    await expectSound(own)
    const again = await runImport(own, { ...job, openRow, paths: [join(ownFolder, 'logs')] })
    const { added, unchanged } = again!.report.trials
    expect([added + unchanged, added > 0, unchanged > 0]).toEqual([1500, true, true])
    await expectSound(own)
    await full.stop()
  },
)

test('an import that is stopped with its server, however often, loses none of its tries', async () => {
  const host = await makeHost('j10')
  const uid = await stage(host, 20)
  const tries = async () => (await getImportRow(db, uid))!.attempts
  // Until it is its turn, an import that was begun waits.
  const lease = await takeWriterLease(db, { waitMs: null })
  for (const end of ['SIGTERM', 'SIGINT', 'disconnect'] as const) {
    const worker = startWorker(host)
    while ((await tries()) === 0 || (await readdir(join(host.data, 'uploads', uid))).length > 1)
      await pause(20)
    if (end === 'disconnect') worker.disconnect()
    else worker.kill(end)
    expect(await endOf(worker)).toBe(end === 'disconnect' ? 0 : 1)
    expect([await stateOf(uid), await tries()]).toEqual(['queued', 1])
  }
  await lease!.release()
  expect(await endOf(startWorker(host))).toBe(0)
  expect([await stateOf(uid), await countTrials('of-j10')]).toEqual(['done', 20])
})

test('two servers with the same folder do not import one delivery twice', async () => {
  const host = await makeHost('e5')
  const uid = await stage(host, 300)
  expect(await Promise.all([startWorker(host), startWorker(host)].map(endOf))).toEqual([0, 0])
  const row = (await getImportRow(db, uid))!
  expect([row.state, row.attempts, await countTrials('of-e5')]).toEqual(['done', 1, 300])
})
