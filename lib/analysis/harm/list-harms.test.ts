import { beforeAll, describe, expect, test } from 'vitest'
import { eq } from 'drizzle-orm'
import type { Db } from '@/db/open-database'
import { cell, configuration } from '@/db/schema'
import { createTestDb } from '@/db/testing'
import { harmStratifiedPermutation } from '@/lib/stats/harm-fractional'
import { cellsFromText, makeExperiment } from '@/lib/analysis/cell-table/testing'
import type { HarmsQuestion } from './describe-harms'
import { listCells } from '@/lib/analysis/experiment/list-cells'
import { listHarms, type HarmsView } from './list-harms'
import { makePublishedBoard } from '@/lib/analysis/figure/testing'
import { DEFAULT_QUESTION } from '@/lib/cells/describe-contrast'

const QUESTION: HarmsQuestion = {
  ...DEFAULT_QUESTION,
  show: 'harms',
  offset: 0,
  limit: 25,
}

const ask = async (text: string, question: Partial<HarmsQuestion> = {}) => {
  const db = await createTestDb()
  await makeExperiment(db, { cells: cellsFromText(text) })
  return (await listHarms(db, 'test', { ...QUESTION, ...question }))!
}

const row = (task: string, without: string, with_: string, configuration = 'alpha') =>
  `${task} | ${configuration} | no_skills | ${without}\n${task} | ${configuration} | curated | ${with_}`

describe('the published board', () => {
  let db: Db
  let slug: string
  let view: HarmsView
  beforeAll(async () => {
    db = await createTestDb()
    slug = await makePublishedBoard(db)
    view = (await listHarms(db, slug, QUESTION))!
  })

  test('13 tasks are down, 12 tied, none beyond noise, fewer than luck would make', () => {
    const { harms, nTied, nOther, items, total } = view
    expect([harms.nNegative, nTied, nOther, total]).toEqual([13, 12, 62, 13])
    expect([harms.nStrong, harms.nSuggestive]).toEqual([0, 0])
    expect(new Set(items.map(({ label }) => label))).toEqual(new Set(['within_noise']))
    expect(harms.expectedNegative!.toFixed(1)).toBe('36.7')
    expect(harms.expectedSd!.toFixed(1)).toBe('4.5')
  })

  test('a lone configuration of three trials could convict no task, all together could', () => {
    expect(view.reach!.pooled.canConvict).toBe(true)
    expect(view.reach!.oneConfiguration).toMatchObject({ canConvict: false, trialsNeeded: 7 })
  })

  test('endings and skill reading are unknown, not zero', () => {
    expect(view.items.every(({ causes }) => causes.parts === null && causes.unread === null)).toBe(
      true,
    )
    expect(view.items.every(({ pair }) => pair === null)).toBe(true)
  })

  test('the mirror keeps p and q, and counts the tasks above zero', async () => {
    const helps = (await listHarms(db, slug, { ...QUESTION, show: 'helps', limit: 100 }))!
    expect([helps.harms.nNegative, helps.nTied, helps.nOther]).toEqual([62, 12, 13])
    expect(helps.harms.nStrong).toBeGreaterThan(20)
    const exact = helps.items.filter(({ test }) => test === 'stratified_exact').slice(0, 10)
    const qs = exact.map(({ q }) => q!)
    expect(qs).toEqual(qs.toSorted((a, b) => a - b))
    expect(helps.items[0]!.q).toBeLessThan(1e-18)
    expect(helps.items.every(({ gain }) => gain.estimate! > 0)).toBe(true)
    // Nothing below may be luckier than above: both sides expect alike with equal trials.
    expect(helps.harms.expectedNegative).toBeCloseTo(view.harms.expectedNegative!, 6)
  })
})

test('a drop splits exactly into how trials ended', async () => {
  const { items } = await ask(
    [row('slow', '1 1 1 1', '0 timeout timeout 1'), row('fine', '0 0', '1 1')].join('\n'),
  )
  expect(items.map(({ task }) => task)).toEqual(['slow'])
  const { parts, nLeftOut } = items[0]!.causes
  const part = (kind: string) => parts!.find((one) => one.kind === kind)!
  expect(part('timeouts')).toEqual({ kind: 'timeouts', delta: -0.5, share: 2 / 3 })
  expect(part('completed').delta).toBe(-0.25)
  expect(parts!.reduce((sum, { delta }) => sum + delta, 0)).toBeCloseTo(items[0]!.gain.estimate!)
  expect(nLeftOut).toEqual({ without: 0, with: 0 })
})

test('broken infrastructure is left out by the headline, and explains the drop when it counts', async () => {
  const text = row('net', '1 1', '1 infra infra infra')
  expect((await ask(text)).total).toBe(0)
  const [strict] = (await ask(text, { policy: 'fail' })).items
  expect(strict!.causes.parts!.find(({ kind }) => kind === 'infrastructure')).toMatchObject({
    delta: -0.75,
    share: 1,
  })
})

test('skills that were never read are counted of the trials that can tell', async () => {
  const db = await createTestDb()
  await makeExperiment(db, { cells: cellsFromText(row('sum', '1 1 1', '0 0 0')) })
  await db.update(cell).set({ skillReadSum: 1, skillKnownCount: 2 }).where(eq(cell.nEq1, 0))
  await db.update(cell).set({ skillReadSum: 1, skillKnownCount: 2 })
  const { items } = (await listHarms(db, 'test', QUESTION))!
  expect(items[0]!.causes.unread).toEqual({ nUnread: 1, nKnown: 2 })
})

test('a row leads to a failing trial with skills beside a passing one without, and its checks', async () => {
  const db = await createTestDb()
  const check = (status: 'passed' | 'failed') => [
    { name: 'adds', status, durationMs: null, message: null },
  ]
  await makeExperiment(db, {
    cells: cellsFromText([row('sum', '1 1', '0 1'), row('sum', '1 0', '1 0', 'beta')].join('\n')),
    checks: {
      'sum-alpha-no_skills-1': check('passed'),
      'sum-alpha-curated-1': check('failed'),
    },
  })
  const { items } = (await listHarms(db, 'test', QUESTION))!
  expect(items[0]!.pair).toMatchObject({
    configuration: 'alpha',
    left: 'sum-alpha-no_skills-1',
    right: 'sum-alpha-curated-1',
  })
  expect(items[0]!.pair!.checks.map(({ name, difference }) => [name, difference])).toEqual([
    ['adds', -1],
  ])
})

test('partial rewards are permuted, never made into passes', async () => {
  const view = await ask(row('grade', '0.9 0.8333 1 0.7', '0.5 0.4 0.8333 0.6'))
  expect(view.items[0]).toMatchObject({ test: 'stratified_permutation', reason: null })
  expect(view.items[0]!.p).toBeLessThan(0.2)
})

test('the cells hold what it takes to draw a seeded p again, strata by configuration id', async () => {
  const db = await createTestDb()
  const text = [
    // So many digits share no denominator: what could be counted would not be drawn.
    row('grade', '1 0.8333333 0.9 timeout', '0.5 0.4 0.8333333 0.6'),
    row('grade', '0.7 0.3', '0.2 0 0.1', 'beta'),
  ].join('\n')
  await makeExperiment(db, { cells: cellsFromText(text) })
  // By model, as the columns of pages stand, the order would be the other one.
  await db.update(configuration).set({ model: 'zz' }).where(eq(configuration.key, 'alpha'))
  const cells = (await listCells(db, 'test', { policy: 'headline', cursor: null, limit: 9 }))!.items
  const rewards = (key: string, condition: string) =>
    cells
      .find((one) => one.configuration === key && one.condition === condition)!
      .counted!.flatMap(([reward, count]) => Array.from({ length: count }, () => reward))
  const strata = ['alpha', 'beta'].map((key) => ({
    with: rewards(key, 'curated'),
    without: rewards(key, 'no_skills'),
  }))
  const [item] = (await listHarms(db, 'test', QUESTION))!.items
  const { pTwo, pLess, chanceNegative } = harmStratifiedPermutation({ strata })
  expect(item).toMatchObject({ p: pTwo, pLess, chanceNegative, draws: 9999 })
  const turned = harmStratifiedPermutation({ strata: strata.toReversed() })
  expect(turned.pTwo).not.toBe(pTwo)
})

test('permutations of rewards that share a denominator are counted, and have no draws', async () => {
  const view = await ask(row('grade', '1 1 0.5', '0.25 0 0.25'))
  expect(view.items[0]).toMatchObject({ test: 'stratified_permutation', draws: null })
  expect(view.items[0]!.p).toBeCloseTo(2 / 20, 12)
})

test('gains that differ in their last bit tie, and go by name', async () => {
  const view = await ask([row('a', '1 1 0', '0 0 0'), row('b', '1 1 1', '1 0 0')].join('\n'))
  expect(view.items.map(({ task }) => task)).toEqual(['a', 'b'])
})

test('the correction does not depend on the page of rows', async () => {
  const text = Array.from({ length: 6 }, (_, i) => row(`t${i}`, '1 1 1 1 1', '0 0 0 0 1')).join(
    '\n',
  )
  const all = await ask(text)
  const second = await ask(text, { offset: 3, limit: 2 })
  expect(second.items.map(({ rank, task, q }) => [rank, task, q])).toEqual(
    all.items.slice(3, 5).map(({ rank, task, q }) => [rank, task, q]),
  )
  expect(second.total).toBe(6)
})

test('a task that could not reach the corrected level is set aside, on the page without a q', async () => {
  // With one pass in ten runs no outcome is rare: it leaves the family before the correction.
  const lost = Array.from({ length: 8 }, (_, i) => row(`lost${i}`, '1 1 1 1 1', '0 0 0 0 0'))
  const db = await createTestDb()
  await makeExperiment(db, {
    cells: cellsFromText([...lost, row('one', '1 0 0 0 0', '0 0 0 0 0')].join('\n')),
  })
  const { items, family } = (await listHarms(db, 'test', QUESTION))!
  const of = (name: string) => items.find(({ task }) => task === name)!
  expect(of('one')).toMatchObject({ q: 1, isSetAside: true })
  expect(of('lost0')).toMatchObject({ isSetAside: false, label: 'strong' })
  expect(family).toEqual({ nTests: 9, nTestable: 8, level: 0.05 / 8 })
})
