import { expect, test } from 'vitest'
import { createTestDb } from '@/db/testing'
import { cellsFromText, makeExperiment } from '@/lib/analysis/cell-table/testing'
import { DEFAULT_QUESTION } from '@/lib/cells/describe-contrast'
import { getTask } from '@/lib/analysis/task/get-task'
import { listCells } from '@/lib/analysis/experiment/list-cells'
import { listExperiments } from '@/lib/analysis/experiment/list-experiments'
import { listTasks, type TaskListQuestion } from '@/lib/analysis/task/list-tasks'
import { summarizeExperiment } from '@/lib/analysis/experiment/summarize-experiment'

const QUESTIONS = [
  ['new_tasks', 'tasks'],
  ['rerun', 'tasks'],
  ['new_tasks', 'trials'],
  ['rerun', 'domains'],
] as const
const LIST: TaskListQuestion = {
  ...DEFAULT_QUESTION,
  q: '',
  domain: [],
  difficulty: [],
  direction: null,
  sort: 'gain',
  order: null,
  offset: 0,
  limit: 50,
}

const EDGES: Record<string, string> = {
  'one task, one trial': 'sum | alpha | no_skills | 0\nsum | alpha | curated | 1',
  'one condition': 'sum | alpha | no_skills | 0 1\ncopy | alpha | no_skills | 1',
  'only unknown conditions': 'sum | alpha | unknown | 0 1',
  'all pass': ['sum', 'copy', 'fly']
    .map((task) => `${task} | alpha | no_skills | 1 1\n${task} | alpha | curated | 1 1`)
    .join('\n'),
  'all fail': ['sum', 'copy', 'fly']
    .map((task) => `${task} | alpha | no_skills | 0 0\n${task} | alpha | curated | 0 0`)
    .join('\n'),
  'all broken': 'sum | alpha | no_skills | infra infra\nsum | alpha | curated | infra',
  'empty cells': 'sum | alpha | no_skills |\nsum | alpha | curated |',
  'disjoint configurations':
    'sum | alpha | no_skills | 0\nsum | alpha | curated | 1\ncopy | beta | no_skills | 0.5\ncopy | beta | curated | 0.25',
  'disjoint arms': 'sum | alpha | no_skills | 0\ncopy | alpha | curated | 1',
}

/** Paths of numbers that are no number. */
function findBadNumbers(value: unknown, path = '$'): string[] {
  if (typeof value === 'number') return Number.isFinite(value) ? [] : [`${path} = ${value}`]
  if (value === null || typeof value !== 'object') return []
  return Object.entries(value).flatMap(([key, inner]) => findBadNumbers(inner, `${path}.${key}`))
}

test.each(Object.entries(EDGES))('%s: every answer is made of numbers or null', async (_, text) => {
  const db = await createTestDb()
  await makeExperiment(db, { cells: cellsFromText(text) })
  for (const [uncertainty, weighting] of QUESTIONS)
    for (const policy of ['headline', 'fail', 'completed_only'] as const) {
      const question = { ...DEFAULT_QUESTION, uncertainty, weighting, policy }
      const answers = [
        await summarizeExperiment(db, 'test', question),
        await listTasks(db, 'test', { ...LIST, ...question }),
        await getTask(db, 'test', 'sum', question),
        await listCells(db, 'test', { policy, cursor: null, limit: 10 }),
        await listExperiments(db),
      ]
      expect(findBadNumbers(answers)).toEqual([])
      expect(answers.every((answer) => answer !== null)).toBe(true)
    }
})

test('one task has a gain without an interval, and says nothing more', async () => {
  const db = await createTestDb()
  await makeExperiment(db, { cells: cellsFromText(EDGES['one task, one trial']!) })
  const { headline } = (await summarizeExperiment(db, 'test', DEFAULT_QUESTION))!
  expect(headline!.gain).toEqual({
    estimate: 1,
    low: null,
    high: null,
    nTasks: 1,
    nTrials: 2,
    method: 'none',
  })
  expect(headline!.verdict).toBeNull()
})

test('one condition has no headline and says what to import', async () => {
  const db = await createTestDb()
  await makeExperiment(db, { cells: cellsFromText(EDGES['one condition']!) })
  const { headline, warnings } = (await summarizeExperiment(db, 'test', DEFAULT_QUESTION))!
  expect(headline).toBeNull()
  expect(warnings.map(({ code }) => code)).toEqual(['one_condition'])
})

test('broken machinery that decides the answer is said', async () => {
  const db = await createTestDb()
  const rows = ['a', 'b', 'c', 'd'].map(
    (task) => `${task} | alpha | no_skills | 1 infra infra\n${task} | alpha | curated | 1 1 1`,
  )
  await makeExperiment(db, { cells: cellsFromText(rows.join('\n')) })
  const { warnings } = (await summarizeExperiment(db, 'test', DEFAULT_QUESTION))!
  expect(warnings.map(({ code }) => code)).toEqual([
    'missing_bounds',
    'policy_matters',
    'errors_unbalanced',
    'floor_or_ceiling',
  ])
})

test('no experiment answers null', async () => {
  const db = await createTestDb()
  expect(await summarizeExperiment(db, 'nothing', DEFAULT_QUESTION)).toBeNull()
  expect(await getTask(db, 'nothing', 'sum', DEFAULT_QUESTION)).toBeNull()
})

test('tasks are filtered, sorted and cut on the server', async () => {
  const db = await createTestDb()
  await makeExperiment(db, {
    cells: cellsFromText(`
      sum  | alpha | no_skills | 0 0
      sum  | alpha | curated   | 1 1
      copy | alpha | no_skills | 1 1
      copy | alpha | curated   | 0 1
      fly  | alpha | no_skills | 0 1
      fly  | alpha | curated   | 1 0
    `),
    domains: { sum: 'Maths', copy: 'Office' },
  })
  const names = async (question: Partial<typeof LIST>) =>
    (await listTasks(db, 'test', { ...LIST, ...question }))!.items.map(({ task }) => task)
  expect(await names({})).toEqual(['sum', 'fly', 'copy'])
  expect(await names({ order: 'asc' })).toEqual(['copy', 'fly', 'sum'])
  expect(await names({ q: 'U' })).toEqual(['sum'])
  expect(await names({ domain: ['Office', 'Maths'], sort: 'task' })).toEqual(['copy', 'sum'])
  expect(await names({ domain: [''] })).toEqual(['fly'])
  expect(await names({ offset: 1, limit: 1 })).toEqual(['fly'])
  const { directions, total, domains } = (await listTasks(db, 'test', LIST))!
  expect({ directions, total }).toEqual({ directions: { up: 1, tied: 1, down: 1 }, total: 3 })
  expect(domains).toEqual([
    { value: '', count: 1 },
    { value: 'Maths', count: 1 },
    { value: 'Office', count: 1 },
  ])
})

test('the counts beside a filter of tasks respect the other filters, and leave their own choice aside', async () => {
  const db = await createTestDb()
  const rows = ['a | 0 | 1', 'b | 0 | 1', 'c | 1 | 0', 'd | 1 | 0'].map((row) => {
    const [task, without, with_] = row.split(' | ')
    return `${task} | alpha | no_skills | ${without}\n${task} | alpha | curated | ${with_}`
  })
  const domains = { a: 'Maths', b: 'Office', c: 'Office', d: 'Office' }
  await makeExperiment(db, { cells: cellsFromText(rows.join('\n')), domains })
  const ask = async (filter: Partial<TaskListQuestion>) =>
    (await listTasks(db, 'test', { ...LIST, ...filter }))!
  const { directions, domains: counted } = await ask({ domain: ['Office'], direction: 'up' })
  expect(directions).toEqual({ up: 1, tied: 0, down: 2 })
  expect(counted).toEqual([
    { value: 'Maths', count: 1 },
    { value: 'Office', count: 1 },
  ])
  expect((await ask({ direction: 'down' })).domains).toEqual([
    { value: 'Maths', count: 0 },
    { value: 'Office', count: 2 },
  ])
})

test('a task shows its trials, the checks that flip and the pair to look at', async () => {
  const db = await createTestDb()
  const check = (name: string, status: 'passed' | 'failed') => ({
    name,
    status,
    durationMs: null,
    message: null,
  })
  await makeExperiment(db, {
    cells: cellsFromText('sum | alpha | no_skills | 0\nsum | alpha | curated | 1 1'),
    checks: {
      'sum-alpha-no_skills-1': [check('adds', 'failed'), check('runs', 'passed')],
      'sum-alpha-curated-1': [check('adds', 'passed'), check('runs', 'passed')],
      'sum-alpha-curated-2': [check('adds', 'passed'), check('only here', 'passed')],
    },
  })
  const view = (await getTask(db, 'test', 'sum', DEFAULT_QUESTION))!
  expect(view.trials.map(({ uid, place, placeOf }) => [uid, place, placeOf])).toEqual([
    ['sum-alpha-curated-1', 1, 2],
    ['sum-alpha-curated-2', 2, 2],
    ['sum-alpha-no_skills-1', 1, 1],
  ])
  expect(view.checks).toEqual([
    {
      name: 'adds',
      without: { nPassed: 0, nTrials: 1 },
      with: { nPassed: 2, nTrials: 2 },
      difference: 1,
    },
  ])
  expect(view.pair).toMatchObject({ left: 'sum-alpha-no_skills-1', right: 'sum-alpha-curated-1' })
  expect(view.matrix[0]!.cells.map(({ condition, rate }) => [condition, rate])).toEqual([
    ['no_skills', 0],
    ['curated', 1],
  ])
})

test('one condition compares nothing, and still lists its tasks with their rates', async () => {
  const db = await createTestDb()
  await makeExperiment(db, { cells: cellsFromText(EDGES['one condition']!) })
  const list = (await listTasks(db, 'test', {
    ...LIST,
    ...DEFAULT_QUESTION,
    sort: 'task',
    order: 'asc',
  }))!
  expect(list.items.map(({ task, gain, rates }) => [task, gain.estimate, rates[0]!.rate])).toEqual([
    ['copy', null, 1],
    ['sum', null, 0.5],
  ])
})
