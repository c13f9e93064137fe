import { expect, test } from 'vitest'
import { createTestDb } from '@/db/testing'
import { invite, person } from '@/db/schema'
import type { Role } from '@/lib/domain/access'
import type { Db } from '@/db/open-database'
import { makeAccessToken, revokeAccessToken, showAccessToken } from './access-tokens'
import { claimInvite, makeFirstInvite, makeInvite, releaseInvite, roleOfInvite } from './invites'
import { emailOf, removePerson, setRole } from './people'

const DAY_MS = 24 * 3600 * 1000

const addPerson = (db: Db, id: string, role: Role) =>
  db.insert(person).values({
    ...{ id, name: id, email: `${id}@example.org`, role },
    ...{ createdAt: new Date(0), updatedAt: new Date(0) },
  })

test('an invite is used once: of two who try at once one gets its role', async () => {
  const db = await createTestDb()
  const token = await makeInvite(db, { role: 'uploader', days: 1, madeBy: 'Ada' })
  const both = await Promise.all(['a@x.org', 'b@x.org'].map((who) => claimInvite(db, token, who)))
  expect(both.sort()).toEqual([null, 'uploader'].sort())
  expect(await roleOfInvite(db, token)).toBeNull()
  await releaseInvite(db, token)
  expect(await roleOfInvite(db, token)).toBe('uploader')
})

test('an invite ends with its day, and is stored hashed', async () => {
  const db = await createTestDb()
  const token = await makeInvite(db, { role: 'reader', days: 2, madeBy: null }, 1000)
  expect(await roleOfInvite(db, token, 1000 + 2 * DAY_MS - 1)).toBe('reader')
  expect(await roleOfInvite(db, token, 1000 + 2 * DAY_MS)).toBeNull()
  expect(JSON.stringify(await db.select().from(invite))).not.toContain(token)
})

test('the invite of the first admin takes the place of an earlier one, and is made for nobody later', async () => {
  const db = await createTestDb()
  const first = await makeFirstInvite(db)
  const second = await makeFirstInvite(db)
  expect(await roleOfInvite(db, first!)).toBeNull()
  expect(await roleOfInvite(db, second!)).toBe('admin')
  await addPerson(db, 'ada', 'admin')
  expect(await makeFirstInvite(db)).toBeNull()
})

test('the last admin can neither be removed nor made less', async () => {
  const db = await createTestDb()
  await addPerson(db, 'ada', 'admin')
  await addPerson(db, 'bo', 'reader')
  expect(await setRole(db, 'ada', 'reader')).toMatch(/last admin/)
  expect(await removePerson(db, 'ada')).toMatch(/last admin/)
  expect(await setRole(db, 'bo', 'admin')).toBeNull()
  expect(await removePerson(db, 'ada')).toBeNull()
  expect((await db.select().from(person)).map(({ id }) => id)).toEqual(['bo'])
})

test('of two admins who remove each other at once one stays, and nobody else is named', async () => {
  const db = await createTestDb()
  await addPerson(db, 'ada', 'admin')
  await addPerson(db, 'bo', 'admin')
  const both = await Promise.all([removePerson(db, 'ada'), setRole(db, 'bo', 'reader')])
  expect(both.filter((why) => why === null)).toHaveLength(1)
  expect((await db.select().from(person)).filter(({ role }) => role === 'admin')).toHaveLength(1)
  expect(await removePerson(db, 'nobody')).toMatch(/no such person/)
  expect(await emailOf(db, 'nobody')).toBeNull()
})

test('a token lets its program in until it is revoked or expires, and says when it was used', async () => {
  const db = await createTestDb()
  const values = { name: 'nightly', role: 'uploader', madeBy: 'Ada' } as const
  const { uid, token } = await makeAccessToken(db, { ...values, days: null }, 0)
  const visitor = { kind: 'token', id: uid, name: 'nightly', role: 'uploader' }
  expect(await showAccessToken(db, token, 5000)).toEqual(visitor)
  expect(await db.query.accessToken.findFirst()).toMatchObject({ lastUsedAt: 5000 })
  expect(await showAccessToken(db, `${token}x`)).toBeNull()
  expect(await revokeAccessToken(db, uid)).toBeNull()
  expect(await showAccessToken(db, token)).toBeNull()
  const short = await makeAccessToken(db, { ...values, days: 1 }, 0)
  expect(await showAccessToken(db, short.token, DAY_MS - 1)).not.toBeNull()
  expect(await showAccessToken(db, short.token, DAY_MS)).toBeNull()
})
