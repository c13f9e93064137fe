// Notes by the API: written, listed as JSON, CSV and Markdown.
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { createTestDb } from '@/db/testing'
import { insertTestExperiment, insertTestTrial, makeStep } from '@/lib/analysis/testing'

type Answer = (
  request: Request,
  context: { params: Promise<{ experiment: string }> },
) => Promise<Response>
let routes: { GET: Answer; POST: Answer }

beforeAll(async () => {
  const db = await createTestDb()
  const place = await insertTestExperiment(db, 'demo', 'sum')
  await insertTestTrial(db, place, { uid: 't1', steps: [makeStep(1), makeStep(2)] })
  process.env.DATABASE_URL = db.url
  process.env.SKILLSCOPE_DATA = mkdtempSync(join(tmpdir(), 'skillscope-test-'))
  routes = await import('@/app/api/v1/experiments/[experiment]/notes/route')
})

const request = (query: string, init: RequestInit = {}) =>
  new Request(`http://127.0.0.1/api/v1/experiments/demo/notes${query}`, {
    ...init,
    headers: { host: '127.0.0.1:3000', ...init.headers },
  })
const context = { params: Promise.resolve({ experiment: 'demo' }) }

const get = (query: string) => routes.GET(request(query), context)
const post = (body: string, headers = {}) =>
  routes.POST(request('', { method: 'POST', body, headers }), context)

test('a note is written and listed, with its link and who wrote it', async () => {
  const note = { trial: 't1', step: 2, text: '=1+1 **odd** <b>', author: 'Ada' }
  const written = await post(JSON.stringify(note))
  expect(written.status).toBe(201)
  const { id, href } = (await written.json()) as { id: string; href: string }
  expect(href).toBe(`/trials/t1?note=${id}#step-2`)
  const list = (await (await get('')).json()) as { items: object[]; total: number }
  expect(list).toMatchObject({ total: 1, next: null })
  expect(list.items[0]).toMatchObject({ id, href, task: 'sum', author: 'Ada', isGone: false })
  expect(list.items[0]).not.toHaveProperty('authorId')
  const csv = await (await get('?format=csv')).text()
  expect(csv).toContain(`${id},step,sum,t1`)
  // A spreadsheet would compute what begins with a sign.
  expect(csv).toContain("'=1+1 **odd** <b>")
  const markdown = await (await get('?format=md')).text()
  expect(markdown).toContain('```text\n=1+1 **odd** <b>\n```')
})

test('what is no note, and a write from another site, is refused and kept nowhere', async () => {
  for (const body of ['', '[]', '{}', '{"text": ""}', '{"text": "x", "task": "nope"}'])
    expect([body, (await post(body)).status]).toEqual([body, 400])
  expect((await post('x'.repeat(200_000))).status).toBe(413)
  const foreign = await post('{"text": "x"}', { origin: 'http://evil.example' })
  expect(foreign.status).toBe(403)
  expect(await (await get('?state=all')).json()).toMatchObject({ total: 1 })
})
