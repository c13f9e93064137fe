import { isAPIError, type APIError } from 'better-auth/api'
import { parseSetCookieHeader, toCookieOptions } from 'better-auth/cookies'
import type { Db } from '@/db/open-database'
import { person } from '@/db/schema'
import { noteInAudit } from '@/lib/change/access/audit'
import { claimInvite, releaseInvite, roleOfInvite } from '@/lib/change/access/invites'
import { claimReset, emailOfReset } from '@/lib/change/access/password-resets'
import { emailOf, endSession, endSessions, setRole } from '@/lib/change/access/people'
import { roleOf, type Role, type Visitor } from '@/lib/domain/access'
import { Attempts } from './attempts'
import { LEAST_PASSWORD, makeAuth, MOST_PASSWORD, type Auth } from './make-auth'
import type { OidcSettings } from './oidc-settings'
import { finishElsewhere, startElsewhere } from './sign-in-elsewhere'

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
  readonly #auth: Auth
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

  /** Begins signing in elsewhere; null: there is no such place, or it does not answer. */
  startElsewhere(next: string | null, headers: Headers) {
    return this.elsewhere === null ? null : startElsewhere(this.#auth, next, headers)
  }

  /** Takes whoever comes back from elsewhere, as the query of their address says. */
  finishElsewhere(query: string, headers: Headers) {
    return finishElsewhere(this.#auth, this.#origin, { query, headers })
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
    // Counted before the password is compared, which takes a while: many at once are no way around.
    this.#attempts.noteFailure(name)
    this.#attempts.noteFailure(from)
    try {
      const body = { email, password }
      const answer = await this.#auth.api.signInEmail({ body, headers, returnHeaders: true })
      this.#attempts.forget(name)
      this.#attempts.takeBack(from)
      return cookiesIn(answer.headers)
    } catch (error) {
      if (!isAPIError(error)) throw error
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
    // Of nobody's visit: they sign in only now.
    const who = { kind: 'person', id, name: email, role: 'reader' } as const
    await noteInAudit(this.#db, who, 'set another password by a link of an admin')
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
    this.#attempts.noteFailure(key)
    try {
      const answer = await this.#auth.api.changePassword({
        ...{ body: { ...body, revokeOtherSessions: true }, headers },
        returnHeaders: true,
      })
      this.#attempts.forget(key)
      return cookiesIn(answer.headers)
    } catch (error) {
      if (!isAPIError(error)) throw error
      return changeProblem(error)
    }
  }
}

type Stored = Awaited<Auth['$context']>['internalAdapter']

/** Whoever signed in elsewhere so far has no password yet. */
async function setPassword(stored: Stored, userId: string, password: string): Promise<void> {
  const accounts = await stored.findAccounts(userId)
  if (accounts.some(({ providerId }) => providerId === 'credential'))
    await stored.updatePassword(userId, password)
  else await stored.linkAccount({ userId, providerId: 'credential', accountId: userId, password })
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
