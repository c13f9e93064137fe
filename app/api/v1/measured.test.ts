// The twins of the views whose link asks for what runs use, not for success.
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { createTestDb } from '@/db/testing'
import { addMeasure, cellsFromText, makeExperiment } from '@/lib/analysis/cell-table/testing'

type Get = (
  request: Request,
  context: { params: Promise<{ experiment: string }> },
) => Promise<Response>

const CELLS = `
  a | alpha | no_skills | 0 0
  a | alpha | curated   | 1 1
  b | alpha | no_skills | 1 1
  b | alpha | curated   | 1 1
  c | alpha | no_skills | 1 0
  c | alpha | curated   | 1 1
`
const routes = new Map<string, Get>()

beforeAll(async () => {
  const db = await createTestDb()
  const cells = cellsFromText(CELLS)
  const id = await makeExperiment(db, { slug: 'use', cells, domains: { a: 'Office' } })
  await addMeasure(db, id, 'tokens_total', [100, 200, 100, 50, null, 70])
  process.env.DATABASE_URL = db.url
  process.env.SKILLSCOPE_DATA = mkdtempSync(join(tmpdir(), 'skillscope-test-'))
  routes.set('', (await import('@/app/api/v1/experiments/[experiment]/route')).GET)
  for (const [view, route] of [
    ['domains', await import('@/app/api/v1/experiments/[experiment]/domains/route')],
    ['tasks', await import('@/app/api/v1/experiments/[experiment]/tasks/route')],
    ['harms', await import('@/app/api/v1/experiments/[experiment]/harms/route')],
    ['models', await import('@/app/api/v1/experiments/[experiment]/models/route')],
    ['conditions', await import('@/app/api/v1/experiments/[experiment]/conditions/route')],
    ['skills', await import('@/app/api/v1/experiments/[experiment]/skills/route')],
    ['timing', await import('@/app/api/v1/experiments/[experiment]/timing/route')],
  ] as const)
    routes.set(view, route.GET)
})

const get = (view: string, query: string) =>
  routes.get(view)!(
    new Request(`http://127.0.0.1/api/v1/experiments/use/${view}${query}`, {
      headers: { host: '127.0.0.1:3000' },
    }),
    { params: Promise.resolve({ experiment: 'use' }) },
  )

test('every view that follows the measure says the same change; others stay with reward', async () => {
  for (const view of ['', 'domains', 'models', 'conditions', 'skills', 'tasks', 'harms']) {
    const answer = await get(view, '?measure=tokens_total')
    const { measure, change } = (await answer.json()) as {
      measure: string
      change: { n: number; change: number }
    }
    expect(measure, view).toBe('tokens_total')
    // Twice and half: no change of a typical task. c is known in one arm only.
    expect(change.n, view).toBe(2)
    expect(change.change, view).toBeCloseTo(0, 12)
  }
  const timing = (await (await get('timing', '?measure=tokens_total')).json()) as object
  expect(timing).not.toHaveProperty('change')
})

test('reward, a broken measure and none are one answer', async () => {
  const plain = await (await get('domains', '')).text()
  expect(await (await get('domains', '?measure=reward')).text()).toBe(plain)
  expect(await (await get('domains', '?measure=beauty&only=none')).text()).toBe(plain)
  expect(plain).toContain('"shrunk"')
})

test('the table and the Markdown follow the measure', async () => {
  const csv = await (await get('tasks', '?measure=tokens_total&format=csv')).text()
  expect(
    csv
      .split(/\r?\n/)
      .slice(0, 4)
      .map((line) => line.split(',').slice(0, 6).join()),
  ).toEqual([
    'task,domain,difficulty,without,with,change',
    'a,Office,,100,200,1',
    'b,,,100,50,-0.5',
    'c,,,,,',
  ])
  const domains = await (await get('domains', '?measure=tokens_total&format=csv')).text()
  expect(domains.split(/\r?\n/)[1]).toMatch(/^domain,Office,Office,tokens_total,tasks,1,100,200,1,/)
  const markdown = await (await get('harms', '?measure=tokens_total&format=md')).text()
  expect(markdown).toContain('+100 %')
  expect(markdown).not.toContain('harm (')
  const overview = await (await get('', '?measure=tokens_total&format=md')).text()
  expect(overview).toContain('tokens')
  expect(overview).toContain('measure=tokens_total')
})

test('costliest tasks under Harms, those that save under its mirror', async () => {
  const names = async (query: string) =>
    ((await (await get('harms', query)).json()) as { items: { task: string }[] }).items.map(
      ({ task }) => task,
    )
  expect(await names('?measure=tokens_total')).toEqual(['a'])
  expect(await names('?measure=tokens_total&show=helps')).toEqual(['b'])
})

test('among tasks solved in both arms', async () => {
  const answer = await get('models', '?measure=tokens_total&only=solved')
  const { change } = (await answer.json()) as { change: { n: number; change: number } }
  expect(change).toMatchObject({ n: 1, change: expect.closeTo(-0.5, 12) })
})
