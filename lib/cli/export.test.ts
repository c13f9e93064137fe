import { expect, test } from 'vitest'
import type { Db } from '@/db/open-database'
import { createTestDb } from '@/db/testing'
import { summarizeExperiment } from '@/lib/analysis/experiment/summarize-experiment'
import { DEFAULT_QUESTION } from '@/lib/cells/describe-contrast'
import { undoChange } from '@/lib/change/review-changes'
import { harborTrial, importFiles } from '@/lib/ingest/testing-harbor'
import { expectSound } from '@/db/testing'
import { again, change, exported, FIRST, SKILL, task } from './testing-export'

// What is exported, imported into an empty database and exported again is the same, byte by byte.

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
