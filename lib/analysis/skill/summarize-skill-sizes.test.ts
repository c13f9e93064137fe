import { expect, test } from 'vitest'
import { task } from '@/db/schema'
import { createTestDb } from '@/db/testing'
import type { SkillSize } from '@/lib/domain/skill-size'
import { cellsFromText, makeExperiment } from '@/lib/analysis/cell-table/testing'
import { DEFAULT_QUESTION, type ViewQuestion } from '@/lib/cells/describe-contrast'
import { insertTestSkillSet } from '@/lib/analysis/testing'
import { makePublishedBoard } from '@/lib/analysis/figure/testing'
import { summarizeSkillSizes } from './summarize-skill-sizes'

/** Lines `task: number of skills or ? : reward without, reward with`. */
async function viewOf(
  lines: readonly string[],
  size: SkillSize = 'modules',
  fields: Partial<ViewQuestion> = {},
) {
  const db = await createTestDb()
  const rows = lines.map((line) => line.split(':').map((part) => part.trim()))
  await makeExperiment(db, {
    cells: cellsFromText(
      rows
        .map(([name, , rewards]) => {
          const [without, with_] = rewards!.split(',')
          return `${name} | alpha | no_skills | ${without}\n${name} | alpha | curated | ${with_}`
        })
        .join('\n'),
    ),
  })
  const tasks = await db.select().from(task)
  for (const [name, count] of rows)
    if (count !== '?')
      await insertTestSkillSet(db, tasks.find((one) => one.name === name)!.id, {
        skillCount: Number(count),
      })
  return (await summarizeSkillSizes(db, 'test', { ...DEFAULT_QUESTION, size, ...fields }))!
}

const hasNaN = (value: unknown): boolean =>
  typeof value === 'number'
    ? Number.isNaN(value)
    : typeof value === 'object' && value !== null && Object.values(value).some(hasNaN)

test('classes have their mean, their interval and their tasks', async () => {
  const { relation, unknown } = await viewOf([
    'a: 1: 0, 1',
    'b: 1: 0, 0',
    'c: 2: 0, 1',
    'd: 3: 0, 1',
    'e: 5: 1, 0',
    'f: ?: 0, 1',
  ])
  expect(relation.bins.map(({ label, nTasks, gain }) => [label, nTasks, gain])).toEqual([
    ['1', 2, 0.5],
    ['2–3', 2, 1],
    ['4+', 1, -1],
  ])
  expect(relation.bins[2]).toMatchObject({ low: null, high: null })
  expect(relation.raw.n).toBe(5)
  expect(unknown).toEqual(['f'])
})

test('an unknown size is listed and enters nothing; it is not 0', async () => {
  const { relation, nKnown, unknown } = await viewOf(['a: ?: 0, 1', 'b: ?: 0, 0'])
  expect(nKnown.modules).toBe(0)
  expect(unknown).toEqual(['a', 'b'])
  expect(relation.bins.every(({ nTasks, gain }) => nTasks === 0 && gain === null)).toBe(true)
  expect(relation.raw.rho).toBeNull()
})

test('a task that offers no skill is outside every class, not in the first', async () => {
  const { relation } = await viewOf(['a: 0: 0, 1', 'b: 1: 0, 0'])
  expect(relation.nOutside).toBe(1)
  expect(relation.bins[0]!.nTasks).toBe(1)
})

test('edge data gives nulls, never NaN', async () => {
  const edges = [
    ['a: 1: 0, 1'],
    ['a: 1: 1, 1', 'b: 2: 1, 1', 'c: 4: 1, 1'],
    ['a: 1: 0, 0', 'b: 1: 0, 0', 'c: 1: 0, 0'],
    ['a: 1: missing, infra', 'b: 2: infra, infra'],
    ['a: 1: 0.8333, 0.8333', 'b: 2: 0.1667, 0.8333', 'c: 3: 0.5, 0.25', 'd: 4: 0, 1'],
  ]
  for (const lines of edges)
    for (const size of ['modules', 'tokens', 'files', 'scripts'] as const)
      expect(hasNaN(await viewOf(lines, size)), `${size} ${lines.join('; ')}`).toBe(false)
})

test('an experiment of one condition has no gain to set against a size', async () => {
  const db = await createTestDb()
  await makeExperiment(db, { cells: cellsFromText('a | alpha | no_skills | 1 0') })
  const view = (await summarizeSkillSizes(db, 'test', { ...DEFAULT_QUESTION, size: null }))!
  expect(view.contrast).toBeNull()
  expect(view.tasks).toEqual([])
})

test('the published board knows the size of 52 of its 87 tasks', async () => {
  const db = await createTestDb()
  const slug = await makePublishedBoard(db)
  const view = (await summarizeSkillSizes(db, slug, { ...DEFAULT_QUESTION, size: 'modules' }))!
  expect(view.tasks).toHaveLength(87)
  expect(view.nKnown.modules).toBe(52)
  expect(view.unknown).toHaveLength(35)
  expect(view.relation.bins.map(({ nTasks }) => nTasks)).toEqual([16, 24, 12])
  expect(view.relation.differences).toHaveLength(3)
  expect(view.relation.guide.length).toBeGreaterThan(2)
  expect(view.relation.adjusted.df).toBe(52 - 1 - 9)
})

test('for a re-run classes and their differences take their error from trials', async () => {
  const lines = ['a: 1: 0 0, 1 0', 'b: 1: 0 0, 1 1', 'c: 2: 0 0, 1 0', 'd: 3: 0 0, 1 0']
  const { relation, tasks } = await viewOf(lines, 'modules', { uncertainty: 'rerun' })
  // s² = .5 of two trials: se .5 of a task, none where both trials agree.
  expect(tasks.map(({ rerunSe }) => rerunSe)).toEqual([0.5, 0, 0.5, 0.5])
  const [one, two] = relation.bins
  expect(one!.high! - one!.gain!).toBeCloseTo((1.959964 * 0.5) / 2, 6)
  expect(two!.high! - two!.gain!).toBeCloseTo((1.959964 * Math.sqrt(0.5)) / 2, 6)
  expect(relation.differences[0]!.high! - relation.differences[0]!.difference!).toBeCloseTo(
    (1.959964 * Math.sqrt(0.75)) / 2,
    6,
  )
  // Two tasks that gain alike are no certainty for other tasks.
  const [, alike] = (await viewOf(lines)).relation.bins
  expect(alike!.low!).toBeCloseTo(-0.485, 3)
  expect(alike!.high!).toBeCloseTo(0.985, 3)
})

test('the correlation stands under every error policy, and what so many tasks can see', async () => {
  const lines = ['a: 1: 0, 0 infra', 'b: 2: 0, 1', 'c: 3: 0, 1', 'd: 5: 0, 1 infra infra']
  const { policies, relation } = await viewOf(lines)
  expect(policies.map(({ policy }) => policy)).toEqual(['headline', 'fail', 'completed_only'])
  expect(policies[0]!.raw).toEqual(relation.raw)
  expect(policies[1]!.raw.rho).toBeLessThan(policies[0]!.raw.rho!)
  expect(relation.plan.leastRho).toBeGreaterThan(0.9)
  expect(relation.differences.every(({ q, p }) => q === null || q >= p!)).toBe(true)
})

test('a task has the interval of its own page, not a point where all its trials agree', async () => {
  const { tasks } = await viewOf(['a: 1: 0 0 0, 1 1 1', 'b: 1: 0 0 1, 0 1 1'])
  const [agreed] = tasks
  expect(agreed).toMatchObject({ task: 'a', gain: 1, rerunSe: 0 })
  expect(agreed!.interval).toMatchObject({ high: 1, method: 'mover' })
  expect(agreed!.interval.low).toBeLessThan(0.6)
})
