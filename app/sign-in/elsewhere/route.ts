import { currentAccounts } from '@/lib/server/access/current-accounts'
import { loadSignInParams, signInErrorHref } from '@/lib/url/access'
import { leadTo } from './lead-to'

/** Leads whoever wants to sign in elsewhere there. */
export async function GET(request: Request) {
  const { next } = loadSignInParams(request)
  const started = await currentAccounts()?.startElsewhere(next, request.headers)
  return started
    ? leadTo(started.url, started.cookies)
    : leadTo(signInErrorHref('?error=not_reached'), [])
}
