import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { trial } from '@/db/schema'
import { createTestDb } from '@/db/testing'
import { makePublishedBoard } from '@/lib/analysis/figure/testing'
import { cellsFromText, makeExperiment } from '@/lib/analysis/cell-table/testing'
import { DEFAULT_QUESTION } from '@/lib/cells/describe-contrast'
import { compareExperiments } from './compare-experiments'

const round = (value: number | null) => Math.round((value ?? NaN) * 1000) / 10

test('the published board, parted by harness: the gain is larger in the makers’ own programs', async () => {
  const db = await createTestDb()
  const left = await makePublishedBoard(db, 'open-hands', (harness) => harness === 'OpenHands')
  const right = await makePublishedBoard(db, 'own', (harness) => harness !== 'OpenHands')
  const { compared } = await compareExperiments(db, { left, right }, DEFAULT_QUESTION)
  const { difference, configurations, domains, tasks } = compared!
  expect(configurations.map((one) => [one.left.model, one.basis])).toEqual([
    ['GPT-5.5', 'model'],
    ['Gemini 3.1 Pro', 'model'],
    ['Opus 4.7', 'model'],
  ])
  expect([difference!.nTasks, difference!.nCells]).toEqual([87, 261])
  expect(
    [compared!.left.common!, compared!.right.common!].map((one) => [
      ...[round(one.estimate), round(one.low), round(one.high)],
    ]),
  ).toEqual([
    [15.3, 9.1, 21.5],
    [20.9, 13.7, 28],
  ])
  expect([difference!.difference, difference!.lo, difference!.hi].map(round)).toEqual([
    5.6, 0.8, 10.4,
  ])
  expect(difference!.p).toBeCloseTo(0.024, 3)
  expect(domains.map((one) => [one.domain, one.nTasks, round(one.difference)]).at(0)).toEqual([
    'Media & Content Production',
    5,
    20,
  ])
  expect(tasks).toHaveLength(87)
  expect(compared!.left.only).toHaveLength(12)
  expect(compared!.right.only).toEqual([])
})

test('an experiment beside itself has the same numbers, and swapped sides turn the sign', async () => {
  const db = await createTestDb()
  const left = await makePublishedBoard(db, 'open-hands', (harness) => harness === 'OpenHands')
  const right = await makePublishedBoard(db, 'own', (harness) => harness !== 'OpenHands')
  const ask = async (one: string, two: string) =>
    (await compareExperiments(db, { left: one, right: two }, DEFAULT_QUESTION)).compared!
  const same = await ask(left, left)
  expect(same.difference!.difference).toBeCloseTo(0, 12)
  expect(same.tasks.filter((task) => task.left.finding !== task.right.finding)).toEqual([])
  const [there, back] = [await ask(left, right), await ask(right, left)]
  expect(back.difference!.difference).toBeCloseTo(-there.difference!.difference!, 12)
  expect(back.difference!.lo).toBeCloseTo(-there.difference!.hi!, 12)
})

test('a task that one shows to be harmed and the other has not is named', async () => {
  const db = await createTestDb()
  const task = (name: string, curated: string) =>
    `${name} | alpha | no_skills | 1 1 1 1 1 1\n${name} | alpha | curated | ${curated}`
  const cells = (...lines: string[]) => cellsFromText(lines.join('\n'))
  const right = task('sum', '1 1 1 1 1 0')
  await makeExperiment(db, { slug: 'right', cells: cells(right) })
  // The same tasks again: their trials are others.
  await db.update(trial).set({ uid: sql`'right-' || uid` })
  await makeExperiment(db, { slug: 'left', cells: cells(right, task('ledger', '0 0 0 0 0 0')) })
  const { compared } = await compareExperiments(
    db,
    { left: 'left', right: 'right' },
    DEFAULT_QUESTION,
  )
  expect(compared!.tasks.map((one) => one.task)).toEqual(['sum'])
  expect(compared!.left.harmedOnlyHere).toEqual(['ledger'])
  expect([compared!.left.onlyTasks, compared!.right.onlyTasks]).toEqual([['ledger'], []])
  expect(compared!.right.harmedOnlyHere).toEqual([])
})

test('a slug that names no experiment is said by its side', async () => {
  const db = await createTestDb()
  const left = await makePublishedBoard(db, 'board', (harness) => harness === 'OpenHands')
  const answer = await compareExperiments(db, { left, right: 'nowhere' }, DEFAULT_QUESTION)
  expect([answer.left?.experiment.slug, answer.right, answer.compared]).toEqual([
    'board',
    null,
    null,
  ])
})

test('tasks of one experiment are its own also where no configuration is common', async () => {
  const db = await createTestDb()
  const cells = (task: string, model: string) =>
    cellsFromText(`${task} | ${model} | no_skills | 0 1\n${task} | ${model} | curated | 1 1`)
  await makeExperiment(db, { slug: 'left', cells: cells('sum', 'alpha') })
  await db.update(trial).set({ uid: sql`'left-' || uid` })
  await makeExperiment(db, { slug: 'right', cells: cells('ledger', 'beta') })
  const { compared } = await compareExperiments(
    db,
    { left: 'left', right: 'right' },
    DEFAULT_QUESTION,
  )
  expect(compared!.configurations).toEqual([])
  expect([compared!.left.onlyTasks, compared!.right.onlyTasks]).toEqual([['sum'], ['ledger']])
})
