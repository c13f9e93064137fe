import { betterAuth, type BetterAuthPlugin } from 'better-auth'
import { APIError } from 'better-auth/api'
import { drizzleAdapter } from 'better-auth/adapters/drizzle'
import { genericOAuth } from 'better-auth/plugins/generic-oauth'
import type { Db } from '@/db/open-database'
import { account, person, session, verification } from '@/db/schema'
import { claimInviteFor } from '@/lib/change/access/invites'
import type { Role } from '@/lib/domain/access'
import { elsewhereCallbackHref } from '@/lib/url/access'
import { isOfDomains, type OidcSettings } from './oidc-settings'

const SESSION_S = 14 * 24 * 3600
export const LEAST_PASSWORD = 10
export const MOST_PASSWORD = 200

/** What better-auth calls the other place by. */
export const PROVIDER = 'elsewhere'

/** The other place where people sign in: whatever it says is believed only with its signature. */
const elsewhere = (origins: readonly string[], oidc: OidcSettings): BetterAuthPlugin =>
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

const NO_TOKENS = { accessToken: null, refreshToken: null, idToken: null }

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

/** better-auth as this server uses it: its tables, its passwords, its cookies, none of its addresses. */
export const makeAuth = (
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

export type Auth = ReturnType<typeof makeAuth>
