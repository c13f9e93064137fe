import { betterAuth } from 'better-auth'
import { APIError, isAPIError } from 'better-auth/api'
import { drizzleAdapter } from 'better-auth/adapters/drizzle'
import { genericOAuth } from 'better-auth/plugins/generic-oauth'
import { parseSetCookieHeader, toCookieOptions } from 'better-auth/cookies'
import type { Db } from '@/db/open-database'
import { account, person, session, verification } from '@/db/schema'
import { claimInvite, claimInviteFor, releaseInvite, roleOfInvite } from '@/lib/change/access/invites'
import { claimReset, emailOfReset } from '@/lib/change/access/password-resets'
import { emailOf, endSession, endSessions, setRole } from '@/lib/change/access/people'
import { roleOf, type Role, type Visitor } from '@/lib/domain/access'
import { elsewhereCallbackHref, placeAfter, signInErrorHref } from '@/lib/url/access'
import { Attempts } from './attempts'
import { isOfDomains, type OidcSettings } from './oidc-settings'

const SESSION_S = 14 * 24 * 3600
export const LEAST_PASSWORD = 10
const MOST_PASSWORD = 200
const MOST_FAILED_BY_NAME = 10
const MOST_FAILED_BY_ADDRESS = 60

/** A cookie that an answer sets. */
export interface CookieToSet {
  readonly name: string
  readonly value: string
  readonly options: ReturnType<typeof toCookieOptions>
}

/** What a form to sign in or to join gives: cookies, or why not. */
export type SignInAnswer = string | readonly CookieToSet[]

interface Asker {
  readonly headers: Headers
  /** The address of the other end of the connection. */
  readonly address: string
}

const PROVIDER = 'elsewhere'

/** The other place where people sign in: whatever it says is believed only with its signature. */
const elsewhere = (origins: readonly string[], oidc: OidcSettings) =>
  genericOAuth({
    config: [
      {
        ...{ providerId: PROVIDER, clientId: oidc.clientId, clientSecret: oidc.clientSecret },
        discoveryUrl: `${oidc.issuer}/.well-known/openid-configuration`,
        requireIdTokenVerification: true,
        scopes: ['openid', 'email', 'profile'],
        redirectURI: `${origins[0]}${elsewhereCallbackHref()}`,
        mapProfileToUser: ({ name, email }) => ({ name: name || email || undefined }),
      },
    ],
  })

/** The role of somebody who comes from elsewhere for the first time. Throws where they may not. */
async function roleOfNewcomer(
  db: Db,
  { email, emailVerified }: { email: string; emailVerified: boolean },
  oidc: OidcSettings,
): Promise<Role> {
  // An address that nobody looked at could be anybody's.
  const role = emailVerified ? await claimInviteFor(db, email) : null
  if (role !== null) return role
  if (emailVerified && isOfDomains(email, oidc.domains)) return oidc.role
  throw new APIError('FORBIDDEN', { code: 'not_invited' })
}

const makeAuth = (
  db: Db,
  origins: readonly string[],
  { secret, oidc }: { secret: string; oidc: OidcSettings | null },
) =>
  betterAuth({
    appName: 'Skillscope',
    baseURL: origins[0],
    trustedOrigins: [...origins],
    secret,
    telemetry: { enabled: false },
    // What goes wrong is answered; its own lines name people.
    logger: { disabled: true },
    database: drizzleAdapter(db, {
      provider: 'sqlite',
      schema: { user: person, session, account, verification },
    }),
    // None of its addresses is served: only what stands below calls it.
    emailAndPassword: {
      enabled: true,
      minPasswordLength: LEAST_PASSWORD,
      maxPasswordLength: MOST_PASSWORD,
    },
    user: {
      additionalFields: { role: { type: 'string', input: false, defaultValue: 'reader' } },
    },
    plugins: oidc === null ? [] : [elsewhere(origins, oidc)],
    databaseHooks: {
      user: {
        create: {
          before: async (user, context) => {
            // By e-mail address and password only invites make accounts (`join`).
            if (oidc === null || context?.path === '/sign-up/email') return
            return { data: { ...user, role: await roleOfNewcomer(db, user, oidc) } }
          },
        },
      },
      account: {
        // Nothing is asked of the other place later: its tokens are not kept.
        create: { before: (made) => Promise.resolve({ data: { ...made, ...NO_TOKENS } }) },
      },
    },
    account: { updateAccountOnSignIn: false },
    // Ends after this time, used or not; looked up at each request, so that revoking holds at once.
    session: {
      expiresIn: SESSION_S,
      disableSessionRefresh: true,
      cookieCache: { enabled: false },
    },
    advanced: {
      cookiePrefix: 'skillscope',
      useSecureCookies: origins[0]!.startsWith('https:'),
      defaultCookieAttributes: { httpOnly: true, sameSite: 'lax', path: '/' },
      // Set by the gate from the connection; what a request says of itself is not believed.
      ipAddress: { ipAddressHeaders: ['x-skillscope-address'] },
    },
  })

const NO_TOKENS = { accessToken: null, refreshToken: null, idToken: null }

const cookiesIn = (headers: Headers): CookieToSet[] =>
  [...parseSetCookieHeader(headers.getSetCookie().join(', '))].map(([name, attributes]) => ({
    ...{ name, value: attributes.value },
    options: toCookieOptions(attributes),
  }))

export const RESET_GONE = 'This link was used or has expired: ask an admin for another one.'
const TOO_OFTEN = 'Too many tries: wait a quarter of an hour.'
const NO_SESSION = 'This session has ended: sign in again.'
const NO_MATCH = 'This e-mail address and this password do not belong together.'
export const INVITE_GONE = 'This link was used, has expired or was taken back: ask for another one.'

/** Accounts of a server with access control: signing in and out, joining, who a session belongs to. */
export class Accounts {
  readonly #db: Db
  readonly #auth: ReturnType<typeof makeAuth>
  readonly #attempts = new Attempts()

  readonly #origin: string
  /** How the other place where people may sign in is called; null: there is none. */
  readonly elsewhere: string | null

  constructor(
    db: Db,
    origins: readonly string[],
    secret: string,
    oidc: OidcSettings | null = null,
  ) {
    this.#db = db
    this.#origin = origins[0]!
    this.elsewhere = oidc?.name ?? null
    this.#auth = makeAuth(db, origins, { secret, oidc })
  }

  /** Begins signing in elsewhere: the address to go to, with the cookies to take along; null: there is no such place. */
  async startElsewhere(
    next: string | null,
    headers: Headers,
  ): Promise<{ url: string; cookies: readonly string[] } | null> {
    if (this.elsewhere === null) return null
    const body = {
      ...{ provider: PROVIDER, callbackURL: placeAfter(next), disableRedirect: true },
      errorCallbackURL: '/sign-in',
    }
    try {
      const answer = await this.#auth.api.signInSocial({ body, headers, returnHeaders: true })
      const { url } = answer.response
      return url === undefined ? null : { url, cookies: answer.headers.getSetCookie() }
    } catch (error) {
      if (isAPIError(error)) return null
      throw error
    }
  }

  /** Takes whoever comes back from elsewhere: where to go on, with the cookies of their session. */
  async finishElsewhere(
    query: string,
    headers: Headers,
  ): Promise<{ location: string; cookies: readonly string[] }> {
    const at = `${this.#origin}/api/auth/callback/${PROVIDER}${query}`
    const answer = await this.#auth.handler(new Request(at, { headers }))
    const { pathname, search } = new URL(answer.headers.get('location') ?? '/sign-in', this.#origin)
    // Its own page of errors is not served.
    const isError = answer.status >= 400 || pathname.startsWith('/api/')
    const location = isError ? signInErrorHref(search) : placeAfter(`${pathname}${search}`)
    return { location, cookies: answer.headers.getSetCookie() }
  }

  /** Who a request's session belongs to; null without one, or where it has ended. */
  async findVisitor(headers: Headers): Promise<(Visitor & { sessionId: string }) | null> {
    const found = await this.#auth.api.getSession({ headers })
    const role = roleOf(found?.user.role)
    if (!found || role === null) return null
    const { id, name } = found.user
    return { kind: 'person', id, name, role, sessionId: found.session.id }
  }

  async signIn(
    { email, password }: { email: string; password: string },
    { headers, address }: Asker,
  ): Promise<SignInAnswer> {
    const name = `name ${email.toLowerCase()}`
    const from = `from ${address}`
    if (this.#isSpent(name, address)) return TOO_OFTEN
    try {
      const body = { email, password }
      const answer = await this.#auth.api.signInEmail({ body, headers, returnHeaders: true })
      this.#attempts.forget(name)
      return cookiesIn(answer.headers)
    } catch (error) {
      if (!isAPIError(error)) throw error
      this.#attempts.noteFailure(name)
      this.#attempts.noteFailure(from)
      return NO_MATCH
    }
  }

  #isSpent(name: string, address: string): boolean {
    if (this.#attempts.isSpent(name, MOST_FAILED_BY_NAME)) return true
    // All who come by a proxy on this machine have its address.
    const isProxy = /^(127\.0\.0\.1|::1|::ffff:127\.0\.0\.1)$/.test(address)
    return !isProxy && this.#attempts.isSpent(`from ${address}`, MOST_FAILED_BY_ADDRESS)
  }

  /** The role that an invite gives; null where it cannot be used. */
  roleOfInvite(token: string): Promise<Role | null> {
    return roleOfInvite(this.#db, token)
  }

  /** Whether nobody has an account yet. */
  async isEmpty(): Promise<boolean> {
    return (await this.#db.select({ id: person.id }).from(person).limit(1)).length === 0
  }

  /** Makes an account by an invite, and signs in. */
  async join(
    token: string,
    body: { name: string; email: string; password: string },
    { headers }: Asker,
  ): Promise<SignInAnswer> {
    const role = await claimInvite(this.#db, token, body.email)
    if (role === null) return INVITE_GONE
    try {
      const made = await this.#auth.api.signUpEmail({ body, headers, returnHeaders: true })
      await setRole(this.#db, made.response.user.id, role)
      return cookiesIn(made.headers)
    } catch (error) {
      await releaseInvite(this.#db, token)
      if (isAPIError(error)) return joinProblem(error)
      throw error
    }
  }

  /** Whose password a link sets: their address; null where it cannot be used. */
  emailOfReset(token: string): Promise<string | null> {
    return emailOfReset(this.#db, token)
  }

  /** Sets another password by a link of an admin, ends every session, and signs in. */
  async resetPassword(token: string, password: string, asker: Asker): Promise<SignInAnswer> {
    // Looked at first: a link is not used up by a password that is too short.
    if (password.length < LEAST_PASSWORD || password.length > MOST_PASSWORD) return PASSWORD_LENGTH
    const id = await claimReset(this.#db, token)
    const email = id === null ? null : await emailOf(this.#db, id)
    if (id === null || email === null) return RESET_GONE
    const { internalAdapter, password: passwords } = await this.#auth.$context
    await setPassword(internalAdapter, id, await passwords.hash(password))
    await endSessions(this.#db, id)
    // Whoever guessed before was not this person.
    this.#attempts.forget(`name ${email.toLowerCase()}`)
    return this.signIn({ email, password }, asker)
  }

  /** Ends the session of a request; gives the cookies that forget it. */
  async signOut(headers: Headers): Promise<readonly CookieToSet[]> {
    const answer = await this.#auth.api.signOut({ headers, returnHeaders: true })
    return cookiesIn(answer.headers)
  }

  /** Ends one session of a person, who may otherwise only read. */
  endSession(personId: string, sessionId: string): Promise<null> {
    return endSession(this.#db, personId, sessionId)
  }

  /** Gives a person another password and ends all their other sessions. */
  async changePassword(
    body: { currentPassword: string; newPassword: string },
    { headers }: Pick<Asker, 'headers'>,
  ): Promise<SignInAnswer> {
    // By person: whoever has a session could send other cookies beside it with every try.
    const visitor = await this.findVisitor(headers)
    if (visitor === null) return NO_SESSION
    const key = `change ${visitor.id}`
    if (this.#attempts.isSpent(key, MOST_FAILED_BY_NAME)) return TOO_OFTEN
    try {
      const answer = await this.#auth.api.changePassword({
        ...{ body: { ...body, revokeOtherSessions: true }, headers },
        returnHeaders: true,
      })
      return cookiesIn(answer.headers)
    } catch (error) {
      if (!isAPIError(error)) throw error
      this.#attempts.noteFailure(key)
      return changeProblem(error)
    }
  }
}

type Stored = Awaited<ReturnType<typeof makeAuth>['$context']>['internalAdapter']

/** Whoever signed in elsewhere so far has no password yet. */
async function setPassword(stored: Stored, userId: string, password: string): Promise<void> {
  const accounts = await stored.findAccounts(userId)
  if (accounts.some(({ providerId }) => providerId === 'credential'))
    await stored.updatePassword(userId, password)
  else
    await stored.linkAccount({ userId, providerId: 'credential', accountId: userId, password })
}

const codeOf = (error: APIError): string => String(error.body?.code ?? '')

const PASSWORD_LENGTH = `A password has ${LEAST_PASSWORD} to ${MOST_PASSWORD} characters.`

function joinProblem(error: APIError): string {
  const code = codeOf(error)
  if (code.startsWith('USER_ALREADY_EXISTS')) return 'This e-mail address has an account: sign in.'
  if (code.startsWith('PASSWORD_TOO')) return PASSWORD_LENGTH
  return 'Give a name and an e-mail address.'
}

const changeProblem = (error: APIError): string =>
  codeOf(error).startsWith('PASSWORD_TOO')
    ? PASSWORD_LENGTH
    : 'The present password is another one.'
