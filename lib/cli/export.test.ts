import { expect, test } from 'vitest'
import type { Db } from '@/db/open-database'
import { createTestDb } from '@/db/testing'
import { exportText, findExported } from '@/lib/analysis/export/export-experiment'
import { summarizeExperiment } from '@/lib/analysis/experiment/summarize-experiment'
import { DEFAULT_QUESTION } from '@/lib/cells/describe-contrast'
import { addNote, resolveNote } from '@/lib/change/notes'
import { parseNote } from '@/lib/change/parse-note'
import { makeChanges, undoChange } from '@/lib/change/review-changes'
import { addView } from '@/lib/change/saved-views'
import { markTask } from '@/lib/change/task-marks'
import { undoImport } from '@/lib/ingest/run/undo-import'
import { harborTrial, importFiles } from '@/lib/ingest/testing-harbor'
import { expectSound } from '@/db/testing'

// What is exported, imported into an empty database and exported again is the same, byte by byte.

async function exported(db: Db): Promise<string> {
  const found = await findExported(db, 'exp')
  if (found === null || typeof found === 'string') throw new Error('The experiment is there.')
  const lines: string[] = []
  for await (const line of exportText(db, found)) lines.push(line)
  return lines.join('')
}

async function again(text: string, reviewChanges?: number): Promise<Db> {
  const db = await createTestDb()
  const { report, problems } = await importFiles(db, { 'exp.jsonl': text })
  expect(problems.filter(({ code }) => code === 'row_invalid')).toEqual([])
  expect(report.trials.replaced).toBe(0)
  expect(report.reviewChanges).toBe(reviewChanges)
  return db
}

const SKILL = '---\nname: sorting\ndescription: Sort well.\n---\nUse sort -u.\n'

const task = (folder: string, skill: string | null) => ({
  [`${folder}/task.toml`]: '[metadata]\ncategory = "data"\ndifficulty = "easy"\ntags = ["a"]\n',
  ...(skill === null ? {} : { [`${folder}/environment/skills/sorting/SKILL.md`]: skill }),
})

const FIRST = {
  ...harborTrial('with-skills/sort__a1b2c3d', { task_name: 'sort' }),
  ...harborTrial('without-skills/sort__b1b2c3d', {
    task_name: 'sort',
    verifier_result: { rewards: { reward: 0, style: 0.1234567890123456 } },
    config: {
      environment: { env: { API_KEY: 'sk-ant-api03-abcdefghijklmnopqrstuvwx1234567890' } },
    },
  }),
  ...task('tasks/sort', SKILL),
  ...task('tasks/plan', null),
}

test('an experiment comes back as it was, with its skills, domains and links', async () => {
  const db = await createTestDb()
  await importFiles(db, FIRST, { domains: { sort: 'files' } })
  const second = harborTrial('round-2/sort__c1b2c3d', { task_name: 'sort' })
  const round = { kind: 'evolved', key: 'evolved_2', label: 'evolved, round 2', round: 2 } as const
  const later = { ...second, ...task('tasks/sort', `${SKILL}Then check.\n`) }
  await importFiles(db, later, { condition: round })
  const text = await exported(db)
  const copy = await again(text)
  expect(await exported(copy)).toBe(text)
  expect(text.match(/"kind":"trial"/g)).toHaveLength(3)
  expect(text.match(/"kind":"skill"/g)).toHaveLength(2)
  expect(text).toContain('"domainSource":"given"')
  const uids = async (one: Db) =>
    (await one.$client.execute('SELECT uid FROM trial ORDER BY uid')).rows.map(({ uid }) => uid)
  expect(await uids(copy)).toEqual(await uids(db))
  const summary = async (one: Db) => {
    const found = (await summarizeExperiment(one, 'exp', DEFAULT_QUESTION))!
    return { contrast: found.contrast, trials: found.experiment }
  }
  expect((await summary(copy)).contrast).toEqual((await summary(db)).contrast)
})

test('names that a file or a program could trip over come back as well', async () => {
  const db = await createTestDb()
  const names = ['__proto__', 'a"b\\c', '\u202eevil', 'x\ny', '<script>', '%s/../..', '😀']
  const files = Object.assign(
    {},
    ...names.map((name, at) =>
      harborTrial(`job/t${at}__abcdefg`, { id: `i-${name}`, task_name: name }),
    ),
  ) as Record<string, string>
  await importFiles(db, files)
  const text = await exported(db)
  expect(text.match(/"kind":"trial"/g)).toHaveLength(names.length)
  expect(await exported(await again(text))).toBe(text)
})

test('importing an export twice changes nothing, and into another experiment keeps its numbers', async () => {
  const db = await createTestDb()
  await importFiles(db, FIRST)
  const text = await exported(db)
  const copy = await again(text)
  const { report } = await importFiles(copy, { 'exp.jsonl': text })
  expect(report.trials).toEqual({ added: 0, replaced: 0, unchanged: 2 })
  expect(await exported(copy)).toBe(text)
})

test('what a person put into an export is redacted, and what is out of bounds is not stored', async () => {
  const db = await createTestDb()
  await importFiles(db, FIRST)
  const changed = (await exported(db))
    .replace('"Done."', '"my key is sk-ant-api03-zyxwvutsrqponmlkjihgfedcba0987654321"')
    .replace('"reward":1', '"reward":17')
  const copy = await again(changed)
  const text = await exported(copy)
  expect(text).not.toContain('zyxwvuts')
  expect(text).not.toContain('"reward":17')
})

async function change(db: Db, value: Parameters<typeof makeChanges>[2]['value'], subject: string) {
  const reason = 'read the log'
  const done = await makeChanges(db, 'exp', { subjects: [subject], value, reason }, 'Cy')
  if (typeof done === 'string') throw new Error(done)
  return done.ids[0]!
}

test('what reviewers changed goes along, and what the import made of it stands below', async () => {
  const db = await createTestDb()
  await importFiles(db, FIRST)
  const { rows } = await db.$client.execute(
    'SELECT t.uid FROM trial t JOIN condition c ON c.id = t.condition_id ORDER BY c.key',
  )
  const [curated, none] = rows.map(({ uid }) => String(uid)) as [string, string]
  await undoChange(db, 'exp', await change(db, { kind: 'status', status: 'agent_error' }, none))
  await change(db, { kind: 'exclude' }, curated)
  const other = { kind: 'other', key: 'other_mine', label: 'other, mine', round: null } as const
  await change(db, { kind: 'condition', condition: other }, none)
  await change(db, { kind: 'domain', domain: 'Law' }, 'sort')
  const text = await exported(db)
  expect(text.match(/"kind":"change"/g)).toHaveLength(4)
  const copy = await again(text, 4)
  await expectSound(copy)
  expect(await exported(copy)).toBe(text)
  const state = async (one: Db) =>
    (
      await one.$client.execute(`SELECT t.uid, c.key, t.status, t.is_excluded, k.domain FROM trial t
        JOIN condition c ON c.id = t.condition_id JOIN task k ON k.id = t.task_id WHERE t.is_live = 1 ORDER BY t.uid`)
    ).rows
  expect(await state(copy)).toEqual(await state(db))
  // Imported where the trials are already, it is applied to them.
  const plain = await createTestDb()
  await importFiles(plain, FIRST)
  await importFiles(plain, { 'exp.jsonl': text })
  await expectSound(plain)
  expect(await state(plain)).toEqual(await state(db))
})

test('a change that no reviewer could have made is a row that is not read', async () => {
  const db = await createTestDb()
  await importFiles(db, FIRST)
  const { rows } = await db.$client.execute('SELECT uid FROM trial LIMIT 1')
  await change(db, { kind: 'status', status: 'agent_error' }, String(rows[0]!.uid))
  const forged = (await exported(db)).replace('"after":"agent_error"', '"after":"great"')
  const copy = await createTestDb()
  const { problems } = await importFiles(copy, { 'exp.jsonl': forged })
  expect(problems.map(({ code }) => code)).toContain('row_invalid')
  expect((await copy.$client.execute('SELECT count(*) AS n FROM review_change')).rows[0]!.n).toBe(0)
})

test('a library keeps its history: versions that nobody offers, authors, parents and events', async () => {
  const session = { session_id: 's1', user_alias: 'u', num_turns: 1, task_id: 'sum' }
  const db = await createTestDb()
  await importFiles(db, {
    'g/sessions/s1.json': JSON.stringify({
      ...session,
      timestamp: '2026-05-04T12:00:00Z',
      benchmark: { overall_score: 1 },
      turns: [{ turn_num: 1, prompt_text: 'Add.', response_text: 'Done.' }],
    }),
    'g/evolve_skill_registry.json': JSON.stringify({
      adding: { version: 2, history: [{ version: 2, timestamp: '2026-05-03T03:00:00Z' }] },
    }),
    'g/skills/adding/SKILL.md': SKILL,
    'g/evolve_history.jsonl': JSON.stringify({
      timestamp: '2026-05-03T03:00:00Z',
      skill: 'adding',
    }),
  })
  const text = await exported(db)
  expect(text).toContain('"kind":"event"')
  expect(text).toContain('"kind":"skillVersion"')
  const copy = await again(text)
  expect(await exported(copy)).toBe(text)
  const { rows } = await copy.$client.execute('SELECT count(*) AS n FROM evolution_event')
  expect(Number(rows[0]!.n)).toBeGreaterThan(0)
})

test('rules come along, also many of them, with what they set and the next import uses', async () => {
  const db = await createTestDb()
  const many = Array.from({ length: 150 }, (_, index) => ({
    where: { path: `never-${index}/{task}/*` },
    set: { task: '{task}' },
  }))
  const set = { domain: 'files', split: 'held out', author: 'us' }
  const rules = [{ where: { task: 'sort' }, set: { condition: 'other: x', ...set } }, ...many]
  await importFiles(db, harborTrial('job/sort__a1b2c3d', { task_name: 'sort' }), { rules })
  const text = await exported(db)
  expect(text).toContain('"splitSource":"rule","author":"us"')
  const copy = await again(text)
  expect(await exported(copy)).toBe(text)
  const next = harborTrial('job/sort__b1b2c3d', { task_name: 'sort' })
  const { report } = await importFiles(copy, next)
  expect(report.rules?.[0]?.trials).toBe(1)
})

/** What an import reports of notes, and the lines of a kind in a file. */
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
