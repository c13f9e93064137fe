import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { imports, trial } from '@/db/schema'
import type { NewTrial } from '@/lib/domain/new-trial'
import { makeNewTrial } from '@/lib/trajectory/testing'
import { makeStore } from '@/lib/ingest/store/testing-store'
import { createTestDb } from '@/db/testing'
import type { ImportReport } from '@/lib/domain/import'
import { holdToQuota } from './hold-to-quota'
import { stageImport } from './manage-imports'
import {
  bytesLeft,
  noteSent,
  readQuotas,
  readUsed,
  whyTooManyBytes,
  whyTooManyTrials,
} from './quotas'

const ADA = { name: 'ada', id: 'person:a', teamId: null }
const BO = { name: 'bo', id: 'person:b', teamId: 1 }
const CI = { name: 'ci', id: 'token:c', teamId: 1 }
const DAY_MS = 24 * 3600 * 1000

async function setUp() {
  const db = await createTestDb()
  await db.$client.execute(`INSERT INTO team (id, uid, name, created_at) VALUES (1, 't', 'T', 0)`)
  const send = async (deliverer: typeof ADA | typeof BO, bytes: number, newTrials = 0) => {
    const uid = await stageImport(db, { origin: 'api', deliverer })
    await noteSent(db, uid, bytes)
    // Only what quotas ask of a report.
    const report = { trials: { added: newTrials, replaced: 0, unchanged: 9 } } as ImportReport
    await db.update(imports).set({ state: 'done', report }).where(eq(imports.uid, uid))
    return uid
  }
  return { db, send }
}

test('bytes count by team, and by person or token where there is none', async () => {
  const { db, send } = await setUp()
  await send(ADA, 70)
  await send(BO, 50)
  await send(CI, 40)
  const most = 100
  expect(await whyTooManyBytes(db, ADA, 30, { most })).toBeNull()
  expect(await whyTooManyBytes(db, ADA, 31, { most })).toMatch(
    /^You may deliver 100 B in 24 hours: 70 B/,
  )
  expect(await whyTooManyBytes(db, BO, 11, { most })).toMatch(
    /^Your team may deliver 100 B .*: 90 B/,
  )
  expect([await bytesLeft(db, CI, { most }), await bytesLeft(db, ADA, { most })]).toEqual([10, 30])
})

test('what came more than a day ago, and what no one signed for, counts for nobody', async () => {
  const { db, send } = await setUp()
  await send(ADA, 70, 5)
  expect(await readUsed(db, ADA, { now: Date.now() + DAY_MS + 1000 })).toEqual({
    bytes: 0,
    trials: 0,
  })
  expect(await whyTooManyBytes(db, null, 1e12, { most: 1 })).toBeNull()
  expect(await whyTooManyBytes(db, ADA, 1e12, { most: null })).toBeNull()
})

test('an import counts while it is open, however long, and 24 hours from its end', async () => {
  const { db, send } = await setUp()
  const now = Date.now()
  const used = async (values: Partial<typeof imports.$inferInsert>) => {
    await db.update(imports).set({ createdAt: now - 3 * DAY_MS, ...values })
    return (await readUsed(db, ADA, { now })).bytes
  }
  await send(ADA, 70)
  for (const state of ['staging', 'previewing', 'previewed', 'queued', 'running'] as const)
    // A dry run writes when it ended, too.
    expect([state, await used({ state, finishedAt: now - 2 * DAY_MS })]).toEqual([state, 70])
  for (const state of ['done', 'failed', 'cancelled', 'undoing', 'undone', 'expired'] as const) {
    expect([state, await used({ state, finishedAt: now - DAY_MS / 2 })]).toEqual([state, 70])
    expect([state, await used({ state, finishedAt: now - 2 * DAY_MS })]).toEqual([state, 0])
    expect([state, await used({ state, finishedAt: null })]).toEqual([state, 0])
  }
})

test('trials count that are new, of imports that stand', async () => {
  const { db, send } = await setUp()
  await send(BO, 1, 60)
  const undone = await send(BO, 1, 500)
  await db.update(imports).set({ state: 'undone' }).where(eq(imports.uid, undone))
  const uid = await send(CI, 1, 30)
  expect(await whyTooManyTrials(db, uid, 40, 100)).toBeNull()
  expect(await whyTooManyTrials(db, uid, 41, 100)).toMatch(/100 trials .*: 60 trials came/)
})

test('an import with more trials than there is room for is taken back and says why', async () => {
  const { db, importRow } = await storedTrials(3)
  const before = { ...process.env }
  process.env.SKILLSCOPE_QUOTA_TRIALS = '2'
  await holdToQuota(db, importRow, { trials: { added: 3, replaced: 0, unchanged: 0 } })
  process.env = before
  expect(await db.select().from(trial)).toEqual([])
  const [row] = await db.select().from(imports).where(eq(imports.id, importRow.id))
  expect(row).toMatchObject({ state: 'failed' })
  expect(row!.failure).toMatch(/You may deliver 2 trials .*Its trials were taken back\.$/)
})

/** Trials that a person delivered, in one import. */
async function storedTrials(n: number) {
  const { db, deliver } = await makeStore()
  const trials: NewTrial[] = Array.from({ length: n }, (_, at) => makeNewTrial(`t${at}`, {}))
  await deliver(trials)
  const [one] = await db.select().from(trial).limit(1)
  await db
    .update(imports)
    .set({ state: 'done', delivererId: ADA.id, experimentId: one!.experimentId })
    .where(eq(imports.id, one!.importId))
  const [row] = await db.select().from(imports).where(eq(imports.id, one!.importId))
  return { db, importRow: { id: row!.id, uid: row!.uid } }
}

test('a quota that cannot be read stops, and is not taken for none', () => {
  expect(readQuotas({ NODE_ENV: 'test' })).toEqual({ bytes: null, trials: null })
  const env = {
    NODE_ENV: 'test',
    SKILLSCOPE_QUOTA_BYTES: '5',
    SKILLSCOPE_QUOTA_TRIALS: '0',
  } as const
  expect(readQuotas(env)).toEqual({ bytes: 5, trials: 0 })
  expect(() => readQuotas({ NODE_ENV: 'test', SKILLSCOPE_QUOTA_BYTES: '5 GB' })).toThrow(/no count/)
})
