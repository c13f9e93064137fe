import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import type { Db } from '@/db/open-database'
import { trial } from '@/db/schema'
import { createTestDb } from '@/db/testing'
import { cellsFromText, makeExperiment } from '@/lib/analysis/cell-table/testing'
import { TRIAL_SORTS, type TrialSort } from '@/lib/domain/trial-list'
import { countQuery } from './count-trials'
import { listTrials, type TrialListQuestion, type TrialRow } from './list-trials'
import { strideQuery } from './page-trials'

const ALL: TrialListQuestion = {
  ...{ q: '', status: [], condition: [], configuration: [], domain: [], use: [], only: [] },
  ...{ least: null, most: null, sort: 'task', order: null, after: null, before: null, limit: 100 },
}

const CELLS = cellsFromText(`
  sum         | alpha     | no_skills | 0 0 1 timeout
  sum         | alpha     | curated   | 1 1 1
  copy        | alpha     | no_skills | 0.5 infra
  copy        | __proto__ | curated   | 1 crash
  constructor | __proto__ | curated   | 0 0.5 missing
`)

/** Usage that some trials know and some do not, with values that several share. */
async function addUsage(db: Db) {
  for (const { id } of await db.select({ id: trial.id }).from(trial)) {
    const known = <Value>(value: Value, every: number) => (id % every === 0 ? null : value)
    await db
      .update(trial)
      .set({
        tokensIn: known(1000 * (id % 4), 5),
        tokensOut: 10,
        costUsd: known((id % 3) / 10, 4),
        durationMs: known(1000 * (7 - (id % 7)), 6),
        stepCount: id % 5,
        startedAtIso: known(`2026-06-13T0${id % 9}:00:00${id % 2 ? 'Z' : '+02:00'}`, 3),
        skillUse: known(id % 2 ? 'read' : 'none', 7),
      })
      .where(sql`id = ${id}`)
  }
}

async function makeTrials(): Promise<Db> {
  const db = await createTestDb()
  await makeExperiment(db, { cells: CELLS, domains: { sum: 'Maths', constructor: 'toString' } })
  await makeExperiment(db, { slug: 'other', cells: cellsFromText('else | alpha | curated | 1 0') })
  await addUsage(db)
  return db
}

const ask = async (db: Db, question: Partial<TrialListQuestion> = {}) =>
  (await listTrials(db, 'test', { ...ALL, ...question }))!

/** What a sort compares, the slow and obvious way. */
const VALUE: Record<TrialSort, (row: TrialRow) => number | string | null> = {
  task: (row) => row.task,
  reward: (row) => row.reward,
  tokens: ({ tokensIn, tokensOut }) =>
    tokensIn === null || tokensOut === null ? null : tokensIn + tokensOut,
  cost: (row) => row.costUsd,
  time: (row) => row.durationMs,
  steps: (row) => row.steps,
  started: (row) => (row.startedAtIso === null ? null : Date.parse(row.startedAtIso)),
}

/** Every page from the first to the last, then back again. */
async function walk(db: Db, question: Partial<TrialListQuestion>) {
  const pages = [await ask(db, question)]
  while (pages.at(-1)!.next) pages.push(await ask(db, { ...question, after: pages.at(-1)!.next }))
  const back = [pages.at(-1)!]
  while (back.at(-1)!.previous)
    back.push(await ask(db, { ...question, before: back.at(-1)!.previous }))
  const uids = (lists: typeof pages) => lists.map(({ items }) => items.map(({ uid }) => uid))
  return { pages: uids(pages), back: uids(back).reverse() }
}

test('pages in any order hold every trial once, and lead back as they led on', async () => {
  const db = await makeTrials()
  for (const sort of TRIAL_SORTS)
    for (const order of ['asc', 'desc'] as const) {
      const { pages, back } = await walk(db, { sort, order, limit: 4 })
      const uids = pages.flat()
      expect(new Set(uids).size, `${sort} ${order}`).toBe(14)
      expect(uids).toHaveLength(14)
      expect(pages.slice(0, -1).every((page) => page.length === 4)).toBe(true)
      expect(back.flat(), `${sort} ${order}`).toEqual(uids)
    }
})

test('rows stand by their value, those that do not know it last', async () => {
  const db = await makeTrials()
  for (const sort of TRIAL_SORTS)
    for (const order of ['asc', 'desc'] as const) {
      const values = (await ask(db, { sort, order })).items.map(VALUE[sort])
      const known = values.filter((value) => value !== null)
      const sorted = [...known].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0))
      expect(known, `${sort} ${order}`).toEqual(order === 'asc' ? sorted : sorted.reverse())
      expect(values.slice(known.length).every((value) => value === null)).toBe(true)
    }
})

const isIn = (values: readonly string[] | undefined, value: string) =>
  !values || values.length === 0 || values.includes(value)

/** The filter, the slow and obvious way; `but` leaves one part of it out. */
const passes = (filter: Partial<TrialListQuestion>, but?: string) => (row: TrialRow) => {
  const asked = { ...filter, ...(but && { [but]: undefined }) }
  return (
    row.task.includes((asked.q ?? '').toLowerCase()) &&
    isIn(asked.status, row.status) &&
    isIn(asked.condition, row.condition) &&
    isIn(asked.configuration, row.configuration) &&
    isIn(asked.domain, row.domain ?? '') &&
    isIn(asked.use, row.skillUse ?? 'unknown') &&
    (asked.least == null || (row.reward !== null && row.reward >= asked.least)) &&
    (asked.most == null || (row.reward !== null && row.reward <= asked.most))
  )
}

const FILTERS: Partial<TrialListQuestion>[] = [
  {},
  { q: 'SUM' },
  { status: ['agent_timeout', 'infra_error'] },
  { condition: ['curated'], use: ['read', 'unknown'] },
  { configuration: ['__proto__'] },
  { domain: ['', 'toString'], status: ['ok'] },
  { least: 0.5, most: 0.9 },
  { q: 'o', condition: ['no_skills'], domain: [''], least: 0.1 },
  { condition: ['hasOwnProperty'], q: '%' },
]

test.each(FILTERS)(
  'a filter leaves what passes it, and counts the rest beside it: %j',
  async (filter) => {
    const db = await makeTrials()
    const all = (await ask(db)).items
    const list = await ask(db, filter)
    const expected = all.filter(passes(filter))
    expect(list.items.map(({ uid }) => uid)).toEqual(expected.map(({ uid }) => uid))
    expect(list.total).toBe(expected.length)
    const facets = [
      ['status', list.statuses, (row: TrialRow) => row.status],
      ['use', list.uses, (row: TrialRow) => row.skillUse ?? 'unknown'],
      ['domain', list.domains, (row: TrialRow) => row.domain ?? ''],
      ['condition', list.conditions, (row: TrialRow) => row.condition],
      ['configuration', list.configurations, (row: TrialRow) => row.configuration],
    ] as const
    for (const [name, values, of] of facets) {
      const others = all.filter(passes(filter, name))
      for (const { value, count } of values)
        expect(count, `${name} ${value}`).toBe(others.filter((row) => of(row) === value).length)
      const sum = values.reduce((total, { count }) => total + count, 0)
      expect(sum, name).toBe(others.length)
    }
  },
)

test('a page that went on from a trial that is gone is the first; a former slug and no slug', async () => {
  const db = await makeTrials()
  const { items, previous } = await ask(db, { after: 'nothing-of-this-id', limit: 3 })
  expect(items).toEqual((await ask(db, { limit: 3 })).items)
  expect(previous).toBeNull()
  expect(await listTrials(db, 'nope', ALL)).toBeNull()
})

test('no order and no filter reads a row of a trial that it does not show', async () => {
  const db = await makeTrials()
  const planOf = async (query: { toSQL(): { sql: string; params: unknown[] } }) => {
    const { sql: text, params } = query.toSQL()
    const { rows } = await db.$client.execute({
      sql: `EXPLAIN QUERY PLAN ${text}`,
      args: params as string[],
    })
    return rows.map((row) => String(row.detail)).filter((detail) => /\btrial\b/.test(detail))
  }
  for (const filter of FILTERS) {
    const asked = { ...ALL, ...filter }
    const plans = [
      await planOf({
        // The builder of this connection knows how columns are spelled.
        toSQL: () =>
          db
            .select({ n: sql`1` })
            .from(sql`(${countQuery(1, asked)})`)
            .toSQL(),
      }),
    ]
    for (const keys of [
      [sql`name`, sql`configuration_id`, sql`condition_id`, sql`${trial.id}`],
      [sql`${trial.reward}`, sql`${trial.id}`],
    ]) {
      const stride = { stretch: { keys }, from: null, isAscending: true, limit: 4 }
      plans.push(await planOf(strideQuery(db, 1, asked, stride)))
    }
    for (const plan of plans) {
      expect(plan.length).toBeGreaterThan(0)
      for (const line of plan)
        expect(line).toMatch(/SEARCH trial USING COVERING INDEX trial_(?:facts|arrival) /)
    }
  }
})
