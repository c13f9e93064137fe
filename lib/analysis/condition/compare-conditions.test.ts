import { readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import { expect, test } from 'vitest'
import { experiment, publishedFigure } from '@/db/schema'
import { createTestDb } from '@/db/testing'
import { cellsFromText, makeExperiment } from '@/lib/analysis/cell-table/testing'
import { DEFAULT_QUESTION, type ViewQuestion } from '@/lib/cells/describe-contrast'
import { compareConditions } from './compare-conditions'

async function viewOf(text: string, fields: Partial<ViewQuestion> = {}) {
  const db = await createTestDb()
  await makeExperiment(db, { cells: cellsFromText(text) })
  return (await compareConditions(db, 'test', { ...DEFAULT_QUESTION, ...fields }))!
}

const hasNaN = (value: unknown): boolean =>
  typeof value === 'number'
    ? Number.isNaN(value)
    : typeof value === 'object' && value !== null && Object.values(value).some(hasNaN)

// `strong` never ran generated skills: its high rate without skills must not count against them.
const TRAP = ['a', 'b']
  .flatMap((task) => [
    `${task} | strong | no_skills | 1 1`,
    `${task} | strong | curated | 1 1`,
    `${task} | weak | no_skills | 0 0`,
    `${task} | weak | curated | 1 1`,
    `${task} | weak | generated_before | 0 1`,
  ])
  .join('\n')

test('each pair of conditions stands on its own common configurations', async () => {
  const { pairs } = await viewOf(TRAP)
  const pair = (with_: string, without = 'no_skills') =>
    pairs.find((one) => one.with === with_ && one.without === without)!
  expect(pair('curated').configurations).toEqual(['strong', 'weak'])
  expect(pair('curated').gain.estimate).toBe(0.5)
  expect(pair('generated_before')).toMatchObject({
    ...{ configurations: ['weak'], withoutRate: 0, withRate: 0.5 },
    // What a hasty reader would see: no gain at all.
    ...{ withoutOverAll: 0.5, withOverAll: 0.5 },
  })
  expect(pair('generated_before').gain.estimate).toBe(0.5)
  expect(pair('generated_before', 'curated').gain.estimate).toBe(-0.5)
})

test('all conditions together say which configurations and tasks that costs', async () => {
  const { common } = await viewOf(`${TRAP}\nc | weak | no_skills | 1`)
  expect(common).toMatchObject({
    ...{ configurations: ['weak'], nTasks: 2, nConfigurationsLost: 1, nTasksLost: 1 },
  })
  expect(common!.rates.map(({ condition, rate }) => [condition, rate])).toEqual([
    ['no_skills', 0],
    ['curated', 1],
    ['generated_before', 0.5],
  ])
})

test('the switches of the link decide the gain, its interval and the rates on the common set', async () => {
  const text = `${TRAP}\na | weak | curated | 1 0 0 0 0 0`.replace('a | weak | curated | 1 1\n', '')
  const [each, rerun, trials] = await Promise.all([
    viewOf(text),
    viewOf(text, { uncertainty: 'rerun' }),
    viewOf(text, { weighting: 'trials' }),
  ])
  const gainOf = ({ pairs }: typeof each) => pairs.find((one) => one.with === 'curated')!.gain
  expect(gainOf(each).method).toBe('paired_t')
  expect(gainOf(rerun)).toMatchObject({ estimate: gainOf(each).estimate, method: 'paired_rerun' })
  // Rewards with: 2 + 1 + 2 + 2 of 2 + 6 + 2 + 2 trials; without: half of eight.
  expect(gainOf(trials).estimate).toBeCloseTo(7 / 12 - 0.5, 12)
  expect(trials.common!.rates[1]!.rate).toBeCloseTo(3 / 8, 12)
})

test('verdicts are corrected over all pairs and stand under every error policy', async () => {
  const rows = ['a', 'b', 'c', 'd'].flatMap((task, index) => [
    `${task} | one | no_skills | 0 0 0 0 ${index === 0 ? 1 : 0}`,
    `${task} | one | curated | 1 1 1 ${'0 '.repeat(index)} infra infra infra infra infra infra infra infra infra infra infra infra`,
    `${task} | one | generated_before | 0 1`,
  ])
  const { pairs } = await viewOf(rows.join('\n'))
  expect(pairs.map(({ q, p }) => q! >= p!)).toEqual([true, true, true])
  const [curated] = pairs
  expect(curated).toMatchObject({ verdict: 'helps', coverage: 1 })
  const strict = curated!.policies.find(({ policy }) => policy === 'fail')!
  expect(strict.verdict).toBe('cannot_tell')
  expect(curated!.plan.tasksNeeded).toBeGreaterThan(4)
})

test('edge data gives nulls, never NaN', async () => {
  const edges = [
    'a | one | no_skills | 1',
    'a | one | no_skills | infra\na | one | curated | missing\na | one | generated_before | 1',
    'a | one | no_skills | 0\nb | two | curated | 1\nc | three | generated_before | 0.8333',
    'a | one | unknown | 1\na | one | no_skills | 0',
  ]
  for (const text of edges) expect(hasNaN(await viewOf(text)), text).toBe(false)
})

test('the printed 21.0 of self-generated skills compares with 22.3, not with 24.3', async () => {
  const db = await createTestDb()
  const [row] = await db
    .insert(experiment)
    .values({ slug: 'paper', name: 'Paper', kind: 'published', createdAt: 1 })
    .returning()
  const figures = parse(readFileSync('public/examples/skillsbench-paper-v2/figures.csv'), {
    columns: true,
  }) as Record<string, string>[]
  for (const figure of figures.filter((one) => one.scope === 'configuration'))
    await db.insert(publishedFigure).values({
      ...{ experimentId: row!.id, scope: figure.scope!, key: figure.key!, source: figure.source! },
      ...{ conditionKey: figure.condition || null, measure: figure.measure! },
      value: figure.value ? Number(figure.value) : null,
    })
  const { printed, pairs } = (await compareConditions(db, 'paper', DEFAULT_QUESTION))!
  expect(pairs).toEqual([])
  const percent = (value: number) => (value * 100).toFixed(1)
  const trap = printed.find(
    (one) => one.without === 'no_skills' && one.with === 'generated_before',
  )!
  expect(trap.configurations).toHaveLength(5)
  expect([trap.withRate, trap.withoutRate, trap.withoutOverAll].map(percent)).toEqual([
    ...['21.0', '22.3', '24.3'],
  ])
  expect(trap).toMatchObject({ nUp: 1, nDown: 3, nConfigurationsOverAll: 7 })
})

test('a condition that is one of several has its q of this table beside its verdict on every view', async () => {
  const rows = Array.from({ length: 12 }, (_, i) => [
    `t${i} | one | no_skills | 0 0`,
    `t${i} | one | curated | ${['1 1', '1 0', '0 0'][i % 3]!}`,
    `t${i} | one | generated_before | ${i % 2 ? '1 0' : '0 0'}`,
    `t${i} | one | generated_after | ${i % 4 ? '0 0' : '1 0'}`,
  ]).flat()
  const { headline, pairs } = await viewOf(rows.join('\n'), { with: 'curated' })
  const own = pairs.find((one) => one.without === 'no_skills' && one.with === 'curated')!
  expect(headline!.verdict).toBe('helps')
  expect(headline!.among).toEqual({ q: own.q, nPairs: pairs.length })
  const only = await viewOf(rows.filter((row) => !row.includes('generated')).join('\n'))
  expect(only.headline).toMatchObject({ verdict: 'helps', among: null })
})
