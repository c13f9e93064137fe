import { createLoader, createSerializer, parseAsString } from 'nuqs/server'

/** Where to go after signing in. */
export const signInParams = { next: parseAsString }
export const loadSignInParams = createLoader(signInParams)
const serialize = createSerializer(signInParams)

/** The page to sign in on; `next` is the page that was asked for. */
export const signInHref = (next?: string) =>
  serialize('/sign-in', { next: next === undefined || next === '/' ? null : next })

/** A place of ours to go on to; another site's address leads home. */
export const placeAfter = (next: string | null): string =>
  next !== null && /^\/(?![/\\])[^\\\p{Cc}]*$/u.test(next) ? next : '/'

/** Where an invited person makes an account. */
export const joinHref = (token: string) => `/join/${token}`

/** The pages about who may use the server, in the order of their navigation. */
export const ACCESS_PAGES = [
  { key: 'account', label: 'Your account', href: '/settings/account', isForAdmins: false },
  { key: 'people', label: 'People', href: '/settings/people', isForAdmins: true },
] as const

export type AccessPage = (typeof ACCESS_PAGES)[number]['key']

export const accountHref = () => ACCESS_PAGES[0].href
export const peopleHref = () => ACCESS_PAGES[1].href
