import { expect, test } from 'vitest'
import { createTestDb } from '@/db/testing'
import { account, auditEntry, session } from '@/db/schema'
import { makeInvite } from '@/lib/change/access/invites'
import { makeReset } from '@/lib/change/access/password-resets'
import { removePerson } from '@/lib/change/access/people'
import type { Role } from '@/lib/domain/access'
import { Accounts, RESET_GONE, type SignInAnswer } from './accounts'

const SECRET = 'a secret of the tests that is long enough'
const PASSWORD = 'correct horse battery'

async function setUp(origin = 'http://10.0.0.5:3000') {
  const db = await createTestDb()
  const accounts = new Accounts(db, [origin], SECRET)
  const asker = (headers: Record<string, string> = {}, address = '10.0.0.9') => ({
    headers: new Headers({ host: new URL(origin).host, origin, ...headers }),
    address,
  })
  const join = async (role: Role, email: string) => {
    const token = await makeInvite(db, { role, days: 1, madeBy: null })
    return accounts.join(token, { name: email, email, password: PASSWORD }, asker())
  }
  return { db, accounts, asker, join }
}

const cookieOf = (answer: SignInAnswer) => {
  if (typeof answer === 'string') throw new Error(answer)
  return answer.map(({ name, value }) => `${name}=${encodeURIComponent(value)}`).join('; ')
}

test('whoever is invited makes an account with the role of the invite, and is signed in', async () => {
  const { accounts, asker, join, db } = await setUp()
  expect(await accounts.isEmpty()).toBe(true)
  await join('admin', 'ada@example.org')
  const cookie = cookieOf(await join('uploader', 'bo@example.org'))
  const { headers } = asker({ cookie })
  expect(await accounts.findVisitor(headers)).toMatchObject({ kind: 'person', role: 'uploader' })
  expect(await accounts.isEmpty()).toBe(false)
  // Neither the password nor what the cookie holds stands in the table of accounts.
  expect(JSON.stringify(await db.select().from(account))).not.toContain(PASSWORD)
})

test('nobody makes an account without an invite, twice by one, or with a short password', async () => {
  const { accounts, asker, db } = await setUp()
  const body = { name: 'Ada', email: 'ada@example.org', password: PASSWORD }
  expect(await accounts.join('made-up', body, asker())).toMatch(/used, has expired/)
  const token = await makeInvite(db, { role: 'admin', days: 1, madeBy: null })
  expect(await accounts.join(token, { ...body, password: 'short' }, asker())).toMatch(/10 to 200/)
  expect(await accounts.join(token, { ...body, email: 'no address' }, asker())).toMatch(/e-mail/)
  expect(typeof (await accounts.join(token, body, asker()))).toBe('object')
  expect(await accounts.join(token, { ...body, email: 'b@x.org' }, asker())).toMatch(/was used/)
})

test('cookies are httpOnly and sameSite, and secure where the server is reached by https', async () => {
  for (const origin of ['http://10.0.0.5:3000', 'https://skills.example.org']) {
    const { join } = await setUp(origin)
    const cookies = await join('admin', 'ada@example.org')
    expect(cookies).not.toEqual([])
    const isSecure = origin.startsWith('https')
    for (const { name, options } of cookies as Exclude<SignInAnswer, string>) {
      expect(options).toMatchObject({ httpOnly: true, sameSite: 'lax', path: '/' })
      expect(options.secure ?? false).toBe(isSecure)
      expect(name.startsWith('__Secure-')).toBe(isSecure)
    }
  }
})

test('a session is over when it is revoked, signed out of, or its cookie is not ours', async () => {
  const { accounts, asker, join, db } = await setUp()
  const cookie = cookieOf(await join('admin', 'ada@example.org'))
  const find = (held: string) => accounts.findVisitor(asker({ cookie: held }).headers)
  const visitor = await find(cookie)
  expect(visitor).not.toBeNull()
  expect(await find(cookie.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A')))).toBeNull()
  await accounts.endSession(visitor!.id, visitor!.sessionId)
  expect(await find(cookie)).toBeNull()
  const name = { email: 'ada@example.org', password: PASSWORD }
  const again = cookieOf(await accounts.signIn(name, asker()))
  expect(await find(again)).not.toBeNull()
  await accounts.signOut(asker({ cookie: again }).headers)
  expect(await find(again)).toBeNull()
  expect(await db.select().from(session)).toEqual([])
})

test('a wrong password and an unknown name are answered alike, and ten of them close the name', async () => {
  const { accounts, asker, join } = await setUp()
  await join('admin', 'ada@example.org')
  const tryIt = (email: string, password: string) => accounts.signIn({ email, password }, asker())
  const wrong = await tryIt('ada@example.org', 'something else entirely')
  expect(wrong).toBe(await tryIt('nobody@example.org', 'something else entirely'))
  for (let i = 0; i < 9; i += 1) await tryIt('Ada@example.org', `guess number ${i}`)
  expect(await tryIt('ada@example.org', PASSWORD)).toMatch(/Too many tries/)
})

test('many passwords that are tried at the same time are counted like those one after another', async () => {
  const { accounts, asker, join } = await setUp()
  const cookie = cookieOf(await join('admin', 'ada@example.org'))
  const guesses = Array.from({ length: 15 }, (_, at) => `guess number ${at}`)
  const compared = async (answers: Promise<SignInAnswer>[]) =>
    (await Promise.all(answers)).filter((answer) => !/Too many tries/.test(String(answer))).length
  const signIns = guesses.map((password) =>
    accounts.signIn({ email: 'ada@example.org', password }, asker()),
  )
  expect(await compared(signIns)).toBe(10)
  const changes = guesses.map((currentPassword) =>
    accounts.changePassword({ currentPassword, newPassword: PASSWORD }, asker({ cookie })),
  )
  expect(await compared(changes)).toBe(10)
})

test('another password ends all other sessions', async () => {
  const { accounts, asker, join } = await setUp()
  const first = cookieOf(await join('admin', 'ada@example.org'))
  const name = { email: 'ada@example.org', password: PASSWORD }
  const second = cookieOf(await accounts.signIn(name, asker()))
  const passwords = { currentPassword: PASSWORD, newPassword: 'another horse altogether' }
  const wrong = { ...passwords, currentPassword: 'not it' }
  expect(await accounts.changePassword(wrong, asker({ cookie: second }))).toMatch(/another one/)
  const third = cookieOf(await accounts.changePassword(passwords, asker({ cookie: second })))
  const find = (cookie: string) => accounts.findVisitor(asker({ cookie }).headers)
  expect([await find(first), await find(second)]).toEqual([null, null])
  expect(await find(third)).not.toBeNull()
  expect(await accounts.signIn(name, asker())).toMatch(/do not belong together/)
})

test('who has a session cannot try passwords without end, whatever cookies come along', async () => {
  const { accounts, asker, join } = await setUp()
  const cookie = cookieOf(await join('admin', 'ada@example.org'))
  const guess = { currentPassword: 'a guess of theirs', newPassword: 'another horse altogether' }
  const answers: unknown[] = []
  for (let at = 0; at < 11; at += 1)
    answers.push(await accounts.changePassword(guess, asker({ cookie: `${cookie}; junk=${at}` })))
  expect(answers.slice(0, 10).every((answer) => /another one/.test(String(answer)))).toBe(true)
  expect(answers[10]).toMatch(/Too many tries/)
  expect(await accounts.changePassword(guess, asker({}))).toMatch(/has ended/)
})

test('a link of an admin sets another password once, within a day, and ends every session', async () => {
  const { accounts, asker, join, db } = await setUp()
  const cookie = cookieOf(await join('admin', 'ada@example.org'))
  const find = (held: string) => accounts.findVisitor(asker({ cookie: held }).headers)
  const { id } = (await find(cookie))!
  const make = (now?: number) => makeReset(db, { personId: id, madeBy: null }, now)
  const reset = (token: string, password = 'another horse altogether') =>
    accounts.resetPassword(token, password, asker())
  const old = (await make(Date.now() - 2 * 24 * 3600 * 1000))!
  expect([await accounts.emailOfReset(old), await reset(old)]).toEqual([null, RESET_GONE])
  const [first, second] = [(await make())!, (await make())!]
  expect(await reset(first)).toBe(RESET_GONE)
  // What is too short does not use it up.
  expect(await reset(second, 'short')).toMatch(/10 to 200/)
  expect(await accounts.emailOfReset(second)).toBe('ada@example.org')
  const fresh = cookieOf(await reset(second))
  expect([await find(cookie), (await find(fresh))?.id]).toEqual([null, id])
  expect(await reset(second)).toBe(RESET_GONE)
  const signIn = (password: string) =>
    accounts.signIn({ email: 'ada@example.org', password }, asker())
  expect(await signIn(PASSWORD)).toMatch(/do not belong together/)
  expect(typeof (await signIn('another horse altogether'))).toBe('object')
  expect(await makeReset(db, { personId: 'nobody', madeBy: null })).toBeNull()
  // Once, as the person: nobody has signed in yet when it is set.
  expect(await db.select().from(auditEntry)).toMatchObject([
    {
      ...{ actorKind: 'person', actorId: id, actorName: 'ada@example.org' },
      did: 'set another password by a link of an admin',
    },
  ])
})

test('an account that is removed takes its sessions and its password along', async () => {
  const { accounts, asker, join, db } = await setUp()
  await join('admin', 'ada@example.org')
  const cookie = cookieOf(await join('reader', 'bo@example.org'))
  const bo = (await accounts.findVisitor(asker({ cookie }).headers))!
  expect(await removePerson(db, bo.id)).toBeNull()
  expect(await accounts.findVisitor(asker({ cookie }).headers)).toBeNull()
  expect([
    (await db.select().from(session)).length,
    (await db.select().from(account)).length,
  ]).toEqual([1, 1])
})
