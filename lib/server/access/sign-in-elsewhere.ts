import { isAPIError } from 'better-auth/api'
import { placeAfter, signInErrorHref, signInHref } from '@/lib/url/access'
import { PROVIDER, type Auth } from './make-auth'

/** The address to go to, with the cookies to take along; null where the other place does not answer. */
export async function startElsewhere(
  auth: Auth,
  next: string | null,
  headers: Headers,
): Promise<{ url: string; cookies: readonly string[] } | null> {
  const body = {
    ...{ provider: PROVIDER, callbackURL: placeAfter(next), disableRedirect: true },
    errorCallbackURL: signInHref(),
  }
  try {
    const answer = await auth.api.signInSocial({ body, headers, returnHeaders: true })
    const { url } = answer.response
    return url === undefined ? null : { url, cookies: answer.headers.getSetCookie() }
  } catch (error) {
    if (isAPIError(error)) return null
    throw error
  }
}

/** Where whoever comes back goes on to, with the cookies of their session. */
export async function finishElsewhere(
  auth: Auth,
  origin: string,
  { query, headers }: { readonly query: string; readonly headers: Headers },
): Promise<{ location: string; cookies: readonly string[] }> {
  const at = `${origin}/api/auth/callback/${PROVIDER}${query}`
  const answer = await auth.handler(new Request(at, { headers }))
  const { pathname, search } = new URL(answer.headers.get('location') ?? '/api/', origin)
  // Its own page of errors is not served.
  const isError = answer.status >= 400 || pathname.startsWith('/api/')
  const location = isError ? signInErrorHref(search) : placeAfter(`${pathname}${search}`)
  return { location, cookies: answer.headers.getSetCookie() }
}
