import { readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import { eq, sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { cell, cellMeasure, experiment, imports, publishedFigure, trial } from '@/db/schema'
import { createTestDb } from '@/db/testing'
import { cellsFromText, makeExperiment } from '@/lib/analysis/cell-table/testing'
import { makePublishedBoard } from '@/lib/analysis/figure/testing'
import type { ImportReport } from '@/lib/domain/import'
import { DEFAULT_QUESTION, type ViewQuestion } from '@/lib/cells/describe-contrast'
import { summarizeExperiment } from './summarize-experiment'

const percent = (value: number | null) => (value! * 100).toFixed(1)

test('the published board: all three tries work in 21.7 → 35.0 %, at least one in 46.5 → 63.9 %', async () => {
  const db = await createTestDb()
  const slug = await makePublishedBoard(db)
  const { reliability, strip, activation } = (await summarizeExperiment(
    db,
    slug,
    DEFAULT_QUESTION,
  ))!
  expect(reliability).toMatchObject({ nTasks: 79, nNotBinary: 8, kTop: 3 })
  const third = reliability!.curve[2]!
  expect([third.withoutHat, third.withHat, third.deltaHat].map(percent)).toEqual([
    '21.7',
    '35.0',
    '13.4',
  ])
  expect([third.loHat, third.hiHat].map(percent)).toEqual(['8.9', '17.8'])
  expect([third.withoutAt, third.withAt, third.deltaAt].map(percent)).toEqual([
    '46.5',
    '63.9',
    '17.4',
  ])
  expect([third.loAt, third.hiAt].map(percent)).toEqual(['11.0', '23.8'])
  // No statuses and one set of configurations: uncertainty and weight are all there is to choose.
  expect(strip).toMatchObject({ n: 6, sameAsFirst: 6, signChanges: false })
  expect(strip!.counts).toMatchObject({ helps: 6, hurts: 0, cannotTell: 0 })
  expect([strip!.minEstimate, strip!.maxEstimate].map(percent)).toEqual(['16.6', '17.0'])
  expect(strip!.ways.filter(({ isShown }) => isShown)).toHaveLength(1)
  expect(activation).toBeNull()
})

const ROWS = `
  a | one | no_skills | 0 0
  a | one | curated   | 1 0 infra
  b | one | no_skills | 0 1
  b | one | curated   | 1 1
  c | one | no_skills | 0 0
  c | one | curated   | 0 1
  a | two | no_skills | 1 0
  a | two | curated   | 1 1
`

/** Trials of `uids` read a skill; the other trials with skills are known not to. */
async function open(uids: readonly string[], question: Partial<ViewQuestion> = {}) {
  const db = await createTestDb()
  await makeExperiment(db, { cells: cellsFromText(ROWS), domains: { a: 'Maths', b: 'Office' } })
  for (const row of await db.select().from(trial)) {
    if (!row.uid.includes('curated')) continue
    const isRead = uids.includes(row.uid)
    await db
      .update(trial)
      .set({ skillUse: isRead ? 'read' : 'none' })
      .where(eq(trial.id, row.id))
    await db
      .update(cell)
      .set({
        skillKnownCount: sql`skill_known_count + 1`,
        ...(isRead && { skillReadSum: sql`skill_read_sum + 1` }),
      })
      .where(
        sql`task_id = ${row.taskId} and configuration_id = ${row.configurationId} and condition_id = ${row.conditionId}`,
      )
  }
  return (await summarizeExperiment(db, 'test', { ...DEFAULT_QUESTION, ...question }))!
}

test('activation stands beside the gain: as offered, as read, by configuration and domain', async () => {
  const { activation } = await open(['a-one-curated-1', 'b-one-curated-1', 'b-one-curated-2'])
  // The broken container counts for nothing, so that it tells nothing of reading either.
  expect(activation).toMatchObject({ nKnown: 6, nRead: 3, nUnknown: 0, share: 0.5 })
  // Offered: (.5 − 0 + 1 − .5 + .5 − 0) / 3. Read: a 1 − 0, b 1 − .5.
  expect(activation!.itt).toBeCloseTo(0.5, 12)
  expect(activation!.readOnly).toBeCloseTo(0.75, 12)
  expect(activation!.readOnlyTasks).toBe(2)
  expect(activation!.byConfiguration).toEqual([{ key: 'one', nRead: 3, nKnown: 7 }])
  expect(activation!.byDomain).toContainEqual({ key: 'Office', nRead: 2, nKnown: 2 })
  expect(activation!.byDomain).toContainEqual({ key: null, nRead: 0, nKnown: 2 })
})

test('every way of counting has its verdict, and the one of the page is marked', async () => {
  const { strip } = await open([], { policy: 'fail', weighting: 'trials' })
  const sets = new Set(strip!.ways.map(({ configurations }) => configurations))
  // Configuration two has one of three tasks: all configurations are another set.
  expect(sets).toEqual(new Set(['default', 'all']))
  const shown = strip!.ways.filter(({ isShown }) => isShown)
  expect(shown).toMatchObject([
    { configurations: 'default', policy: 'fail', uncertainty: 'new_tasks', weighting: 'trials' },
  ])
  expect(strip!.n).toBe(strip!.ways.length)
  expect(strip!.ways.find(({ configurations }) => configurations === 'all')!.keys).toEqual([
    'one',
    'two',
  ])
})

test('the board prints tokens by configuration only: their change is over configurations', async () => {
  const db = await createTestDb()
  const slug = await makePublishedBoard(db)
  const [{ id: experimentId } = { id: 0 }] = await db.select().from(experiment)
  const figures = parse(readFileSync('public/examples/skillsbench-v1-1/figures.csv'), {
    columns: true,
  }) as Record<string, string>[]
  for (const one of figures.filter(({ measure }) => measure === 'tokens_per_trial'))
    await db.insert(publishedFigure).values({
      ...{ experimentId, scope: one.scope!, key: one.key!, source: one.source! },
      ...{ conditionKey: one.condition!, measure: one.measure!, value: Number(one.value) },
    })
  const { use } = (await summarizeExperiment(db, slug, DEFAULT_QUESTION))!
  const tokens = use.find(({ measure }) => measure === 'tokens_total')!
  expect(tokens).toMatchObject({ basis: 'configurations', n: 18, ratioLow: null })
  expect(
    [tokens.change, tokens.changeLow, tokens.changeHigh].map((v) => Math.round(v! * 100)),
  ).toEqual([17, -1, 37])
})

test('tokens of a typical task change by the geometric mean; what is unknown is counted, not 0', async () => {
  const db = await createTestDb()
  const experimentId = await makeExperiment(db, {
    cells: cellsFromText(`
      a | one | no_skills | 0 0 timeout
      a | one | curated   | 1 1
      b | one | no_skills | 0 0
      b | one | curated   | 1 1
    `),
  })
  const rows = await db.select().from(cell)
  const means = [100, 200, 1000, 500]
  for (const [index, row] of rows.entries())
    await db.insert(cellMeasure).values({
      ...{ experimentId, taskId: row.taskId, configurationId: row.configurationId },
      ...{ conditionId: row.conditionId, measure: 'tokens_total', n: 2, nPositive: 2 },
      ...{ sum: 2 * means[index]!, sumSquares: 2 * means[index]! ** 2 },
      sumLogs: 2 * Math.log(means[index]!),
    })
  const { use } = (await summarizeExperiment(db, 'test', DEFAULT_QUESTION))!
  // Twice as much on one task, half on the other: no change of a typical one, but a smaller bill.
  expect(use).toHaveLength(1)
  expect(use[0]).toMatchObject({ measure: 'tokens_total', basis: 'tasks', n: 2, nUp: 1, nDown: 1 })
  expect(use[0]!.change).toBeCloseTo(0, 12)
  expect(use[0]!.ratio).toBeCloseTo(700 / 1100, 12)
  expect(use[0]).toMatchObject({ nExcludedWith: 0, nExcludedWithout: 1, nTimedOutWithout: 1 })
})

test('an experiment that grew also has the interval for who looks after every import', async () => {
  const db = await createTestDb()
  const cells = ['a', 'b', 'c'].flatMap((task, index) => [
    `${task} | alpha | no_skills | 0 0`,
    `${task} | alpha | curated | ${index === 0 ? '1 1' : '1 0'}`,
  ])
  await makeExperiment(db, { cells: cellsFromText(cells.join('\n')) })
  const [first] = await db.select().from(imports)
  const { id: _id, ...again } = first!
  const brought = (added: number): Partial<ImportReport> => ({
    trials: { added, replaced: 0, unchanged: 6 },
  })
  // Only what they brought is looked at.
  const report = (added: number) => brought(added) as ImportReport
  await db.update(imports).set({ report: report(6) })
  await db.insert(imports).values([
    { ...again, uid: 'second', report: report(6) },
    { ...again, uid: 'the same again', report: report(0) },
    { ...again, uid: 'undone', state: 'undone', report: report(6) },
  ])
  const {
    growing,
    imports: listed,
    headline,
  } = (await summarizeExperiment(db, 'test', DEFAULT_QUESTION))!
  expect(listed).toMatchObject({ total: 4, nBringing: 2 })
  expect(growing).toMatchObject({ nTasks: 3, isUsable: false })
  expect(growing!.estimate).toBeCloseTo(2 / 3, 12)
  // Wider than the interval of one look.
  expect(growing!.high - growing!.low).toBeGreaterThan(headline!.gain.high! - headline!.gain.low!)
})
