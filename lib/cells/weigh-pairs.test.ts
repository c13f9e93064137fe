import { expect, test } from 'vitest'
import { createTestDb } from '@/db/testing'
import { gainPaired } from '@/lib/stats/gain-paired'
import { cellsFromText, makeExperiment } from '@/lib/analysis/cell-table/testing'
import { measureTasks } from './compare-tasks'
import { rerunSeOverTasks } from './gain-over-tasks'
import { openExperiment } from '@/lib/analysis/experiment/get-experiment'
import { commonPairs, weighGain } from './weigh-gain'
import { gainOf, weighPairs, weighRate } from './weigh-pairs'

const QUESTION = { without: null, with: null, policy: 'headline' as const, configurations: null }

async function open(text: string, domains: Record<string, string> = {}) {
  const db = await createTestDb()
  await makeExperiment(db, { cells: cellsFromText(text), domains })
  const { table, contrast } = (await openExperiment(db, 'test', QUESTION))!
  const tasks = measureTasks(table, contrast!)
  const pairs = commonPairs(table, contrast!, tasks)
  return { table, contrast: contrast!, tasks, pairs, columns: table.byPolicy.headline }
}

// Every task gains alike: no spread, and no certainty.
const ALIKE = `
  a | alpha | no_skills | 0 1
  a | alpha | curated   | 1 1
  b | alpha | no_skills | 0 1
  b | alpha | curated   | 1 1
  c | alpha | no_skills | 0 1
  c | alpha | curated   | 1 1
`

// Task b was run twice as often as the others.
const UNEVEN = `
  a | alpha | no_skills | 0 0
  a | alpha | curated   | 1 0
  b | alpha | no_skills | 1 0 0 0
  b | alpha | curated   | 1 1 1 0
  c | alpha | no_skills | 0 1
  c | alpha | curated   | 1 1
`
const DOMAINS = { a: 'Office', b: 'Office', c: 'Maths' }

test('each task once is the paired gain, with its error over tasks', async () => {
  const { columns, pairs } = await open(UNEVEN.replace('1 1 1 0', '1 1 0 0'))
  const found = weighPairs(columns, pairs.slice(0, 2), {
    ...{ uncertainty: 'new_tasks', weighting: 'tasks' },
  })
  const paired = gainPaired({
    pairs: [
      { task: 'a', with: [1, 0], without: [0, 0] },
      { task: 'b', with: [1, 1, 0, 0], without: [1, 0, 0, 0] },
    ],
  })
  expect(found).toMatchObject({ nTasks: 2, nTrials: 12, method: 'paired_t' })
  expect(found.estimate).toBeCloseTo(paired.delta!, 12)
  expect(found.se).toBeCloseTo(paired.se!, 12)
})

test('tasks that all gain alike have an interval under every weight, never a point', async () => {
  const { columns, pairs } = await open(ALIKE, DOMAINS)
  for (const weighting of ['tasks', 'trials', 'domains'] as const) {
    const gain = gainOf(weighPairs(columns, pairs, { uncertainty: 'new_tasks', weighting }))
    // As if one more task had gained everything and one had lost everything.
    expect(gain, weighting).toMatchObject({ estimate: 0.5, method: 'adjusted' })
    expect(gain.low!, weighting).toBeCloseTo(-0.294, 3)
    expect(gain.high!, weighting).toBeCloseTo(0.894, 3)
  }
})

test('each trial and each domain once weigh the same tasks differently', async () => {
  const { columns, pairs } = await open(UNEVEN, DOMAINS)
  const by = (weighting: 'trials' | 'domains') =>
    weighPairs(columns, pairs, { uncertainty: 'new_tasks', weighting })
  expect(by('trials')).toMatchObject({ with: 0.75, without: 0.25, estimate: 0.5 })
  // Office (.5 + .5) / 2, Maths .5, so that the mean of domains is .5 as well; rates are not.
  expect(by('domains').estimate).toBeCloseTo(0.5, 12)
  expect(by('domains').with).toBeCloseTo(((0.5 + 0.75) / 2 + 1) / 2, 12)
})

test('a re-run weighs each cell’s own noise as the estimate does', async () => {
  const { columns, pairs, table, contrast, tasks } = await open(UNEVEN, DOMAINS)
  const se = (weighting: 'tasks' | 'trials' | 'domains') =>
    weighPairs(columns, pairs, { uncertainty: 'rerun', weighting }).se!
  // s² of the cells: with .5, .25, 0; without 0, .25, .5.
  const cells = { a: 0.5 / 2, b: 0.25 / 4, c: 0.5 / 2 }
  expect(se('tasks')).toBeCloseTo(Math.sqrt(cells.a + 2 * cells.b + cells.c) / 3, 12)
  expect(se('tasks')).toBeCloseTo(rerunSeOverTasks(table, contrast, tasks)!, 12)
  expect(se('trials')).toBeCloseTo(
    Math.sqrt(0.25 ** 2 * cells.a + 2 * 0.5 ** 2 * cells.b + 0.25 ** 2 * cells.c),
    12,
  )
  expect(se('domains')).toBeCloseTo(
    Math.sqrt(0.25 ** 2 * cells.a + 2 * 0.25 ** 2 * cells.b + 0.5 ** 2 * cells.c),
    12,
  )
})

test('the same through the headline, with a normal interval for a re-run under every weight', async () => {
  const { table, contrast, tasks } = await open(UNEVEN, DOMAINS)
  for (const weighting of ['tasks', 'trials', 'domains'] as const) {
    const { gain, se } = weighGain(table, contrast, tasks, { uncertainty: 'rerun', weighting })
    expect(gain.method).toBe('paired_rerun')
    expect(gain.high! - gain.low!).toBeCloseTo(2 * 1.959964 * se!, 6)
  }
})

test('without a second trial anywhere a re-run has no interval', async () => {
  const { columns, pairs } = await open('a | alpha | no_skills | 0\na | alpha | curated | 1')
  const found = weighPairs(columns, pairs, { uncertainty: 'rerun', weighting: 'trials' })
  expect(gainOf(found)).toMatchObject({ estimate: 1, low: null, high: null, method: 'none' })
})

test('the rates of both arms subtract to the gain under every weight', async () => {
  const { columns, pairs } = await open(UNEVEN, DOMAINS)
  for (const weighting of ['tasks', 'trials', 'domains'] as const) {
    const how = { uncertainty: 'new_tasks' as const, weighting }
    const rate = (side: 'with' | 'without') =>
      weighRate(
        columns,
        pairs.map((pair) => ({ domain: pair.domain, cells: pair[side] })),
        how,
      ).estimate!
    const { estimate } = weighPairs(columns, pairs, how)
    expect(rate('with') - rate('without')).toBeCloseTo(estimate!, 12)
  }
})
