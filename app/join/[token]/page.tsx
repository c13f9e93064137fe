import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { join } from '@/app/sign-in-actions'
import { JoinView } from '@/components/access/join-view'
import { currentAccounts } from '@/lib/server/access/current-accounts'

// The address of this page is a secret: no other site learns it by a link.
export const metadata: Metadata = { title: 'Make an account', referrer: 'no-referrer' }

export default async function JoinPage({ params }: PageProps<'/join/[token]'>) {
  const { token } = await params
  const accounts = currentAccounts()
  if (!accounts) redirect('/')
  const role = await accounts.roleOfInvite(token)
  return <JoinView role={role} action={join.bind(null, token)} />
}
