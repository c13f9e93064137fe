import { expect, test } from 'vitest'
import type { Db } from '@/db/open-database'
import { soundDatabases } from '@/db/testing'
import { plainCondition } from '@/lib/domain/condition'
import { harborTrial, importFiles } from '@/lib/ingest/testing-harbor'

// One trial in two job folders: a verifier was mended and run again.

const makeDb = soundDatabases()

const graded = (job: string, reward: number, finished_at: string) =>
  harborTrial(`${job}/sort__aaaaaaa`, {
    id: 'one',
    verifier_result: { rewards: { reward } },
    finished_at,
  })

const withoutSteps = (files: Record<string, string>) =>
  Object.fromEntries(Object.entries(files).filter(([path]) => path.endsWith('result.json')))

const FIRST = graded('a-run', 0, '2026-04-01T08:05:00Z')
const LATER = graded('b-run', 1, '2026-04-03T08:05:00Z')
/** The later grading in the folder that comes first by its name. */
const TURNED = {
  ...graded('a-run', 1, '2026-04-03T08:05:00Z'),
  ...graded('b-run', 0, '2026-04-01T08:05:00Z'),
}

const stored = async (db: Db) => {
  const { rows } = await db.$client.execute(
    'SELECT reward, step_count, count(*) AS n FROM trial WHERE is_live = 1',
  )
  return rows.map(({ reward, step_count, n }) => [reward, step_count, n])
}

const told = (problems: readonly { code: string; file: string; detail: string }[]) =>
  problems
    .filter(({ code }) => code === 'regraded_trial' || code === 'duplicate_trial')
    .map(({ code, file, detail }) => `${code} ${file.replace(/^[^/]*\//, '')} ${detail}`)

const SAYS =
  'trial one: reward 0, finished 2026-04-01T08:05:00.000Z; the later one has reward 1, finished 2026-04-03T08:05:00.000Z'

test.each([
  ['earlier', 'a-run', 'b-run', { ...FIRST, ...LATER }],
  ['later', 'b-run', 'a-run', TURNED],
])('the grade that finished last counts, read after the %s one', async (_, early, late, files) => {
  const db = await makeDb()
  const preview = await importFiles(db, files, { isDryRun: true })
  const { report, problems } = await importFiles(db, files)
  expect(await stored(db)).toEqual([[1, 1, 1]])
  expect(told(problems)).toEqual([
    expect.stringMatching(
      new RegExp(`^regraded_trial ${early}/.*${SAYS} \\(.*${late}/sort__aaaaaaa/`),
    ),
  ])
  expect(told(preview.problems)).toHaveLength(1)
  expect(report.trials).toEqual({ added: 1, replaced: 0, unchanged: 0 })
  expect(report.choices).toEqual([
    {
      what: 'regrade',
      chosen: 'the one that finished last',
      trials: 1,
      alternatives: [
        {
          name: 'the one that finished last',
          trials: 1,
          means: [{ condition: 'condition unknown', mean: 1, trials: 1 }],
        },
        {
          name: 'another',
          trials: 1,
          means: [{ condition: 'condition unknown', mean: 0, trials: 1 }],
        },
      ],
    },
  ])
  expect(preview.report.choices).toEqual(report.choices)
})

test('a trial that was graded days later did not take days', async () => {
  const db = await makeDb()
  await importFiles(db, LATER)
  const { rows } = await db.$client.execute(
    "SELECT duration_ms, detail->>'$.attributes.durationFrom' AS source FROM trial",
  )
  expect(rows.map((row) => [row.duration_ms, row.source])).toEqual([
    [60_000, 'start to the end of the verifier'],
  ])
})

test('delivered again, both are unchanged and said again', async () => {
  const db = await makeDb()
  const files = { ...FIRST, ...LATER }
  const first = await importFiles(db, files)
  const again = await importFiles(db, files)
  expect(again.report.trials).toEqual({ added: 0, replaced: 0, unchanged: 1 })
  expect(again.report.choices).toEqual(first.report.choices)
  expect(told(again.problems)).toHaveLength(1)
  expect(await stored(db)).toEqual([[1, 1, 1]])
})

test('an earlier grade that comes in a later import does not count, a later one does', async () => {
  const db = await makeDb()
  await importFiles(db, FIRST)
  const later = await importFiles(db, LATER)
  expect(later.report.trials).toEqual({ added: 0, replaced: 1, unchanged: 0 })
  expect(told(later.problems)).toHaveLength(1)
  const earlier = await importFiles(db, FIRST)
  expect(earlier.report.trials).toEqual({ added: 0, replaced: 0, unchanged: 1 })
  expect(told(earlier.problems)).toHaveLength(1)
  expect(await stored(db)).toEqual([[1, 1, 1]])
})

test('what a person sets for both is set for the one that counts', async () => {
  const db = await makeDb()
  const files = { ...FIRST, ...LATER }
  await importFiles(db, files)
  const condition = plainCondition('no_skills')
  const { report } = await importFiles(db, files, { condition })
  expect(report.trials).toEqual({ added: 0, replaced: 1, unchanged: 0 })
  expect(report.conditions).toEqual([
    { key: 'no_skills', label: 'no skills', source: 'given', trials: 1 },
  ])
  const { rows } = await db.$client.execute(
    'SELECT t.reward, c.key FROM trial t JOIN condition c ON c.id = t.condition_id WHERE t.is_live = 1',
  )
  expect(rows.map(({ reward, key }) => [reward, key])).toEqual([[1, 'no_skills']])
})

test('a later grade without a trajectory keeps that of the earlier', async () => {
  const db = await makeDb()
  await importFiles(db, { ...FIRST, ...withoutSteps(LATER) })
  expect(await stored(db)).toEqual([[1, 1, 1]])
  const other = await makeDb()
  await importFiles(other, {
    ...withoutSteps(graded('a-run', 1, '2026-04-03T08:05:00Z')),
    ...graded('b-run', 0, '2026-04-01T08:05:00Z'),
  })
  expect(await stored(other)).toEqual([[1, 1, 1]])
})

test('the report counts the status of the grade that counts, also a batch later', async () => {
  const many = Array.from({ length: 300 }, (_, at) =>
    harborTrial(`a-run/fill-${at}__aaaaaaa`, { id: `fill ${at}` }),
  )
  const failed = harborTrial('a-run/sort__aaaaaaa', { id: 'one', verifier_result: null })
  const files = Object.assign({}, failed, LATER, ...many) as Record<string, string>
  for (const isDryRun of [true, false]) {
    const { report } = await importFiles(await makeDb(), files, { isDryRun })
    expect(report.statuses).toEqual([{ status: 'ok', rule: 'completed', trials: 301 }])
    expect(report.trials.added).toBe(301)
  }
})

test('copies that finished at one moment and disagree are a choice that is said', async () => {
  const db = await makeDb()
  const at = '2026-04-01T08:05:00Z'
  const { report, problems } = await importFiles(db, {
    ...graded('a', 0, at),
    ...graded('b', 1, at),
  })
  expect(told(problems)).toEqual([
    expect.stringContaining('trial one; reward 1, the copy that was kept has 0'),
  ])
  expect(report.choices?.map(({ chosen }) => chosen)).toEqual(['the first that was read'])
  expect(await stored(db)).toEqual([[0, 1, 1]])
})

test.each([
  ['the earlier first', { ...FIRST, ...LATER }],
  ['the later first', TURNED],
])('the grade that finished first counts where a person says so, %s', async (_, files) => {
  const db = await makeDb()
  await importFiles(db, files)
  const { report, problems } = await importFiles(db, files, { regrade: 'first' })
  expect(report.trials).toEqual({ added: 0, replaced: 1, unchanged: 0 })
  expect(await stored(db)).toEqual([[0, 1, 1]])
  expect(report.choices?.map(({ what, chosen }) => [what, chosen])).toEqual([
    ['regrade', 'the one that finished first'],
  ])
  expect(told(problems).at(-1)).toContain(
    'reward 1, finished 2026-04-03T08:05:00.000Z; the earlier one has reward 0',
  )
  const again = await importFiles(db, files, { regrade: 'first' })
  expect(again.report.trials).toEqual({ added: 0, replaced: 0, unchanged: 1 })
  // Of what comes later the stored one still counts.
  await importFiles(db, LATER, { regrade: 'first' })
  expect(await stored(db)).toEqual([[0, 1, 1]])
  await importFiles(db, files)
  expect(await stored(db)).toEqual([[1, 1, 1]])
})
