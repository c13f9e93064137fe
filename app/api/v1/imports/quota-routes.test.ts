// What is sent over HTTP by people of a server with accounts, against their quota and one another's imports.
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import type { Db } from '@/db/open-database'
import { imports, person as persons, team, teamMember } from '@/db/schema'
import { createTestDb } from '@/db/testing'
import { findScope } from '@/lib/analysis/access/find-scope'
import type { Role, Visitor } from '@/lib/domain/access'
import { stageImport } from '@/lib/ingest/run/manage-imports'
import { readUsed } from '@/lib/ingest/run/quotas'
import { closeDoor, duringVisit } from '@/lib/server/access/visit'

// Nothing is stored here: the process that would do it is not started.
vi.mock('@/lib/server/import-process', () => ({ ensureImportProcess: () => undefined }))

const HOST = '10.0.0.5:3000'
const visitor = (id: string, role: Role): Visitor => ({ kind: 'person', id, name: id, role })
const ADA = visitor('ada', 'uploader')
const BO = visitor('bo', 'uploader')
const CY = visitor('cy', 'uploader')
const ADMIN = visitor('admin', 'admin')

let db: Db
const env = { ...process.env }
const held = globalThis as Record<string, unknown>
const HELD = ['skillscopeDoor', 'skillscopeScope', 'skillscopeVisits', 'skillscopeDb']
const before = HELD.map((name) => held[name])

beforeAll(async () => {
  const made = await createTestDb()
  db = made
  await db.insert(team).values({ id: 1, uid: 't1', name: 'Team', createdAt: 0 })
  const now = new Date()
  for (const { id, name, role } of [ADA, BO, CY, ADMIN])
    await db.insert(persons).values({
      ...{ id, name, role, email: `${id}@example.org` },
      ...{ emailVerified: false, createdAt: now, updatedAt: now },
    })
  for (const { id } of [BO, CY]) await db.insert(teamMember).values({ teamId: 1, personId: id })
  process.env.DATABASE_URL = made.url
  process.env.SKILLSCOPE_DATA = mkdtempSync(join(tmpdir(), 'skillscope-test-'))
  process.env.SKILLSCOPE_ORIGINS = `http://${HOST}`
  closeDoor()
  await Promise.all([import('./route'), import('@/app/api/v1/imports/[import]/files/route')])
})
beforeEach(() => db.delete(imports))
afterAll(() => {
  process.env = env
  HELD.forEach((name, at) => (held[name] = before[at]))
})

async function as<T>(who: Visitor, work: () => Promise<T>): Promise<T> {
  const scope = await findScope(db, who)
  return duringVisit({ visitor: who, scope, isPublic: false, address: '', did: null }, work)
}

/** A body that is sent when `go` is called, of which the length may be said before. */
function slowBody(text: string) {
  let go = () => undefined as void
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      go = () => {
        controller.enqueue(new TextEncoder().encode(text))
        controller.close()
      }
    },
  })
  return { body, go: () => go() }
}

const request = (path: string, init: RequestInit, length: number | null) =>
  new Request(`http://${HOST}${path}`, {
    ...init,
    headers: { host: HOST, ...(length === null ? {} : { 'content-length': `${length}` }) },
    ...{ duplex: 'half' },
  })

const messageOf = async (answer: Response) => ({
  status: answer.status,
  said: ((await answer.json()) as { error?: { message: string } }).error?.message ?? null,
})

async function sendArchive(who: Visitor, body: BodyInit, length: number | null) {
  const { POST } = await import('./route')
  const path = '/api/v1/imports?experiment=run&name=run.zip'
  return as(who, async () => messageOf(await POST(request(path, { method: 'POST', body }, length))))
}

async function sendPart(who: Visitor, uid: string, body: BodyInit, length: number | null) {
  const { PUT } = await import('@/app/api/v1/imports/[import]/files/route')
  const path = `/api/v1/imports/${uid}/files?path=a.json&offset=0`
  const params = Promise.resolve({ import: uid })
  return as(who, async () =>
    messageOf(await PUT(request(path, { method: 'PUT', body }, length), { params })),
  )
}

const stage = (who: Visitor | null, teamId: number | null = null) =>
  stageImport(db, {
    origin: 'api',
    deliverer: who && { name: who.name, id: `person:${who.id}`, teamId },
  })
const usedBy = async (who: Visitor) =>
  (await readUsed(db, { id: `person:${who.id}`, teamId: null })).bytes

test('of archives that come at once only those are taken for which there is room', async () => {
  vi.stubEnv('SKILLSCOPE_QUOTA_BYTES', '10')
  const first = slowBody('123456')
  const one = sendArchive(ADA, first.body, 6)
  await vi.waitFor(async () => expect(await usedBy(ADA)).toBe(6))
  const other = await sendArchive(ADA, '123456', 6)
  expect(other).toMatchObject({ status: 429, said: expect.stringMatching(/6 B came/) as string })
  expect(await sendArchive(ADA, '1234', 4)).toMatchObject({ status: 202 })
  first.go()
  expect(await one).toMatchObject({ status: 202 })
  expect([await usedBy(ADA), (await db.select().from(imports)).length]).toEqual([10, 2])
})

test('what was reserved for an archive that did not come is free again', async () => {
  vi.stubEnv('SKILLSCOPE_QUOTA_BYTES', '10')
  const cut = new ReadableStream({ start: (controller) => controller.error(new Error('gone')) })
  await expect(sendArchive(ADA, cut, 9)).rejects.toThrow()
  expect(await usedBy(ADA)).toBe(0)
  // Less than was said counts as what came.
  expect(await sendArchive(ADA, '123', 9)).toMatchObject({ status: 202 })
  expect(await usedBy(ADA)).toBe(3)
})

test('a part that does not say its length ends at the quota', async () => {
  vi.stubEnv('SKILLSCOPE_QUOTA_BYTES', '10')
  const uid = await stage(ADA)
  expect(await sendPart(ADA, uid, '12345678901', null)).toMatchObject({
    status: 429,
    said: expect.stringMatching(/^You may deliver 10 B/) as string,
  })
  expect(await sendPart(ADA, uid, '1234567890', null)).toEqual({ status: 200, said: null })
  expect(await sendPart(ADA, uid, '', null)).toMatchObject({ status: 429 })
  expect(await usedBy(ADA)).toBe(10)
})

test('files go into an import of one’s own or one’s team; an admin’s into any', async () => {
  const status = async (who: Visitor, uid: string) => (await sendPart(who, uid, '{}', 2)).status
  const own = await stage(ADA)
  expect(await sendPart(BO, own, '{}', 2)).toEqual({
    ...{ status: 403, said: 'This import is somebody else’s: open one of your own.' },
  })
  expect([await status(ADA, own), await status(ADMIN, own)]).toEqual([200, 200])
  const ofTeam = await stage(BO, 1)
  expect([await status(BO, ofTeam), await status(CY, ofTeam)]).toEqual([200, 200])
  // Another team's is not even seen.
  expect(await status(ADA, ofTeam)).toBe(404)
  const ofNobody = await stage(null)
  expect(await status(ADA, ofNobody)).toBe(200)
  await db.update(imports).set({ state: 'done' }).where(eq(imports.uid, own))
  expect(await status(BO, own)).toBe(403)
})
