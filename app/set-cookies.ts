import { cookies } from 'next/headers'
import type { CookieToSet } from '@/lib/server/access/accounts'

/** Sets the cookies that signing in, joining or signing out gives. */
export async function setCookies(found: readonly CookieToSet[]): Promise<void> {
  const store = await cookies()
  for (const { name, value, options } of found) store.set(name, value, options)
}
