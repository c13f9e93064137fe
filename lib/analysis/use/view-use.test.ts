import { expect, test } from 'vitest'
import { createTestDb } from '@/db/testing'
import { addMeasure, cellsFromText, makeExperiment } from '@/lib/analysis/cell-table/testing'
import { DEFAULT_QUESTION } from '@/lib/cells/describe-contrast'
import { listUseTasks, type UseTasksQuestion } from './list-use-tasks'
import { viewUse, type UseQuestion } from './view-use'

// Three configurations of four tasks; b is solved by all, d is not known with skills.
const CELLS = `
  a | alpha | no_skills | 1 0
  a | alpha | curated   | 1 1
  a | beta  | no_skills | 1 0
  a | beta  | curated   | 1 1
  a | gamma | no_skills | 1 0
  a | gamma | curated   | 1 1
  b | alpha | no_skills | 1 1
  b | alpha | curated   | 1 1
  b | alpha | generated_before | 1 1
  c | alpha | no_skills | 0 0
  c | alpha | curated   | 0 timeout
  d | alpha | no_skills | 0 0
  d | alpha | curated   | 0 0
`
const STEPS = [10, 20, 10, 21, 10, 22, 100, 50, 25, 10, 10, 10, null]

async function makeBoard() {
  const db = await createTestDb()
  const domains = { a: 'Office', b: 'Maths', c: 'Maths' }
  const experimentId = await makeExperiment(db, { cells: cellsFromText(CELLS), domains })
  await addMeasure(db, experimentId, 'steps', STEPS)
  return db
}

const QUESTION: UseQuestion = {
  ...DEFAULT_QUESTION,
  ...{ with: 'curated', configurations: ['alpha', 'beta', 'gamma'] },
  ...{ measure: 'steps', only: 'all', view: 'domains' },
}

const view = async (asked: Partial<UseQuestion> = {}) =>
  (await viewUse(await makeBoard(), 'test', { ...QUESTION, ...asked }))!

const LIST: UseTasksQuestion = {
  ...QUESTION,
  ...{ q: '', domain: [], change: null, sort: 'gain', order: null, offset: 0, limit: 10 },
}

const list = async (asked: Partial<UseTasksQuestion> = {}) =>
  (await listUseTasks(await makeBoard(), 'test', { ...LIST, ...asked }))!

test('every page says the same change over all, with what it leaves out', async () => {
  const [domains, models] = [await view(), await view({ view: 'models' })]
  // a: 2.1 times, b: half, c: the same.
  expect(domains.change).toMatchObject({ n: 3, nUp: 1, nDown: 1, nExcludedWith: 2 })
  expect(domains.change!.change).toBeCloseTo(Math.cbrt(Math.cbrt(2 * 2.1 * 2.2) * 0.5) - 1, 12)
  expect(domains.change).toMatchObject({ nTimedOutWith: 1, nTimedOutWithout: 0 })
  expect(models.change).toEqual(domains.change)
  expect((await list()).change).toEqual(domains.change)
})

test('each view takes it apart by what it shows', async () => {
  const named = ({ parts }: Awaited<ReturnType<typeof view>>) =>
    parts.map(({ key, rows }) => [key, rows.map((row) => row.name)])
  expect(named(await view())).toEqual([['domain', ['Office', 'Maths', null]]])
  expect(named(await view({ view: 'models' }))).toEqual([
    ['configuration', ['gamma · harness', 'beta · harness', 'alpha · harness']],
    ['pair', []],
  ])
  expect(named(await view({ view: 'conditions' }))).toEqual([
    [
      'condition',
      [
        'no skills → curated skills',
        'no skills → self-generated skills',
        'curated skills → self-generated skills',
      ],
    ],
  ])
  expect(named(await view({ view: 'skills' }))).toEqual([])
  const overview = await view({ view: 'overview' })
  expect(named(overview).map(([key]) => key)).toEqual(['domain', 'configuration'])
  expect(overview.all.map(({ measure }) => measure)).toEqual(['steps'])
  expect(overview.costliest.map(({ task }) => task)).toEqual(['a'])
})

test('among tasks solved in both arms only those that every run solved', async () => {
  const { change, parts } = await view({ only: 'solved' })
  expect(change).toMatchObject({ n: 1, change: expect.closeTo(-0.5, 12), nExcludedWith: 0 })
  expect(parts[0]!.rows.map(({ name }) => name)).toEqual(['Maths'])
})

test('a measure that no run says is no change, and which are known stands in the frame', async () => {
  const { change, uses, parts } = await view({ measure: 'cost_usd' })
  expect(change).toBeNull()
  expect(uses).toEqual(['steps'])
  expect(parts[0]!.rows).toEqual([])
})

test('tasks are listed with their change; what is not known in both arms is unknown, never 0', async () => {
  const { items, directions, total } = await list()
  expect(items.map(({ task, change }) => [task, change])).toEqual([
    ['a', expect.closeTo(Math.cbrt(2 * 2.1 * 2.2) - 1, 12)],
    ['c', expect.closeTo(0, 12)],
    ['b', expect.closeTo(-0.5, 12)],
    ['d', null],
  ])
  expect(total).toBe(4)
  expect(directions).toEqual({ more: 1, same: 1, less: 1, unknown: 1 })
})

test('a task has an interval over its configurations from three of them on', async () => {
  const { items } = await list({ sort: 'task' })
  expect(items[0]).toMatchObject({ task: 'a', nConfigurations: 3, nUp: 3, nDown: 0 })
  expect(items[0]!.changeLow).toBeGreaterThan(0.8)
  expect(items[0]!.q).toBeLessThan(0.05)
  expect(items[1]).toMatchObject({ task: 'b', changeLow: null, changeHigh: null, q: null })
})

test('they are narrowed by direction, domain and name, and sorted by how sure the increase is', async () => {
  const names = async (asked: Partial<UseTasksQuestion>) =>
    (await list(asked)).items.map(({ task }) => task)
  expect(await names({ change: 'less' })).toEqual(['b'])
  expect(await names({ change: 'unknown' })).toEqual(['d'])
  expect(await names({ domain: ['Maths'] })).toEqual(['c', 'b'])
  expect(await names({ q: 'A' })).toEqual(['a'])
  expect(await names({ sort: 'label' })).toEqual(['a', 'c', 'b', 'd'])
  expect(await names({ sort: 'gain', order: 'asc', offset: 1, limit: 1 })).toEqual(['c'])
  expect((await list({ change: 'less' })).domains).toEqual([
    { value: '', count: 0 },
    { value: 'Maths', count: 1 },
    { value: 'Office', count: 0 },
  ])
})
