import { expect, test } from 'vitest'
import { standOf } from '@/lib/cells/list-model-pairs'
import type { Db } from '@/db/open-database'
import { cell, publishedFigure } from '@/db/schema'
import { createTestDb } from '@/db/testing'
import { cellsFromText, makeExperiment } from '@/lib/analysis/cell-table/testing'
import { drawsFor } from './compare-arm-costs'
import { compareModels, type ModelsQuestion, type ModelsView } from './compare-models'
import { makePublishedBoard } from '@/lib/analysis/figure/testing'
import { rateWilson } from '@/lib/stats/rate-wilson'
import { DEFAULT_QUESTION } from '@/lib/cells/describe-contrast'

const QUESTION: ModelsQuestion = {
  ...DEFAULT_QUESTION,
  ...{ first: null, firstCondition: null, second: null },
  ...{ secondCondition: null, margin: 0.05, small: [], large: [], x: null },
}

const ask = async (db: Db, fields: Partial<ModelsQuestion> = {}, slug = 'test') =>
  (await compareModels(db, slug, { ...QUESTION, ...fields }))!

async function viewOf(text: string, fields: Partial<ModelsQuestion> = {}): Promise<ModelsView> {
  const db = await createTestDb()
  await makeExperiment(db, { cells: cellsFromText(text) })
  return ask(db, fields)
}

const hasNaN = (value: unknown): boolean =>
  typeof value === 'number'
    ? Number.isNaN(value)
    : typeof value === 'object' && value !== null && Object.values(value).some(hasNaN)

/** Tasks on which `small` with skills does as well as `large` without. */
const EVEN = ['a', 'b', 'c', 'd']
  .map((task, i) =>
    [
      `${task} | haiku-4-5 | no_skills | 0 0`,
      `${task} | haiku-4-5 | curated | 1 ${i === 0 ? 0 : 1}`,
      `${task} | opus-4-5 | no_skills | 1 ${i === 1 ? 0 : 1}`,
      `${task} | opus-4-5 | curated | 1 1`,
    ].join('\n'),
  )
  .join('\n')

test('two arms are compared on common tasks, with the verdict at the margin of the link', async () => {
  const { pair } = await viewOf(EVEN, {
    ...{ first: 'haiku-4-5', firstCondition: 'curated' },
    ...{ second: 'opus-4-5', secondCondition: 'no_skills', margin: 0.5 },
  })
  expect(pair).toMatchObject({ reason: 'chosen' })
  expect(pair!.comparison).toMatchObject({
    ...{ first: 0.875, second: 0.875, difference: 0, nTasks: 4, nTrials: 16 },
    ...{ nUp: 1, nDown: 1, nTie: 2, verdict: 'non_inferior', isEquivalent: true },
  })
  const strict = await viewOf(EVEN, { first: 'haiku-4-5', second: 'opus-4-5', margin: 0.05 })
  expect(strict.pair!.comparison.verdict).toBe('inconclusive')
})

test('the verdict follows the kind of uncertainty, and the table the same', async () => {
  const names = { first: 'haiku-4-5', second: 'opus-4-5', margin: 0.4 }
  const overTasks = await viewOf(EVEN, names)
  const rerun = await viewOf(EVEN, { ...names, uncertainty: 'rerun' })
  const { comparison } = rerun.pair!
  // se of a re-run: (1, 0) has s² .5, so √(2 · .25) / 4; over tasks √(1/3) / 2 · t.
  expect(comparison.upper).toBeCloseTo((1.644854 * Math.sqrt(0.5)) / 4, 6)
  expect(comparison.method).toBe('paired_rerun')
  expect([overTasks, rerun].map(({ pair }) => pair!.comparison.verdict)).toEqual([
    ...['inconclusive', 'non_inferior'],
  ])
  expect(rerun.pairs.pairs[0]!.comparison.upper).toBeCloseTo(comparison.upper!, 12)
  // Normal limits would pass 100 %: Wilson's on as many runs as have this error, p(1 − p)/se² = 7.
  expect(rerun.points[1]!.high!).toBeCloseTo(rateWilson({ x: 7 * 0.875, n: 7 }).hi!, 6)
})

test('with each trial counting once a task that ran more often weighs more', async () => {
  const more = EVEN.replace('a | haiku-4-5 | curated | 1 0', 'a | haiku-4-5 | curated | 1 0 0 0')
  const { pair, pairs, points } = await viewOf(more, { weighting: 'trials' })
  expect(pair!.comparison.first).toBeCloseTo(7 / 10, 12)
  expect(pairs.pairs[0]!.comparison.difference).toBeCloseTo(0.7 - 0.875, 12)
  expect(points[1]!.rate).toBeCloseTo(0.7, 12)
})

test('a pair says what it is with errors counted the other ways', async () => {
  const broken = EVEN.replaceAll(
    'haiku-4-5 | curated | 1 1',
    'haiku-4-5 | curated | 1 1 infra infra',
  )
  const { pairs } = await viewOf(broken)
  const [pair] = pairs.pairs
  expect(pair!.comparison.difference).toBe(0)
  expect(pair!.others.map(({ policy, comparison }) => [policy, comparison.difference])).toEqual([
    ['fail', -0.375],
    ['completed_only', 0],
  ])
})

test('another mix of domains is told from other rates', async () => {
  const db = await createTestDb()
  await makeExperiment(db, {
    // Rates by domain are the same; the small one ran three easy tasks, the large one three hard ones.
    cells: cellsFromText(
      ['easy1', 'easy2', 'easy3', 'hard1']
        .map((task) => `${task} | haiku-4-5 | curated | ${task.startsWith('easy') ? 1 : 0}`)
        .concat(
          ['easy1', 'hard1', 'hard2', 'hard3'].map(
            (task) => `${task} | opus-4-5 | no_skills | ${task.startsWith('easy') ? 1 : 0}`,
          ),
        )
        .join('\n'),
    ),
    domains: { easy1: 'E', easy2: 'E', easy3: 'E', hard1: 'H', hard2: 'H', hard3: 'H' },
  })
  const { pair } = await ask(db, { first: 'haiku-4-5', second: 'opus-4-5' })
  expect(pair!.comparison.difference).toBe(0)
  expect(pair!.mix).toMatchObject({ total: 0.5, rateEffect: 0, mixEffect: 0.5 })
  expect(
    pair!.mix.groups.map(({ domain, firstShare, secondShare }) => [
      ...[domain, firstShare, secondShare],
    ]),
  ).toEqual([
    ['E', 0.75, 0.25],
    ['H', 0.25, 0.75],
  ])
})

test('by known prices the smaller model with skills meets the larger without', async () => {
  const { pairs, pair } = await viewOf(EVEN)
  expect(pairs.pairs.map(({ small, large, basis }) => [small, large, basis])).toEqual([
    ['haiku-4-5', 'opus-4-5', 'price'],
  ])
  expect(pair!.reason).toBe('best_pair')
})

test('without any known size the page says so and the reader may choose', async () => {
  const text = EVEN.replaceAll('haiku-4-5', 'one').replaceAll('opus-4-5', 'two')
  const unknown = await viewOf(text)
  expect(unknown.pairs).toEqual({ pairs: [], nUnknown: 1 })
  expect(unknown.pair!.reason).toBe('lowest_against_highest')
  const chosen = await viewOf(text, { small: ['one'], large: ['two'] })
  expect(chosen.pairs.pairs[0]).toMatchObject({ small: 'one', large: 'two', basis: 'reader' })
  expect(chosen.pairs.nUnknown).toBe(0)
})

test('edge data gives nulls with their counts, never NaN', async () => {
  const edges = [
    'a | haiku-4-5 | no_skills | 1',
    'a | haiku-4-5 | no_skills | 1\na | haiku-4-5 | curated | 0',
    'a | haiku-4-5 | no_skills | missing infra\na | haiku-4-5 | curated | infra',
    'a | haiku-4-5 | no_skills | 0.8333\na | opus-4-5 | curated | 0.8333',
    'a | haiku-4-5 | no_skills | 0\nb | haiku-4-5 | curated | 1',
    EVEN.replaceAll(/\| [01] [01]/g, '| 1 1'),
    EVEN.replaceAll(/\| [01] [01]/g, '| 0 0'),
  ]
  for (const text of edges) expect(hasNaN(await viewOf(text)), text).toBe(false)
  const one = await viewOf(edges[1]!, { first: 'haiku-4-5', second: 'haiku-4-5' })
  expect(one.pair!.comparison).toMatchObject({
    ...{ difference: -1, low: null, high: null, lower: null, p: null, verdict: 'insufficient' },
  })
})

test('where the logs hold no cost, cost is null and tokens are not made up', async () => {
  const { points, nKnown, pair } = await viewOf(EVEN)
  expect(nKnown).toEqual({ cost: 0, tokens: 0 })
  expect(points.every(({ front }) => front === 'unknown')).toBe(true)
  expect(points.every(({ costPerSolvedUsd }) => costPerSolvedUsd === null)).toBe(true)
  expect(pair!.costs).toBeNull()
})

test('spend counts failed trials, and an arm that solves nothing costs infinitely much', async () => {
  const db = await createTestDb()
  await makeExperiment(db, { cells: cellsFromText(EVEN) })
  await db.update(cell).set({ costSum: 0.5, costCount: 2 })
  const { points, pair } = await ask(db, { first: 'haiku-4-5', second: 'haiku-4-5' })
  const at = (condition: string) =>
    points.find((one) => one.configuration === 'haiku-4-5' && one.condition === condition)!
  expect(at('curated').cost).toMatchObject({ value: 0.25, source: 'trials', nKnown: 8 })
  expect(at('curated').costPerSolvedUsd).toBeCloseTo(2 / 7)
  expect(at('no_skills').costPerSolvedUsd).toBe(Infinity)
  expect(pair!.costs!.first.ratio).toBeCloseTo(2 / 7)
  expect(pair!.costs!.second.ratio).toBe(Infinity)
  expect(pair!.costs!.ratio.ratio).toBe(0)
})

test('above a thousand tasks the interval of a cost takes fewer draws, and says how many', async () => {
  expect([1, 1000, 2000, 40_000].map(drawsFor)).toEqual([10_000, 10_000, 5000, 1000])
  const db = await createTestDb()
  const tasks = Array.from({ length: 1250 }, (_, index) => `task-${index}`)
  await makeExperiment(db, {
    cells: cellsFromText(
      tasks
        .map(
          (task, index) =>
            `${task} | haiku-4-5 | no_skills | ${index % 2}\n${task} | haiku-4-5 | curated | 1`,
        )
        .join('\n'),
    ),
  })
  await db.update(cell).set({ costSum: 0.5, costCount: 1 })
  const { costs } = (await ask(db, { first: 'haiku-4-5', second: 'haiku-4-5' })).pair!
  expect(costs).toMatchObject({ nTasks: 1250, draws: 8000 })
  expect(costs!.second.ratio).toBeCloseTo(1, 12)
  expect(costs!.second.low).toBeGreaterThan(0.9)
  expect(costs!.second.high).toBeLessThan(1.1)
}, 30_000)

test('costs of some trials only give a mean per trial, but no cost per solved task', async () => {
  const db = await createTestDb()
  await makeExperiment(db, { cells: cellsFromText(EVEN) })
  await db.update(cell).set({ costSum: 0.5, costCount: 1 })
  const { points, pair } = await ask(db)
  expect(points[0]!.cost).toMatchObject({ value: 0.5, nKnown: 4 })
  expect(points[0]!.costPerSolvedUsd).toBeNull()
  expect(pair!.costs).toBeNull()
})

test('the published board: a smaller model with skills matches larger ones without', async () => {
  const db = await createTestDb()
  const slug = await makePublishedBoard(db)
  const [{ id: experimentId } = { id: 0 }] = await db.query.experiment.findMany()
  await db.insert(publishedFigure).values({
    ...{ experimentId, scope: 'configuration', key: 'OpenHands / GPT-5.5', value: 1.73 },
    ...{ conditionKey: 'no_skills', measure: 'cost_usd_per_trial', source: 'Table 13' },
  })
  const view = await ask(db, {}, slug)
  const flash = view.pairs.pairs.find(
    ({ small, large }) => small.endsWith('DeepSeek V4 Flash') && large.endsWith('DeepSeek V4 Pro'),
  )!
  expect(flash).toMatchObject({ basis: 'parameters', holds: true })
  expect(flash.comparison).toMatchObject({ verdict: 'superior', nTasks: 87, nTrials: 522 })
  expect((flash.comparison.difference! * 100).toFixed(1)).toBe('17.8')
  const printed = view.points.find(({ cost }) => cost.value !== null)!
  expect(printed.cost).toEqual({
    value: 1.73,
    source: 'printed',
    nKnown: null,
    printedIn: 'Table 13',
  })
  expect(printed.costPerSolvedUsd).toBeCloseTo(1.73 / 0.515, 1)
  // Flash alone is ahead of Pro alone already: it does not lead, though it is known by parameters.
  const lead = view.pairs.pairs.find(({ small, large }) => {
    const { first, second } = view.pair!
    return small === first.configuration && large === second.configuration
  })!
  expect([view.pair!.reason, standOf(lead), standOf(flash)]).toEqual([
    'best_pair',
    'behind',
    'ahead',
  ])
  const small = await ask(
    db,
    { first: 'OpenHands|MiniMax M2.7', second: 'OpenHands|GLM 5.1' },
    slug,
  )
  expect((small.pair!.comparison.first! * 100).toFixed(1)).toBe('34.9')
  expect((small.pair!.comparison.second! * 100).toFixed(1)).toBe('32.7')
  expect(small.pair!.comparison.verdict).toBe('inconclusive')
})
