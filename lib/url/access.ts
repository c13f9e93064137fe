import { createLoader, createSerializer, parseAsInteger, parseAsString } from 'nuqs/server'

/** Where to go after signing in. */
export const signInParams = { next: parseAsString, error: parseAsString }
export const loadSignInParams = createLoader(signInParams)
const serialize = createSerializer(signInParams)

/** The page to sign in on; `next` is the page that was asked for. */
export function signInHref(next = '/'): string {
  // A page that the browser asks for in the background bears a mark of Next's own.
  const page = next.replace(/([?&])_rsc=[^&]*&?/, '$1').replace(/[?&]$/, '')
  return serialize('/sign-in', { next: page === '/' ? null : page })
}

/** The page to sign in on with what went wrong elsewhere, as its answer's query says. */
export const signInErrorHref = (query: string) =>
  serialize('/sign-in', { error: new URLSearchParams(query).get('error') ?? 'unknown' })

/** Where signing in elsewhere begins, and where whoever did comes back to. */
export const signInElsewhereHref = (next: string | null = null) =>
  serialize('/sign-in/elsewhere', { next })
export const elsewhereCallbackHref = () => '/sign-in/elsewhere/callback'

/** A place of ours to go on to; another site's address leads home. */
export const placeAfter = (next: string | null): string =>
  next !== null && /^\/(?![/\\])[^\\\p{Cc}]*$/u.test(next) ? next : '/'

/** Where an invited person makes an account. */
export const joinHref = (token: string) => `/join/${token}`

/** Where a person sets another password by a link of an admin. */
export const resetHref = (token: string) => `/reset/${token}`

/** The pages about who may use the server, in the order of their navigation. */
export const ACCESS_PAGES = [
  { key: 'account', label: 'Your account', href: '/settings/account', isForAdmins: false },
  { key: 'people', label: 'People', href: '/settings/people', isForAdmins: true },
  { key: 'teams', label: 'Teams', href: '/settings/teams', isForAdmins: true },
  { key: 'tokens', label: 'Tokens', href: '/settings/tokens', isForAdmins: true },
  { key: 'audit', label: 'Who did what', href: '/settings/audit', isForAdmins: true },
  { key: 'folders', label: 'Watched folders', href: '/settings/folders', isForAdmins: true },
] as const

export type AccessPage = (typeof ACCESS_PAGES)[number]['key']

export const accountHref = () => ACCESS_PAGES[0].href
export const peopleHref = () => ACCESS_PAGES[1].href
export const teamsHref = () => ACCESS_PAGES[2].href
export const tokensHref = () => ACCESS_PAGES[3].href
export const watchedFoldersHref = () => ACCESS_PAGES[5].href

/** From which entry on the audit is listed: those before it. */
export const auditParams = { before: parseAsInteger }
export const loadAuditParams = createLoader(auditParams)
const serializeAudit = createSerializer(auditParams)
export const auditHref = (params: { before?: number } = {}) =>
  serializeAudit(ACCESS_PAGES[4].href, params)
