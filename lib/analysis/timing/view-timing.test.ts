import { expect, test } from 'vitest'
import { cell } from '@/db/schema'
import { createTestDb } from '@/db/testing'
import { cellsFromText, makeExperiment } from '@/lib/analysis/cell-table/testing'
import { makePrintedExample } from '@/lib/analysis/figure/testing-printed'
import { DEFAULT_QUESTION } from '@/lib/cells/describe-contrast'
import { viewTiming } from './view-timing'

test('SkillLearnBench: self-feedback minus one-shot is below zero for 3 of 6 authors, mean +0.6', async () => {
  const db = await createTestDb()
  const view = (await viewTiming(
    db,
    await makePrintedExample(db, 'skilllearnbench'),
    DEFAULT_QUESTION,
  ))!
  const [timing] = view.printed
  expect(timing!.arms.map(({ label, timing: when, feedback }) => [label, when, feedback])).toEqual([
    ['one shot', 'before', 'none'],
    ['skill creator', 'before', 'none'],
    ['self feedback', 'after_any', 'self'],
    ['teacher feedback', 'after_failure', 'teacher'],
  ])
  const self = timing!.means[2]!
  expect(self).toMatchObject({ nAuthors: 6, nLower: 3 })
  expect(self.gain! * 100).toBeCloseTo(0.64, 2)
  expect([self.low! * 100, self.high! * 100].map((end) => end.toFixed(1))).toEqual(['-6.9', '8.2'])
  expect(timing!.references.map(({ rate }) => rate)).toEqual([0.1017, 0.745])
  // No n of a cell is printed; the source names 100 instances of 20 tasks.
  expect(timing).toMatchObject({ nPerCell: 100, isNPrinted: false, nTasks: 20 })
  // The cell of the largest gain is beyond noise, the smallest is not.
  const cell = (author: number, arm: number) => timing!.rows[author]!.cells[arm]!
  expect(cell(3, 2).low).toBeGreaterThan(0)
  expect(cell(2, 2).low).toBeLessThan(0)
})

test('SkillsBench: self-generated skills read 21.0 against 22.3 on the same five configurations', async () => {
  const db = await createTestDb()
  const view = (await viewTiming(
    db,
    await makePrintedExample(db, 'skillsbench-paper-v2'),
    DEFAULT_QUESTION,
  ))!
  const pair = view.pairs.find(({ without }) => without === 'no_skills')!
  expect(pair.configurations).toHaveLength(5)
  expect((pair.withRate * 100).toFixed(1)).toBe('21.0')
  expect((pair.withoutRate * 100).toFixed(1)).toBe('22.3')
})

test('of trials, before is paired with after task by task; one trial a side is McNemar’s test', async () => {
  const db = await createTestDb()
  await makeExperiment(db, {
    cells: cellsFromText(`
      sum   | alpha | no_skills        | 0
      copy  | alpha | no_skills        | 0
      sum   | alpha | generated_before | 0
      copy  | alpha | generated_before | 1
      sort  | alpha | generated_before | 0
      merge | alpha | generated_before | 1
      sum   | alpha | generated_after  | 1
      copy  | alpha | generated_after  | 0
      sort  | alpha | generated_after  | 1
      merge | alpha | generated_after  | 1
    `),
  })
  const { logged, contrast } = (await viewTiming(db, 'test', DEFAULT_QUESTION))!
  expect([contrast!.without.key, contrast!.with.key]).toEqual([
    'generated_before',
    'generated_after',
  ])
  expect(logged!.pair!.tasks).toMatchObject({
    ...{ nPairs: 4, nUp: 2, nDown: 1, nSamePass: 1, nSameFail: 0, isMcNemar: true },
    // Of three that changed, as uneven or more: certain.
    p: 1,
  })
  expect(logged!.rows[0]!.cells.map(({ gain }) => [gain.estimate, gain.nTasks])).toEqual([
    ...[
      [0.5, 2],
      [0.5, 2],
    ],
  ])
  // A comparison that the link chooses stands.
  const chosen = (await viewTiming(db, 'test', { ...DEFAULT_QUESTION, without: 'no_skills' }))!
  expect(chosen.logged!.pair!.tasks).toMatchObject({ nPairs: 2 })
})

test('configurations that agree do not multiply tasks: 8 of 10 tasks up in each of six is p = 0.109', async () => {
  const db = await createTestDb()
  const cells = Array.from({ length: 10 }, (_, task) =>
    ['a', 'b', 'c', 'd', 'e', 'f'].map(
      (configuration) => `
        t${task} | ${configuration} | generated_before | ${task < 8 ? 0 : 1}
        t${task} | ${configuration} | generated_after  | ${task < 8 ? 1 : 0}`,
    ),
  )
  const text = cells.flat().join('').replaceAll(/\n\s+/g, '\n')
  await makeExperiment(db, { cells: cellsFromText(text) })
  const { logged } = (await viewTiming(db, 'test', DEFAULT_QUESTION))!
  expect(logged!.pair!.tasks).toMatchObject({
    ...{ nPairs: 60, nUp: 48, nDown: 12, nTasksUp: 8, nTasksDown: 2, isMcNemar: false },
    // 2 (C(10,8) + C(10,9) + C(10,10)) / 2^10.
    p: expect.closeTo(112 / 1024, 12) as number,
  })
})

test('with skills from before only, they are compared with none, not with curated ones', async () => {
  const db = await createTestDb()
  await makeExperiment(db, {
    cells: cellsFromText(`
      sum | alpha | no_skills        | 0
      sum | alpha | curated          | 0
      sum | alpha | generated_before | 1
    `),
  })
  const { logged, contrast } = (await viewTiming(db, 'test', DEFAULT_QUESTION))!
  expect([contrast!.without.key, contrast!.with.key]).toEqual(['no_skills', 'generated_before'])
  expect(logged!.pair!.tasks).toMatchObject({ nPairs: 1, nUp: 1 })
})

test('several trials a side are no McNemar test, and an experiment without timing has none', async () => {
  const db = await createTestDb()
  await makeExperiment(db, {
    cells: cellsFromText(`
      sum | alpha | generated_before | 0 1
      sum | alpha | generated_after  | 1 1
    `),
  })
  const { logged } = (await viewTiming(db, 'test', DEFAULT_QUESTION))!
  expect(logged!.pair!.tasks).toMatchObject({ nUp: 1, isMcNemar: false })
  expect(logged!.baseline).toBeNull()
  await makeExperiment(db, { slug: 'other', cells: cellsFromText('sum | alpha | curated | 1') })
  expect(await viewTiming(db, 'other', DEFAULT_QUESTION)).toMatchObject({
    ...{ printed: [], pairs: [], logged: null, written: null },
  })
})

test('what writing cost is paid back by what solved tasks cost less, where logs state costs', async () => {
  const db = await createTestDb()
  const cells = cellsFromText(`
    sum  | alpha | no_skills        | 0 1
    copy | alpha | no_skills        | 0 1
    sum  | alpha | generated_before | 1 1
    copy | alpha | generated_before | 1 1
  `)
  await makeExperiment(db, { cells })
  const free = (await viewTiming(db, 'test', DEFAULT_QUESTION))!
  expect(free.breakEven).toMatchObject({ writing: 1, rows: [] })
  await db.update(cell).set({ costSum: 0.5, costCount: 2 })
  const { breakEven } = (await viewTiming(db, 'test', { ...DEFAULT_QUESTION, writing: 5 }))!
  // Without, a dollar for 2 solved; with, for 4: 0.25 saved a solved task.
  expect(breakEven!.rows).toMatchObject([
    { arm: 'generated_before', nTasks: 2, without: 0.5, with: 0.25, uses: 20, low: 20, high: 20 },
  ])
})
