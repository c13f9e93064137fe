import { expect, test } from 'vitest'
import { createTestDb } from '@/db/testing'
import { cellsFromText, makeExperiment } from '@/lib/analysis/cell-table/testing'
import { openExperiment } from '@/lib/analysis/experiment/get-experiment'
import { compareTasks, correctTasks } from './compare-tasks'
import { DEFAULT_QUESTION } from './describe-contrast'
import { makeHeadline } from './make-headline'

/** Opens an experiment of lines `task | configuration | condition | rewards`. */
async function open(lines: readonly string[]) {
  const db = await createTestDb()
  await makeExperiment(db, { cells: cellsFromText(lines.join('\n')) })
  const found = (await openExperiment(db, 'test', DEFAULT_QUESTION))!
  const tasks = compareTasks(found.table, found.contrast!)
  const findings = new Map(tasks.map((task) => [found.table.tasks[task.task]!.name, task.finding]))
  return { ...found, tasks, findings }
}

const both = (task: string, without: string, with_: string, configuration = 'one') => [
  `${task} | ${configuration} | no_skills | ${without}`,
  `${task} | ${configuration} | curated | ${with_}`,
]
const always = Array.from({ length: 19 }, (_, i) => both(`same${i}`, '1 1 1 1 1', '1 1 1 1 1'))

test('one task that always fails with skills is found among nineteen that cannot vary', async () => {
  const { tasks, findings } = await open([
    ...always.flat(),
    ...both('lost', '1 1 1 1 1', '0 0 0 0 0'),
  ])
  expect(findings.get('lost')).toBe('hurts_strong')
  expect(findings.get('same0')).toBe('no_change')
  expect(correctTasks(tasks)).toMatchObject({ nTestable: 1, screened: true })
})

test('gains are labelled by the same rule as losses', async () => {
  const { findings } = await open([...always.flat(), ...both('won', '0 0 0 0 0', '1 1 1 1 1')])
  expect(findings.get('won')).toBe('helps_strong')
})

test('too few runs, equal rates and rewards that no test fits each have their own label', async () => {
  const { findings } = await open([
    ...both('once', '1', '0'),
    ...both('equal', '1 0 1 1 1', '1 0 1 1 1'),
  ])
  expect(findings.get('once')).toBe('too_few_runs')
  expect(findings.get('equal')).toBe('no_change')
})

test('a pooled test that points against the average is no harm: configurations disagree', async () => {
  // Many runs gain a little in one configuration, few lose everything in another.
  const { findings, tasks } = await open([
    ...both('a', `${'0 '.repeat(40)}`, `${'1 '.repeat(20)}${'0 '.repeat(20)}`, 'big'),
    ...both('a', '1 1', '0 0', 'small'),
  ])
  expect(tasks[0]!.delta).toBeLessThan(0)
  expect(findings.get('a')).toBe('configurations_disagree')
})

test('“no sizeable effect” waits for the equivalence test', async () => {
  // Forty tasks within ±5 pp at 95 %, but not surely so: one in ten runs changes.
  const lines = Array.from({ length: 40 }, (_, i) =>
    both(
      `t${String(i).padStart(2, '0')}`,
      '1 1 1 0 0 0 1 0 1 0',
      i % 4 === 0
        ? '1 1 1 1 0 0 1 0 1 0'
        : i % 4 === 1
          ? '1 1 0 0 0 0 1 0 1 0'
          : '1 1 1 0 0 0 1 0 1 0',
    ),
  ).flat()
  const found = await open(lines)
  const headline = makeHeadline(found, found.contrast!, DEFAULT_QUESTION)
  expect(headline).toMatchObject({ verdict: 'no_sizeable_effect', isEquivalent: true })
  const few = await open([...both('a', '0 1', '0 1'), ...both('b', '1 0', '1 0')])
  // Two tasks without any change are no certainty that there is none.
  expect(makeHeadline(few, few.contrast!, DEFAULT_QUESTION)).toMatchObject({
    ...{ verdict: 'cannot_tell', isEquivalent: false },
    gain: { estimate: 0, method: 'adjusted' },
  })
})

test('tasks of one family are worth fewer, and the headline says so', async () => {
  const found = await open(
    Array.from({ length: 12 }, (_, i) =>
      both(`t${i}`, '0 0', i % 2 ? '1 0' : i % 3 ? '1 1' : '0 0'),
    ).flat(),
  )
  const families = ['x', 'x', 'x', 'y', 'y', 'y', 'z', 'z', 'z', null, null, null]
  const tasks = found.table.tasks.map((task, i) => ({ ...task, family: families[i]! }))
  const named = { ...found, table: { ...found.table, tasks } }
  const { gain } = makeHeadline(named, found.contrast!, DEFAULT_QUESTION)
  expect(gain.method).toBe('family_t')
  expect(makeHeadline(found, found.contrast!, DEFAULT_QUESTION).gain.method).toBe('paired_t')
})
