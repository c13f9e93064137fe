import { expect, test } from 'vitest'
import { createTestDb } from '@/db/testing'
import { cellsFromText, makeExperiment } from '@/lib/analysis/cell-table/testing'
import { compareConfigurations } from '@/lib/analysis/experiment/list-configurations'
import { openExperiment } from '@/lib/analysis/experiment/get-experiment'
import { finish } from '@/lib/domain/parts'
import { compareTasks, correctTasks } from './compare-tasks'
import { DEFAULT_QUESTION, describeFrame } from './describe-contrast'
import { makeHeadline } from './make-headline'
import { measureReliability } from './measure-reliability'
import { sayVerdict } from './say-verdict'

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
  // In half of the tasks one run in ten changes, up and down alike.
  const tasks = (length: number) =>
    Array.from({ length }, (_, i) =>
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
  const found = await open(tasks(80))
  const headline = makeHeadline(found, found.contrast!, DEFAULT_QUESTION)
  expect(headline).toMatchObject({ verdict: 'no_sizeable_effect', isEquivalent: true })
  // Of forty, one in twenty may be lost and none of these seen (13 %): its interval alone does not know.
  const fewer = await open(tasks(40))
  const unsure = makeHeadline(fewer, fewer.contrast!, DEFAULT_QUESTION)
  expect(unsure).toMatchObject({ verdict: 'cannot_tell', isEquivalent: false, hidesRare: true })
  expect(unsure.gain.high).toBeLessThan(0.05)
  const { conditions, contrast } = describeFrame(fewer, DEFAULT_QUESTION)
  expect(sayVerdict({ conditions, contrast: contrast! }, unsure, null).verdict).toMatch(
    /fits these runs, and so few tasks cannot rule out that rare ones, wholly lost or gained, make up 5 points\.$/,
  )
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
  expect(gain).toMatchObject({ method: 'family_t', nFamilies: 6 })
  expect(makeHeadline(found, found.contrast!, DEFAULT_QUESTION).gain.method).toBe('paired_t')
})

test('families hold for every figure of a contrast: configurations, weights, pairs, tries, the plan', async () => {
  const found = await open(
    Array.from({ length: 15 }, (_, i) =>
      both(`t${i}`, i % 5 ? '0 0' : '1 0', ['1 0', '1 1', '0 0'][(i * 7) % 3]!),
    ).flat(),
  )
  // A task's name says its place among the sorted ones; five tasks a family, in a domain of its own.
  const tasks = found.table.tasks.map((task, i) => {
    const family = ['x', 'y', 'z'][i % 3]!
    return { ...task, family, domain: family }
  })
  const { experiment, contrast } = found
  const table = { ...found.table, tasks }
  const headline = makeHeadline({ experiment, table }, contrast!, DEFAULT_QUESTION)
  const { gain } = headline
  expect(gain).toMatchObject({ method: 'family_t', nFamilies: 3, nTasks: 15 })
  // One configuration: its row is the headline, and so is a mean over domains of five tasks each.
  const [row] = finish(compareConfigurations(table, contrast!, 15, 'new_tasks'))
  for (const weighting of ['domains', 'trials'] as const) {
    const question = { ...DEFAULT_QUESTION, weighting }
    const other = makeHeadline({ experiment, table }, contrast!, question).gain
    expect(other.low).toBeCloseTo(gain.low!, 9)
    expect(other.nFamilies).toBe(3)
  }
  expect(row!.gain).toEqual(gain)
  // pass@1 over binary tasks is the rate itself.
  const { curve } = finish(measureReliability(table, contrast!, found.tasks))
  expect([curve[0]!.loAt, curve[0]!.hiAt]).toEqual([
    expect.closeTo(gain.low!, 9),
    expect.closeTo(gain.high!, 9),
  ])
  const se = (gain.high! - gain.low!) / 2 / 4.302653
  expect(headline.plan.mde!).toBeCloseTo(5.6507 * se, 3)
  expect(headline.plan).toMatchObject({ nFamilies: 3, isRough: true })
})
