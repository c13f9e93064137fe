import { expect, test } from 'vitest'
import { createTestDb } from '@/db/testing'
import { addMeasure, cellsFromText, makeExperiment } from '@/lib/analysis/cell-table/testing'
import { DEFAULT_QUESTION } from '@/lib/cells/describe-contrast'
import { viewCosts, type CostsQuestion } from './view-costs'

const QUESTION: CostsQuestion = {
  ...DEFAULT_QUESTION,
  ...{ measure: 'reward', only: 'all', order: 'more', offset: 0, limit: 10 },
}

const CELLS = `
  a | alpha | no_skills | 1 1
  a | alpha | curated   | 1 1
  b | alpha | no_skills | 1 0
  b | alpha | curated   | 1 1
  a | beta  | no_skills | 1 1
  a | beta  | curated   | 1 1
  c | beta  | no_skills | 0 timeout
`

/** Tokens of a run by cell, in the order of the lines above. */
const TOKENS = [100, 200, 1000, 500, 100, 800, 50]

async function costs(asked: Partial<CostsQuestion> = {}, cells = CELLS) {
  const db = await createTestDb()
  const domains = { a: 'Office', b: 'Maths' }
  const experimentId = await makeExperiment(db, { cells: cellsFromText(cells), domains })
  await addMeasure(db, experimentId, 'tokens_total', TOKENS)
  return (await viewCosts(db, 'test', {
    ...QUESTION,
    configurations: ['alpha', 'beta'],
    ...asked,
  }))!
}

test('what skills cost: each task once, its ratio the geometric mean over configurations', async () => {
  const { measure, items, total, change } = await costs()
  expect(measure).toBe('tokens_total')
  // a: √(2 · 8) = 4 times; b: half. Task c has no run with skills.
  expect(items.map(({ task, change: relative }) => [task, relative])).toEqual([
    ['a', expect.closeTo(3, 12)],
    ['b', expect.closeTo(-0.5, 12)],
  ])
  expect(items[0]).toMatchObject({
    ...{ domain: 'Office', nConfigurations: 2, nWithout: 4, nWith: 4, without: 100, with: 500 },
  })
  expect(total).toBe(2)
  // Over tasks: √(4 · ½) = √2 times.
  expect(change).toMatchObject({ n: 2, change: expect.closeTo(Math.SQRT2 - 1, 12), nUp: 1 })
})

test('the same by configuration and by domain, the largest increase first', async () => {
  const { byConfiguration, byDomain } = await costs()
  expect(byConfiguration.map(({ key, change }) => [key, change.n, change.change])).toEqual([
    ['beta', 1, expect.closeTo(7, 12)],
    ['alpha', 2, expect.closeTo(0, 12)],
  ])
  expect(byDomain.map(({ key, change }) => [key, change.change])).toEqual([
    ['Office', expect.closeTo(3, 12)],
    ['Maths', expect.closeTo(-0.5, 12)],
    [null, null],
  ])
  // A single row with a p is its own family.
  expect(byConfiguration.map(({ change, q }) => q === change.p)).toEqual([true, true])
  // One task has no interval.
  expect(byDomain[0]!.change).toMatchObject({ changeLow: null, changeHigh: null, p: null })
})

test('successes alone: only tasks that every run solved with and without skills', async () => {
  const { items, change } = await costs({ only: 'solved' })
  expect(items.map(({ task }) => task)).toEqual(['a'])
  expect(change).toMatchObject({ n: 1, change: expect.closeTo(3, 12) })
  // What task c and failed runs left out or cut off is none of theirs.
  expect(change).toMatchObject({ nTimedOutWithout: 0, nExcludedWithout: 0, nExcludedWith: 0 })
  expect((await costs()).change).toMatchObject({ nTimedOutWithout: 1 })
})

test('a task with a run that the rule for errors leaves out is none that every run solved', async () => {
  const cells = CELLS.replace('a | beta  | curated   | 1 1', 'a | beta  | curated   | 1 infra')
  const { items } = await costs({ only: 'solved' }, cells)
  // By alpha alone, which solved it four times.
  expect(items).toMatchObject([{ task: 'a', nConfigurations: 1 }])
})

test('a measure that no log knows falls to the first that is known; tasks go page by page from either end', async () => {
  const view = await costs({ measure: 'cost_usd', order: 'less', limit: 1 })
  expect(view.measure).toBe('tokens_total')
  expect(view.items.map(({ task }) => task)).toEqual(['b'])
  expect(view.total).toBe(2)
})
