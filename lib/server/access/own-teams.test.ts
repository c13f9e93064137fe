import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Db } from '@/db/open-database'
import { createTestDb } from '@/db/testing'
import type { Role, Visitor } from '@/lib/domain/access'
import { ownTeams } from './own-teams'
import { closeDoor, duringVisit } from './visit'

let db: Db
beforeAll(async () => {
  db = await createTestDb()
  await db.$client.batch([
    `INSERT INTO team (id, uid, name, created_at) VALUES (1, 't', 'T', 0)`,
    `INSERT INTO access_token (uid, name, role, token_hash, team_id, created_at, expires_at)
      VALUES ('ci', 'ci', 'uploader', 'x', 1, 0, 9e12)`,
  ])
})
const held = globalThis as Record<string, unknown>
afterAll(() => {
  for (const name of ['skillscopeDoor', 'skillscopeScope', 'skillscopeVisits']) delete held[name]
})

const teamsOf = (visitor: Visitor | null) =>
  duringVisit({ visitor, scope: null, address: '', did: null }, () => ownTeams(db))
const token = (id: string, role: Role): Visitor => ({ kind: 'token', id, name: id, role })

test('all teams are those of an admin and of whoever uses this machine, none are nobody’s', async () => {
  expect(await ownTeams(db)).toBeNull()
  closeDoor()
  expect(await teamsOf(token('root', 'admin'))).toBeNull()
  expect(await teamsOf(token('ci', 'uploader'))).toEqual([1])
  expect([await teamsOf(null), await ownTeams(db)]).toEqual([[], []])
})
