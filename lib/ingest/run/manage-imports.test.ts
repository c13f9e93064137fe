import { expect, test } from 'vitest'
import { createTestDb } from '@/db/testing'
import { announceHost } from '@/db/writes/announce-host'
import { getImport } from '@/lib/analysis/import/get-import'
import {
  cancelImport,
  confirmImport,
  dropStaging,
  expireImports,
  noteStaged,
  previewImport,
  stageImport,
} from './manage-imports'
import {
  countAttempt,
  failWaitingImports,
  getImportRow,
  getNextImport,
  recoverImports,
} from './import-rows'
import { parseSettings } from './parse-settings'
import { addImport } from './add-import'
import { runImport } from './run-import'
import { NO_OPTIONS } from '@/lib/domain/import'

async function makeStaged() {
  const db = await createTestDb()
  const uid = await stageImport(db, { origin: 'browser' })
  const state = async () => (await getImportRow(db, uid))!.state
  return { db, uid, state }
}

test('a staged import is previewed, gets more files, is previewed again and confirmed', async () => {
  const { db, uid, state } = await makeStaged()
  expect(await previewImport(db, uid)).toContain('with files')
  expect(await noteStaged(db, uid, 'job')).toBeNull()
  expect(await previewImport(db, uid, { experiment: 'exp' })).toBeNull()
  expect((await getNextImport(db))!.state).toBe('previewing')
  expect(await noteStaged(db, uid, 'job')).toBeNull()
  expect([await state(), await getNextImport(db)]).toEqual(['staging', null])
  expect(await confirmImport(db, uid)).toBeNull()
  expect([await state(), (await getNextImport(db))!.experimentSlug]).toEqual(['queued', 'exp'])
  expect(await confirmImport(db, uid)).toContain('not yet confirmed')
  expect(await noteStaged(db, uid, 'job')).toContain('no more files')
})

test('an import without an experiment cannot be confirmed', async () => {
  const { db, uid } = await makeStaged()
  await noteStaged(db, uid, 'job')
  expect(await confirmImport(db, uid)).toContain('Name the experiment')
})

test('what cannot go into an experiment is said before anything is stored, and the files stay', async () => {
  const { db, uid, state } = await makeStaged()
  await runImport(db, {
    ...{ slug: 'board', options: NO_OPTIONS, importId: null, isDryRun: false },
    openRow: () => addImport(db, { slug: 'board', options: NO_OPTIONS }),
    paths: ['public/examples/skillsbench-v1-1'],
  })
  await noteStaged(db, uid, 'job')
  await db.$client.execute(
    `UPDATE import SET state = 'previewed', report = '{"kind":"logs"}' WHERE uid = '${uid}'`,
  )
  for (const settle of [confirmImport, previewImport]) {
    expect(await settle(db, uid, { experiment: 'board' })).toContain(
      '“board” holds published cells; trials from logs need an experiment of their own.',
    )
    expect(await state()).toBe('previewed')
  }
  expect(await confirmImport(db, uid, { experiment: 'mine' })).toBeNull()
})

test('an import that has not begun is cancelled at once, and only once', async () => {
  const { db, uid, state } = await makeStaged()
  expect(await cancelImport(db, uid)).toBeNull()
  expect(await state()).toBe('cancelled')
  expect(await cancelImport(db, uid)).toContain('ended already')
})

test('what was staged and not confirmed expires', async () => {
  const { db, uid, state } = await makeStaged()
  expect(await expireImports(db)).toEqual([])
  expect(await expireImports(db, Date.now() + 25 * 3600 * 1000)).toEqual([uid])
  expect(await state()).toBe('expired')
})

test('an import whose process died queues again, and is given up after three tries', async () => {
  const { db, uid, state } = await makeStaged()
  await noteStaged(db, uid, 'job')
  await confirmImport(db, uid, { experiment: 'exp' })
  for (let attempt = 1; attempt <= 3; attempt += 1) {
    expect(await countAttempt(db, (await getNextImport(db))!)).toBe(true)
    await db.$client.execute("UPDATE import SET state = 'running'")
    await recoverImports(db)
    expect(await state()).toBe('queued')
  }
  expect(await countAttempt(db, (await getNextImport(db))!)).toBe(false)
  expect(await state()).toBe('failed')
})

test('settings are texts that make sense', () => {
  expect(parseSettings({})).toEqual({})
  expect(
    parseSettings({
      experiment: 'a',
      condition: 'curated',
      model: ' anthropic/claude-opus-4.5 ',
      domains: 'task,domain\nx,Law',
    }),
  ).toMatchObject({
    experiment: 'a',
    options: {
      condition: { kind: 'curated' },
      model: 'claude-opus-4-5',
      harness: null,
      domains: { x: 'Law' },
    },
  })
  for (const wrong of [
    [],
    { experiment: 'A' },
    { condition: 'magic' },
    { domains: 'x' },
    { model: 3 },
  ]) {
    expect(typeof parseSettings(wrong)).toBe('string')
  }
})

test('a cut upload leaves no row, and one that got a file keeps its own', async () => {
  const db = await createTestDb()
  const cut = await stageImport(db, { origin: 'api' })
  const whole = await stageImport(db, { origin: 'api' })
  await noteStaged(db, whole, 'job.zip')
  for (const uid of [cut, whole]) await dropStaging(db, uid)
  expect(await getImportRow(db, cut)).toBe(null)
  expect(await getImportRow(db, whole)).toMatchObject({ source: 'job.zip' })
})

test('each host imports what was staged on it, and gives up no import of another', async () => {
  const { db, uid: old } = await makeStaged()
  const [here, there] = await Promise.all(
    ['here', 'there'].map((host) => stageImport(db, { origin: 'browser', host })),
  )
  for (const uid of [there!, here!, old]) {
    await noteStaged(db, uid, 'job')
    await confirmImport(db, uid, { experiment: 'exp' })
  }
  const order = async (host: string) => {
    const uids: string[] = []
    for (let row; (row = await getNextImport(db, host)) !== null; uids.push(row.uid))
      await db.$client.execute('UPDATE import SET state = ? WHERE id = ?', ['running', row.id])
    await recoverImports(db)
    return uids
  }
  // One of an earlier version, which knew of one host, is whosoever has its files.
  expect([await order('here'), await order('there')]).toEqual([
    [old, here],
    [old, there],
  ])
  await failWaitingImports(db, 'there', 'The import process does not run.')
  const states = await Promise.all([here!, there!].map(async (uid) => getImportRow(db, uid)))
  expect(states.map((row) => row!.state)).toEqual(['queued', 'failed'])
})

test('an import says which server has its files, and how long that one was silent', async () => {
  const db = await createTestDb()
  const uid = await stageImport(db, { origin: 'browser', host: 'a1' })
  expect((await getImport(db, uid))!.host).toEqual({ id: 'a1', name: null, silentMs: null })
  await announceHost(db, { id: 'a1', name: 'lab-2' })
  await db.$client.execute('UPDATE lease SET heartbeat_at = heartbeat_at - 60000')
  const { host } = (await getImport(db, uid))!
  expect(host).toMatchObject({ id: 'a1', name: 'lab-2' })
  expect(host!.silentMs).toBeGreaterThanOrEqual(60_000)
})
