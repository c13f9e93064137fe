// A server of several on one database, asked about files that another one has; and one that only reads a copy.
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeAll, expect, test, vi } from 'vitest'
import { createTestDb } from '@/db/testing'
import { stageImport } from '@/lib/ingest/run/manage-imports'

const uids: Record<string, string> = {}

beforeAll(async () => {
  const db = await createTestDb()
  const data = mkdtempSync(join(tmpdir(), 'skillscope-test-'))
  writeFileSync(join(data, 'host-id'), 'here')
  for (const host of ['here', 'there']) uids[host] = await stageImport(db, { origin: 'api', host })
  process.env.DATABASE_URL = db.url
  process.env.SKILLSCOPE_DATA = data
})

async function send(host: string) {
  const { PUT } = await import('@/app/api/v1/imports/[import]/files/route')
  const url = `http://127.0.0.1:3000/api/v1/imports/${uids[host]}/files?path=a.json&offset=0`
  const request = new Request(url, {
    method: 'PUT',
    body: '{}',
    headers: { host: '127.0.0.1:3000' },
  })
  const answer = await PUT(request, { params: Promise.resolve({ import: uids[host]! }) })
  return [answer.status, await answer.text()] as const
}

test('files are taken where the import was opened, and nowhere else', async () => {
  expect((await send('here'))[0]).toBe(200)
  const [status, said] = await send('there')
  expect([status, said]).toEqual([409, expect.stringContaining('on another server')])
})

test('a server that reads a copy takes no files, and says where they go', async () => {
  vi.stubEnv('DATABASE_SYNC_URL', 'http://127.0.0.1:1')
  const [status, said] = await send('here')
  expect([status, said]).toEqual([503, expect.stringContaining('only reads a copy')])
  vi.unstubAllEnvs()
})
