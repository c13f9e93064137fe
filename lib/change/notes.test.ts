import { expect, test } from 'vitest'
import { createTestDb } from '@/db/testing'
import type { Db } from '@/db/open-database'
import { person, trial } from '@/db/schema'
import { listNotes } from '@/lib/analysis/note/list-notes'
import { viewNotes } from '@/lib/analysis/note/view-notes'
import {
  insertTestExperiment,
  insertTestSkill,
  insertTestTrial,
  makeStep,
} from '@/lib/analysis/testing'
import { MOST_AUTHOR, MOST_NOTE, type Viewer } from '@/lib/domain/note'
import { addNote, editNote, keptName, removeNote, resolveNote } from './notes'
import { parseNote } from './parse-note'

const ADA: Viewer = { id: 'person:ada', name: 'Ada', mayWrite: true, mayAll: false }
const BO: Viewer = { id: 'person:bo', name: 'Bo', mayWrite: true, mayAll: false }
const ADMIN: Viewer = { id: 'person:root', name: 'Root', mayWrite: true, mayAll: true }

/** An experiment with the task `sum`, two trials of three steps, and a skill. */
async function makeDb() {
  const db = await createTestDb()
  const place = await insertTestExperiment(db, 'demo', 'sum')
  const steps = [1, 2, 3].map((number) => makeStep(number))
  await insertTestTrial(db, place, { uid: 't1', steps })
  await insertTestTrial(db, place, { uid: 't2', kind: 'curated', steps })
  const files = [{ path: 'SKILL.md', bytes: 4, text: 'Add.' }]
  await insertTestSkill(db, place, { name: 'adding', contentHash: 'a1', files })
  return Object.assign(db, { experimentId: place.experimentId })
}

async function write(db: Db, said: Record<string, unknown>, by: Viewer = ADA) {
  const note = parseNote({ text: 'Look here.', ...said })
  return typeof note === 'string' ? note : addNote(db, 'demo', note, by)
}

const uidOf = async (written: ReturnType<typeof write>) => {
  const done = await written
  if (typeof done === 'string') throw new Error(done)
  return done.uid
}

const all = async (db: Awaited<ReturnType<typeof makeDb>>, filter = {}) =>
  (await listNotes(db, db.experimentId, { limit: 100, ...filter })).items

test('a note stands on what it is about, with the task of a trial', async () => {
  const db = await makeDb()
  await write(db, {})
  await write(db, { task: 'sum' })
  await write(db, { trial: 't1' })
  await write(db, { trial: 't1', step: 3 })
  await write(db, { trial: 't1', otherTrial: 't2', row: 'l2r3' })
  await write(db, { skill: 'adding', version: 'a1' })
  const found = (await all(db)).reverse()
  expect(found.map(({ place, task, step, row }) => [place, task, step, row])).toEqual([
    ['experiment', null, null, null],
    ['task', 'sum', null, null],
    ['trial', 'sum', null, null],
    ['step', 'sum', 3, null],
    ['row', 'sum', null, 'l2r3'],
    ['skill', null, null, null],
  ])
  expect(found.every(({ author, isGone }) => author === 'Ada' && !isGone)).toBe(true)
  const rows = await all(db, { rowsOf: ['t2', 't1'] })
  expect(rows.map(({ row }) => row)).toEqual(['l2r3'])
  expect(await all(db, { trial: 't1' })).toHaveLength(2)
})

test('a note on what is not there, without words, or too long is refused in a sentence', async () => {
  const db = await makeDb()
  for (const said of [
    ...[{ task: 'nope' }, { trial: 'nope' }, { trial: 't1', step: 4 }, { trial: 't1', step: 0 }],
    ...[
      { trial: 't1', otherTrial: 't2', row: 'l2r4' },
      { skill: 'adding', version: 'b2' },
    ],
    ...[{ trial: 't1', otherTrial: 't2', row: 'x' }, { text: ' ' }, { skill: 'nope' }],
    ...[{ text: 'x'.repeat(MOST_NOTE + 1) }, { text: 7 }],
  ])
    expect([said, typeof (await write(db, said))]).toEqual([said, 'string'])
  expect(await all(db)).toEqual([])
})

test('what cannot be kept as text is replaced', async () => {
  const db = await makeDb()
  await write(db, { text: 'a\0b \ud800 c\r\nd' }, { ...ADA, name: 'A\0da' })
  expect((await all(db))[0]).toMatchObject({ text: 'a\ufffdb \ufffd c\nd', author: 'A\ufffdda' })
})

test('who wrote a note edits and deletes it, or an admin; nobody else', async () => {
  const db = await makeDb()
  const uid = await uidOf(write(db, { task: 'sum' }))
  const own = (viewer: Viewer) => ({ slug: 'demo', uid, viewer })
  expect(await editNote(db, own(BO), 'mine')).toMatch(/Who wrote/)
  expect(await removeNote(db, own(BO))).toMatch(/Who wrote/)
  expect(await editNote(db, own(ADA), 'better')).toBeNull()
  expect(await all(db)).toMatchObject([{ text: 'better', author: 'Ada' }])
  expect((await all(db))[0]!.editedAt).not.toBeNull()
  expect(await removeNote(db, own(ADMIN))).toBeNull()
  expect(await removeNote(db, own(ADMIN))).toMatch(/no such note/)
})

test('whoever reviews resolves a note and opens it again', async () => {
  const db = await makeDb()
  const uid = await uidOf(write(db, { task: 'sum' }))
  const set = (isResolved: boolean) => resolveNote(db, { slug: 'demo', uid, isResolved }, BO)
  expect(await set(true)).toBeNull()
  expect(await all(db, { state: 'open' })).toEqual([])
  expect(await all(db, { state: 'resolved' })).toMatchObject([{ resolvedBy: 'Bo' }])
  expect(await set(false)).toBeNull()
  expect(await all(db, { state: 'open' })).toMatchObject([{ resolvedAt: null, resolvedBy: null }])
})

test('a note of another experiment is out of reach', async () => {
  const db = await makeDb()
  await insertTestExperiment(db, 'other', 'sum')
  const uid = await uidOf(write(db, { task: 'sum' }))
  expect(await removeNote(db, { slug: 'other', uid, viewer: ADMIN })).toMatch(/no such note/)
  const note = parseNote({ text: 'x', trial: 't1' })
  expect(typeof note !== 'string' && (await addNote(db, 'other', note, ADA))).toMatch(/no trial/)
})

test('a note on a trial that left stays under its task and says so', async () => {
  const db = await makeDb()
  await write(db, { trial: 't1', step: 2 })
  await db.update(trial).set({ isLive: false })
  expect(await all(db, { task: 'sum' })).toMatchObject([{ trial: 't1', step: 2, isGone: true }])
})

test('whom a note mentions finds it, by the whole name or the first', async () => {
  const db = await makeDb()
  const account = (id: string, name: string) => ({
    ...{ id, name, email: `${id}@example.org`, createdAt: new Date(0), updatedAt: new Date(0) },
  })
  await db.insert(person).values([account('a', 'Ada Lovelace'), account('b', 'Bo Li')])
  await write(db, { text: 'What do you think, @ada?' })
  await write(db, { text: 'and @bo.li?' })
  await write(db, { text: 'nobody@example.org' })
  const question = { state: 'all', author: null, where: null, task: null, offset: 0 } as const
  const mine = async (name: string) =>
    (await viewNotes(db, 'demo', { ...question, for: 'me', name, limit: 10 }))!.items
  expect((await mine('Ada Lovelace')).map(({ mentions }) => mentions)).toEqual([['Ada Lovelace']])
  expect(await mine('Bo Li')).toHaveLength(1)
  expect(await mine('Cy')).toEqual([])
})

test('a note that a link names is there on whatever page it stands', async () => {
  const db = await makeDb()
  const first = await uidOf(write(db, { text: 'first' }))
  await write(db, { text: 'second' })
  const question = { state: 'open', author: null, where: null, task: null, for: null } as const
  const view = await viewNotes(db, 'demo', {
    ...question,
    name: '',
    note: first,
    offset: 0,
    limit: 1,
  })
  expect(view!.items.map(({ text }) => text)).toEqual(['first', 'second'])
  expect(view!.total).toBe(2)
})

test('a long name is cut between signs', () => {
  const name = keptName(` ${'a'.repeat(MOST_AUTHOR - 1)}😀`)
  // Half a sign does not survive this.
  expect(Buffer.from(name).toString()).toBe(name)
  expect(keptName(' Ada ')).toBe('Ada')
})
