import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { SignInView } from '@/components/access/sign-in-view'
import { currentAccounts } from '@/lib/server/access/current-accounts'
import { currentVisit } from '@/lib/server/access/visit'
import { loadSignInParams, placeAfter, signInElsewhereHref } from '@/lib/url/access'
import { signIn } from '@/app/sign-in-actions'

export const metadata: Metadata = { title: 'Sign in' }

export default async function SignInPage({ searchParams }: PageProps<'/sign-in'>) {
  const { next, error } = await loadSignInParams(searchParams)
  const accounts = currentAccounts()
  if (!accounts || currentVisit()?.visitor) redirect(placeAfter(next))
  const { elsewhere } = accounts
  return (
    <SignInView
      isEmpty={await accounts.isEmpty()}
      elsewhere={elsewhere === null ? null : { name: elsewhere, href: signInElsewhereHref(next) }}
      error={error}
      action={signIn.bind(null, next)}
    />
  )
}
