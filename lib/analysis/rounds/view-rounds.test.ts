import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { condition, offeredSkillSet, skillSet, task } from '@/db/schema'
import type { Db } from '@/db/open-database'
import { createTestDb } from '@/db/testing'
import { cellsFromText, makeExperiment } from '@/lib/analysis/cell-table/testing'
import { makePrintedExample } from '@/lib/analysis/figure/testing-printed'
import { DEFAULT_QUESTION } from '@/lib/cells/describe-contrast'
import { viewRounds } from './view-rounds'

const QUESTION = { ...DEFAULT_QUESTION, by: null, rise: 0, threshold: null }

test('SkillClaw: five upward steps in 24 nights, two of them retests; 8 nights accepted', async () => {
  const db = await createTestDb()
  const view = (await viewRounds(db, await makePrintedExample(db, 'skillclaw'), QUESTION))!
  expect(view.counts).toEqual({
    ...{ nRises: 5, nRisesNewText: 3, nRisesRetest: 2, nFalls: null },
    ...{ nRisesJudged: 0, nRisesBeyond: 0, isEachNewText: false },
    ...{ nFallsJudged: 0, nFallsBeyond: 0, nFallsInDomains: 0 },
    ...{ nCandidates: 24, nAccepted: 8, nAcceptedNewText: 6, nRejected: 16, nRejectedNewText: 13 },
  })
  expect(view.replay.filter(({ answer }) => answer === 'refuses')).toHaveLength(3)
  expect(view.controlled.at(-1)).toMatchObject({ name: 'Average', printed: 42.1 })
  expect(view).toMatchObject({ spanWord: 'night', experiment: { nTrials: 0 } })
})

const ROUNDS = `
  sum   | alpha | no_skills | 0
  copy  | alpha | no_skills | 0
  sort  | alpha | no_skills | 1
  merge | alpha | no_skills | 0
  sum   | alpha | curated   | 1
  copy  | alpha | curated   | 1
  sort  | alpha | curated   | 1
  merge | alpha | curated   | 0
  sum   | alpha | evolved   | 0
  copy  | alpha | evolved   | 0
  sort  | alpha | evolved   | 1
  merge | alpha | evolved   | 1
  sum   | alpha | adapted   | 0
  copy  | alpha | adapted   | 1
  sort  | alpha | adapted   | 1
`

async function makeRounds(db: Db) {
  const domains = { sum: 'Numbers', copy: 'Files', sort: 'Numbers', merge: 'Files' }
  const id = await makeExperiment(db, { cells: cellsFromText(ROUNDS), domains })
  await setRounds(db, ['curated', 'evolved', 'adapted'])
  return id
}

async function setRounds(db: Db, keys: readonly string[]) {
  for (const [index, key] of keys.entries())
    await db
      .update(condition)
      .set({ kind: 'evolved', round: index + 1, label: `round ${index + 1}` })
      .where(eq(condition.key, key))
}

test('rounds from logs are gains over the baseline, and a fall is one on common tasks', async () => {
  const db = await createTestDb()
  await makeRounds(db)
  const { groups, counts } = (await viewRounds(db, 'test', QUESTION))!
  const [group] = groups
  const [all, ...domains] = group!.series
  // Of four tasks two are gained, then one; the third round ran three of them and gains one.
  expect(all!.points.map(({ round, raw, nTasks }) => [round, raw, nTasks])).toEqual([
    [1, 50, 4],
    [2, 25, 4],
    [3, expect.closeTo(100 / 3, 6), 3],
  ])
  expect(all!.points.map(({ best }) => best)).toEqual([50, 50, 50])
  expect(all!.changes.map(({ step }) => step && [step.difference, step.nTasks])).toEqual([
    ...[[-25, 4], [expect.closeTo(100 / 3, 6), 3], null],
  ])
  // Three tasks ran in all rounds: 1 1 1, 1 0 1 and 1 0 0 rise nowhere.
  expect(group!.trend).toMatchObject({ nTasks: 3 })
  expect(group!.trend!.p).toBeGreaterThan(0.5)
  expect(domains.map(({ name }) => name).sort()).toEqual(['Files', 'Numbers'])
  // The fall of all tasks once, not again for each domain; on four tasks it is within noise.
  expect(counts).toMatchObject({ nRises: 0, nFalls: 1, nFallsJudged: 1, nFallsBeyond: 0 })
  // Numbers fell, which the page draws too; of Files one was lost and one gained.
  expect(counts.nFallsInDomains).toBe(1)
})

test('a fall on every one of many tasks is beyond noise', async () => {
  const db = await createTestDb()
  const tasks = Array.from({ length: 12 }, (_, at) => `t${at}`)
  const cells = tasks.map(
    (name) => `${name} | a | no_skills | 0\n${name} | a | curated | 1\n${name} | a | evolved | 0`,
  )
  await makeExperiment(db, { cells: cellsFromText(cells.join('\n')) })
  await setRounds(db, ['curated', 'evolved'])
  const { counts } = (await viewRounds(db, 'test', QUESTION))!
  expect(counts).toMatchObject({ nFalls: 1, nFallsJudged: 1, nFallsBeyond: 1 })
})

test('the trend is of the configurations that the gains are of', async () => {
  const db = await createTestDb()
  const alpha = ['t1', 't2', 't3', 't4', 't5'].map(
    (name) =>
      `${name} | alpha | no_skills | 0\n${name} | alpha | curated | 0\n${name} | alpha | evolved | 1`,
  )
  // Another configuration that ran one task more, and no other.
  const beta = 't6 | beta | no_skills | 0\nt6 | beta | curated | 1\nt6 | beta | evolved | 0'
  await makeExperiment(db, { cells: cellsFromText([...alpha, beta].join('\n')) })
  await setRounds(db, ['curated', 'evolved'])
  const { groups } = (await viewRounds(db, 'test', QUESTION))!
  expect(groups[0]!.series[0]!.points.at(-1)).toMatchObject({ nTasks: 5 })
  expect(groups[0]!.trend).toMatchObject({ nTasks: 5 })
})

test('a round whose skills are the same texts is a retest', async () => {
  const db = await createTestDb()
  const experimentId = await makeRounds(db)
  const conditions = await db
    .select()
    .from(condition)
    .where(eq(condition.experimentId, experimentId))
  const [sum] = await db.select().from(task).where(eq(task.name, 'sum'))
  for (const [round, content] of [
    [1, 'a'],
    [2, 'a'],
    [3, 'b'],
  ] as const) {
    const [set] = await db
      .insert(skillSet)
      .values({ taskId: sum!.id, contentKey: content })
      .returning()
    const conditionId = conditions.find((one) => one.round === round)!.id
    await db.insert(offeredSkillSet).values({ taskId: sum!.id, conditionId, setId: set!.id })
  }
  const [group] = (await viewRounds(db, 'test', QUESTION))!.groups
  const { changes } = group!.series[0]!
  expect(changes.map(({ cause }) => cause)).toEqual(['retest', 'new_text', 'unknown'])
})

test('rounds that share no task with a result have no reading', async () => {
  const db = await createTestDb()
  const cells = cellsFromText('sum | alpha | curated | missing\ncopy | alpha | evolved | 1')
  await makeExperiment(db, { cells })
  await setRounds(db, ['curated', 'evolved'])
  expect((await viewRounds(db, 'test', QUESTION))!.groups).toEqual([])
})

test('an experiment without rounds has none, and another slug no answer', async () => {
  const db = await createTestDb()
  await makeExperiment(db, { cells: cellsFromText('sum | alpha | no_skills | 1') })
  expect(await viewRounds(db, 'test', QUESTION)).toMatchObject({ groups: [], candidates: [] })
  expect(await viewRounds(db, 'nope', QUESTION)).toBeNull()
})
