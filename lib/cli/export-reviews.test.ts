import { expect, test } from 'vitest'
import type { Db } from '@/db/open-database'
import { createTestDb } from '@/db/testing'
import { addNote, resolveNote } from '@/lib/change/notes'
import { parseNote } from '@/lib/change/parse-note'
import { undoChange } from '@/lib/change/review-changes'
import { addView } from '@/lib/change/saved-views'
import { markTask } from '@/lib/change/task-marks'
import { undoImport } from '@/lib/ingest/run/undo-import'
import { harborTrial, importFiles } from '@/lib/ingest/testing-harbor'
import { again, change, exported, FIRST } from './testing-export'

// What reviewers said goes along with an export, and comes back as it was.

const linesOf = (text: string, kind: string) =>
  text.split('\n').filter((line) => line.startsWith(`{"kind":"${kind}"`))

test('notes, marks and shared views go along, with their authors, links and states', async () => {
  const db = await createTestDb()
  await importFiles(db, FIRST)
  const [one] = (await db.$client.execute('SELECT uid FROM trial ORDER BY uid')).rows
  const ada = { id: 'person:ada', name: 'Ada' }
  const say = async (said: object) => {
    const note = parseNote({ text: 'See **this**, @bo.', ...said })
    if (typeof note === 'string') throw new Error(note)
    const done = await addNote(db, 'exp', note, ada)
    if (typeof done === 'string') throw new Error(done)
    return done.uid
  }
  const resolved = await say({ task: 'sort' })
  await say({ trial: String(one!.uid) })
  await say({})
  await resolveNote(db, { slug: 'exp', uid: resolved, isResolved: true }, { ...ada, name: 'Bo' })
  await markTask(db, 'exp', 'sort', ada)
  const view = { name: 'mine', address: '/experiments/exp/tasks?q=s', isShared: true }
  await addView(db, 'exp', view, ada)
  await addView(db, 'exp', { ...view, name: 'own', isShared: false }, ada)
  await change(db, { kind: 'exclude' }, String(one!.uid))
  const text = await exported(db)
  expect(linesOf(text, 'note')).toHaveLength(3)
  expect(linesOf(text, 'reviewed')).toHaveLength(1)
  expect(linesOf(text, 'view')).toHaveLength(1)
  expect(text).not.toContain('person:ada')
  expect(linesOf(text, 'change')[0]).toContain('"author":"Cy"')
  const copy = await again(text, 1)
  expect(await exported(copy)).toBe(text)
  // Once more into what it came from, and twice into the copy: nothing is there twice.
  await importFiles(copy, { 'exp.jsonl': text })
  expect(await exported(copy)).toBe(text)
})

/** Links of what reviewers did in an experiment. */
const carriedUids = async (db: Db, slug: string) =>
  (
    await db.$client.execute({
      sql: `SELECT uid FROM (SELECT uid, experiment_id FROM note UNION ALL
          SELECT uid, experiment_id FROM saved_view UNION ALL SELECT uid, experiment_id FROM review_change)
        WHERE experiment_id = (SELECT id FROM experiment WHERE slug = ?) ORDER BY uid`,
      args: [slug],
    })
  ).rows.map(({ uid }) => uid)

test('what came as a copy stays one when its original is gone', async () => {
  const db = await createTestDb()
  await importFiles(db, FIRST)
  const note = parseNote({ text: 'See this.' })
  if (typeof note === 'string') throw new Error(note)
  const ada = { id: 'person:ada', name: 'Ada' }
  await addNote(db, 'exp', note, ada)
  const view = { name: 'mine', address: '/experiments/exp/tasks?q=s', isShared: true }
  await addView(db, 'exp', view, ada)
  const [trial] = (await db.$client.execute('SELECT uid FROM trial')).rows
  await undoChange(db, 'exp', await change(db, { kind: 'exclude' }, String(trial!.uid)))
  const text = await exported(db)
  await importFiles(db, { 'exp.jsonl': text }, { slug: 'b' })
  const copies = await carriedUids(db, 'b')
  expect(copies).toHaveLength(3)
  await db.$client.execute("DELETE FROM experiment WHERE slug = 'exp'")
  await importFiles(db, { 'exp.jsonl': text }, { slug: 'b' })
  expect(await carriedUids(db, 'b')).toEqual(copies)
})

test('an export in which only reviewers speak is read, and not called failed', async () => {
  const db = await createTestDb()
  await importFiles(db, FIRST)
  await markTask(db, 'exp', 'sort', { id: null, name: 'Ada' })
  const isTold = (line: string) => /^{"kind":"(?:experiment|reviewed)"|^{"format/.test(line)
  const told = (await exported(db)).split('\n').filter(isTold).join('\n')
  const { report, importId } = await importFiles(db, { 'exp.jsonl': told })
  expect([report.trials.unchanged, report.tasks, report.reviewMarks]).toEqual([0, 0, 1])
  const { rows } = await db.$client.execute({
    ...{ sql: 'SELECT state FROM import WHERE id = ?', args: [importId] },
  })
  expect(rows[0]!.state).toBe('done')
})

test('a note on a trial that left is not lost: not by undoing its import, not by an export', async () => {
  const db = await createTestDb()
  await importFiles(db, { ...FIRST })
  const second = harborTrial('round-2/sort__c1b2c3d', { task_name: 'sort' })
  const { importId } = await importFiles(db, second)
  const { rows } = await db.$client.execute('SELECT uid FROM trial ORDER BY id DESC LIMIT 1')
  const note = parseNote({ text: 'Odd.', trial: String(rows[0]!.uid) })
  if (typeof note === 'string') throw new Error(note)
  await addNote(db, 'exp', note, { id: null, name: '' })
  await markTask(db, 'exp', 'sort', { id: null, name: '' })
  const found = await db.$client.execute({
    ...{ sql: 'SELECT uid FROM import WHERE id = ?', args: [importId] },
  })
  expect(await undoImport(db, String(found.rows[0]!.uid))).toBeNull()
  const text = await exported(db)
  expect(linesOf(text, 'note')[0]).toContain(`"trial":{"uid":"${String(rows[0]!.uid)}"}`)
  const copy = await again(text)
  expect(await exported(copy)).toBe(text)
  // The same log brings its trial back, and the note finds it.
  await importFiles(copy, second)
  expect(linesOf(await exported(copy), 'note')[0]).toContain('"logId"')
  expect(linesOf(await exported(copy), 'reviewed')[0]).toContain('"hasNewTrials":true')
})

test('a note, a mark or a view in a file that is none is a row that cannot be read', async () => {
  const db = await createTestDb()
  await importFiles(db, FIRST)
  const [head, ...rest] = (await exported(db)).split('\n')
  const at = '2026-11-28T20:00:00.000Z'
  const odd = [
    { kind: 'note', uid: 'n1', place: 'step', text: 'no trial', createdAt: at, editedAt: null },
    { kind: 'view', uid: 'v1', name: 'away', path: '//evil.example', createdAt: at },
    { kind: 'reviewed', task: '', markedAt: at },
  ].map((line) => JSON.stringify(line))
  const copy = await createTestDb()
  const { problems } = await importFiles(copy, {
    'exp.jsonl': [head, ...odd, ...rest].join('\n'),
  })
  expect(problems.filter(({ code }) => code === 'row_invalid')).toHaveLength(3)
  const { rows } = await copy.$client.execute('SELECT count(*) AS n FROM note')
  expect(Number(rows[0]!.n)).toBe(0)
})
