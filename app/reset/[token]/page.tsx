import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { resetPassword } from '@/app/sign-in-actions'
import { ResetView } from '@/components/access/reset-view'
import { currentAccounts } from '@/lib/server/access/current-accounts'

// The address of this page is a secret: no other site learns it by a link.
export const metadata: Metadata = { title: 'Set another password', referrer: 'no-referrer' }

export default async function ResetPage({ params }: PageProps<'/reset/[token]'>) {
  const { token } = await params
  const accounts = currentAccounts()
  if (!accounts) redirect('/')
  const email = await accounts.emailOfReset(token)
  return <ResetView email={email} action={resetPassword.bind(null, token)} />
}
