// Every GET route of the API, whatever is added: who may keep its answers, and for how long.
import { mkdtempSync, readdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { imports, task } from '@/db/schema'
import { raiseVersion } from '@/db/writes/raise-version'
import { createTestDb } from '@/db/testing'
import { cellsFromText, makeExperiment } from '@/lib/analysis/cell-table/testing'
import { insertTestSkill } from '@/lib/analysis/testing'

type Get = (request: Request, context: { params: Promise<object> }) => Promise<Response>

const IDS = {
  ...{ experiment: 'kept', task: 'sum' },
  ...{ trial: 'sum-alpha-curated-1', import: 'kept1', skill: 'adding' },
}
const UNKNOWN = {
  ...{ experiment: 'nope', task: 'nope', trial: 'nope', import: 'nope', skill: 'nope' },
}
/** What some addresses need beside their ids. */
const QUERIES: Record<string, string> = {
  'v1/compare': '?left=kept&right=kept',
  'v1/diff': '?left=sum-alpha-no_skills-1&right=sum-alpha-curated-1',
  'v1/diff/arms': '?experiment=kept&task=sum&configuration=alpha&without=no_skills&with=curated',
  'v1/experiments/[experiment]/verdict': '?maxHarms=0',
  'v1/imports/[import]/files': '?path=job/result.json',
}

const FOLDER = resolve('app/api')
const NAMES = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('/route.ts'))
  .map((file) => file.replaceAll('\\', '/').replace('/route.ts', ''))

let routes: { name: string; GET: Get }[] = []

const get = ({ name, GET }: (typeof routes)[number], params: object, query = '', tag?: string) =>
  GET(
    new Request(`http://127.0.0.1/api/${name}${query}`, {
      headers: { host: '127.0.0.1:3000', ...(tag && { 'if-none-match': tag }) },
    }),
    { params: Promise.resolve(params) },
  )

const addresses = () =>
  routes.flatMap((route) => {
    const query = QUERIES[route.name] ?? ''
    const csv = `${query}${query ? '&' : '?'}format=csv`
    return [query, csv].map((one) => ({ route, query: one, what: `${route.name}${one}` }))
  })

beforeAll(async () => {
  const db = await createTestDb()
  const experimentId = await makeExperiment(db, {
    slug: 'kept',
    cells: cellsFromText('sum | alpha | no_skills | 0 0 1\nsum | alpha | curated | 1 1 1'),
  })
  await db.update(imports).set({ uid: IDS.import })
  const [sum] = await db.select().from(task)
  const place = { experimentId, taskId: sum!.id, configurationId: 0, importId: 0 }
  const files = [{ path: 'SKILL.md', bytes: 4, text: 'Add.' }]
  await insertTestSkill(db, place, { name: IDS.skill, contentHash: 'a1', files })
  process.env.DATABASE_URL = db.url
  process.env.SKILLSCOPE_DATA = mkdtempSync(join(tmpdir(), 'skillscope-test-'))
  const found = await Promise.all(
    NAMES.map(async (name) => {
      // A route exports its methods by their names.
      const route = (await import(join(FOLDER, name, 'route.ts'))) as { GET?: Get }
      return route.GET ? [{ name, GET: route.GET }] : []
    }),
  )
  routes = found.flat()
})

test('every read says who may keep it: whoever asks again each time, or nobody', async () => {
  const kept = new Set<string>()
  for (const { route, query, what } of addresses()) {
    const answer = await get(route, IDS, query)
    const said = answer.headers.get('cache-control')
    if (route.name !== '[...rest]') expect(answer.status, what).toBe(200)
    expect(['private, no-cache', 'no-store'], what).toContain(said)
    expect(answer.headers.has('etag'), what).toBe(said !== 'no-store')
    if (said !== 'no-store') kept.add(route.name)
  }
  expect([...kept].every((name) => name.startsWith('v1/experiments/[experiment]/'))).toBe(true)
  expect(kept.size).toBeGreaterThan(8)
})

test('an answer that still holds is not sent again, and a change of the data ends it', async () => {
  const { db } = await import('@/db')
  const kept: { address: ReturnType<typeof addresses>[number]; tag: string }[] = []
  for (const address of addresses()) {
    const tag = (await get(address.route, IDS, address.query)).headers.get('etag')
    if (tag) kept.push({ address, tag })
  }
  for (const { address, tag } of kept) {
    const again = await get(address.route, IDS, address.query, `"other", ${tag}`)
    expect(again.status, address.what).toBe(304)
    expect(await again.text(), address.what).toBe('')
    expect(again.headers.get('etag'), address.what).toBe(tag)
  }
  await db.$client.batch(raiseVersion(1), 'write')
  for (const { address, tag } of kept)
    expect((await get(address.route, IDS, address.query, tag)).status, address.what).toBe(200)
})

test('nobody keeps an error', async () => {
  for (const { route, query, what } of addresses()) {
    const answer = await get(route, UNKNOWN, query.replaceAll(/kept|sum-[^&]*/g, 'nope'))
    if (answer.ok) continue
    expect(answer.status, what).toBeGreaterThanOrEqual(400)
    expect(answer.headers.get('cache-control'), what).toBe('no-store')
    expect(answer.headers.has('etag'), what).toBe(false)
  }
})
