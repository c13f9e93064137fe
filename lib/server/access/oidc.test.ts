import { createHash, createSign, generateKeyPairSync, randomUUID } from 'node:crypto'
import { createServer, type IncomingMessage, type Server } from 'node:http'
import { afterEach, expect, test } from 'vitest'
import { createTestDb } from '@/db/testing'
import { account } from '@/db/schema'
import { makeInvite } from '@/lib/change/access/invites'
import { Accounts } from './accounts'
import { isOfDomains, readOidc, type OidcSettings } from './oidc-settings'

const HOME = 'http://10.0.0.5:3000'
const CLIENT = { clientId: 'skillscope', clientSecret: 'a secret of the client' }

interface Claims {
  readonly sub: string
  readonly email: string
  readonly email_verified: boolean
  readonly name?: string
}

const servers: Server[] = []
afterEach(() => servers.splice(0).forEach((server) => server.close()))

const base64 = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')

const bodyOf = async (request: IncomingMessage) => {
  const parts: Buffer[] = []
  for await (const part of request) parts.push(part as Buffer)
  return new URLSearchParams(Buffer.concat(parts).toString())
}

/** A small server of OpenID Connect on loopback: keys, tokens for codes, no page. */
async function startIssuer() {
  const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const codes = new Map<string, { claims: Claims; asked: URLSearchParams }>()
  const asked: string[] = []
  let issuer = ''
  const sign = (claims: object) => {
    const text = `${base64({ alg: 'RS256', kid: 'k' })}.${base64(claims)}`
    return `${text}.${createSign('sha256').update(text).sign(privateKey).toString('base64url')}`
  }
  const answerToken = (form: URLSearchParams) => {
    const found = codes.get(form.get('code') ?? '')
    const challenge = createHash('sha256')
      .update(form.get('code_verifier') ?? '')
      .digest('base64url')
    if (!found || challenge !== found.asked.get('code_challenge')) return { error: 'invalid_grant' }
    codes.delete(form.get('code')!)
    const now = Math.floor(Date.now() / 1000)
    const times = { iat: now, exp: now + 60, nonce: found.asked.get('nonce') }
    const id = sign({ ...found.claims, ...times, iss: issuer, aud: CLIENT.clientId })
    return { access_token: 'not to be kept', token_type: 'Bearer', id_token: id, expires_in: 60 }
  }
  const server = createServer((request, response) => {
    void bodyOf(request).then((form) => {
      const { url = '' } = request
      asked.push(url)
      const answer = url.startsWith('/.well-known/')
        ? {
            ...{ issuer, authorization_endpoint: `${issuer}/authorize` },
            ...{ token_endpoint: `${issuer}/token`, jwks_uri: `${issuer}/keys` },
            id_token_signing_alg_values_supported: ['RS256'],
          }
        : url === '/keys'
          ? {
              keys: [
                { ...publicKey.export({ format: 'jwk' }), kid: 'k', alg: 'RS256', use: 'sig' },
              ],
            }
          : answerToken(form)
      response.writeHead('error' in answer ? 400 : 200, { 'content-type': 'application/json' })
      response.end(JSON.stringify(answer))
    })
  })
  servers.push(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  issuer = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`
  /** What its page would do once somebody signed in there: a code for who they are. */
  const grant = (url: string, claims: Claims) => {
    const code = randomUUID()
    codes.set(code, { claims, asked: new URL(url).searchParams })
    return code
  }
  return { issuer, grant, asked }
}

async function setUp(more: Partial<OidcSettings> = {}) {
  const { issuer, grant, asked } = await startIssuer()
  const db = await createTestDb()
  const oidc: OidcSettings = {
    ...{ name: 'Lab', issuer, ...CLIENT, domains: ['example.org'], role: 'uploader' },
    ...more,
  }
  const accounts = new Accounts(db, [HOME], 'a secret of the tests that is long enough', oidc)
  const headersOf = (cookies: readonly string[] = []) =>
    new Headers({
      host: new URL(HOME).host,
      cookie: cookies.map((cookie) => cookie.split(';')[0]!).join('; '),
    })
  /** Signs in there; `change` may spoil what comes back. */
  const signIn = async (claims: Claims, change: (query: URLSearchParams) => void = () => {}) => {
    const started = (await accounts.startElsewhere('/experiments/demo', headersOf()))!
    const state = new URL(started.url).searchParams.get('state')!
    const query = new URLSearchParams({ code: grant(started.url, claims), state })
    change(query)
    const end = await accounts.finishElsewhere(`?${query.toString()}`, headersOf(started.cookies))
    return { ...end, visitor: await accounts.findVisitor(headersOf(end.cookies)), started }
  }
  return { db, accounts, signIn, asked, headersOf }
}

const ADA: Claims = { sub: 'a-1', email: 'Ada@example.org', email_verified: true, name: 'Ada' }

test('whoever has a verified address of a configured domain gets in, with the role that is set', async () => {
  const { signIn, db, asked } = await setUp()
  const { location, visitor, started, cookies } = await signIn(ADA)
  expect(location).toBe('/experiments/demo')
  expect(visitor).toMatchObject({ kind: 'person', name: 'Ada', role: 'uploader' })
  const sent = new URL(started.url).searchParams
  expect(sent.get('redirect_uri')).toBe(`${HOME}/sign-in/elsewhere/callback`)
  expect([sent.get('code_challenge_method'), sent.get('nonce')]).toEqual([
    'S256',
    expect.any(String),
  ])
  expect(cookies.every((cookie) => /HttpOnly/i.test(cookie) && /SameSite=Lax/i.test(cookie))).toBe(
    true,
  )
  const again = await signIn(ADA)
  expect(again.visitor?.id).toBe(visitor!.id)
  // Nothing of the issuer’s is kept but who it is, and nothing but these was asked of it.
  expect(JSON.stringify(await db.select().from(account))).not.toMatch(/not to be kept|eyJ/)
  expect(new Set(asked)).toEqual(new Set(['/.well-known/openid-configuration', '/token', '/keys']))
})

test('whoever is neither invited nor of a domain, or whose address nobody verified, does not', async () => {
  const { signIn, accounts } = await setUp()
  for (const claims of [
    { ...ADA, email: 'ada@elsewhere.org' },
    { ...ADA, email: 'ada@evil-example.org' },
    { ...ADA, email_verified: false },
  ]) {
    const { location, visitor } = await signIn(claims)
    expect([location, visitor]).toEqual(['/sign-in?error=not_invited', null])
  }
  expect(await accounts.isEmpty()).toBe(true)
})

test('an invite to an address lets its owner in once, with its role', async () => {
  const { signIn, db } = await setUp({ domains: [] })
  const email = 'Bo@Elsewhere.org'
  const claims = { sub: 'b-1', email, email_verified: false }
  await makeInvite(db, { role: 'reviewer', days: 1, email, madeBy: null })
  expect((await signIn(claims)).visitor).toBeNull()
  const bo = await signIn({ ...claims, email_verified: true })
  expect(bo.visitor).toMatchObject({ role: 'reviewer', name: email })
  expect((await signIn({ ...ADA, email: 'other@elsewhere.org' })).visitor).toBeNull()
})

test('a wrong state, a code that is none, and another browser come to nothing', async () => {
  const { signIn, accounts, headersOf } = await setUp()
  for (const [name, value] of [
    ['state', 'made-up'],
    ['code', 'made-up'],
  ] as const) {
    const { location, visitor } = await signIn(ADA, (query) => query.set(name, value))
    expect([location, visitor]).toEqual([expect.stringMatching(/^\/sign-in\?error=/), null])
  }
  const { started } = await signIn(ADA)
  const state = new URL(started.url).searchParams.get('state')!
  const { location, cookies } = await accounts.finishElsewhere(
    `?code=x&state=${state}`,
    headersOf(),
  )
  expect(location).toMatch(/^\/sign-in\?error=/)
  expect(await accounts.findVisitor(headersOf(cookies))).toBeNull()
})

test('an account with a password is not taken over by an address elsewhere', async () => {
  const { signIn, accounts, db, headersOf } = await setUp()
  const token = await makeInvite(db, { role: 'admin', days: 1, madeBy: null })
  const body = { name: 'Ada', email: ADA.email, password: 'correct horse battery' }
  await accounts.join(token, body, { headers: headersOf(), address: '10.0.0.9' })
  const { location, visitor } = await signIn(ADA)
  expect([location, visitor]).toEqual(['/sign-in?error=account_not_linked', null])
})

test('without the settings there is no such way in; with half of them, or unsafe ones, no server', () => {
  expect(readOidc({})).toBeNull()
  const whole = {
    SKILLSCOPE_OIDC_ISSUER: 'https://login.example.org/lab/',
    SKILLSCOPE_OIDC_CLIENT_ID: 'x',
    SKILLSCOPE_OIDC_CLIENT_SECRET: 'y',
    SKILLSCOPE_OIDC_DOMAINS: 'Example.org, lab.example',
  }
  expect(readOidc(whole)).toMatchObject({
    ...{ name: 'login.example.org', issuer: 'https://login.example.org/lab', role: 'reader' },
    domains: ['example.org', 'lab.example'],
  })
  for (const wrong of [
    { SKILLSCOPE_OIDC_ISSUER: 'http://login.example.org' },
    { SKILLSCOPE_OIDC_CLIENT_SECRET: '' },
    { SKILLSCOPE_OIDC_ROLE: 'admin' },
  ])
    expect(() => readOidc({ ...whole, ...wrong })).toThrow()
  expect(isOfDomains('a@sub.example.org', ['example.org'])).toBe(false)
})
