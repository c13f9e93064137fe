import { redirect } from 'next/navigation'
import { leadTo } from '@/app/sign-in/elsewhere/lead-to'
import { currentAccounts } from '@/lib/server/access/current-accounts'

/** Where whoever signed in elsewhere comes back to. */
export async function GET(request: Request) {
  const accounts = currentAccounts()
  if (!accounts) redirect('/')
  const { search } = new URL(request.url)
  const { location, cookies } = await accounts.finishElsewhere(search, request.headers)
  return leadTo(location, cookies)
}
