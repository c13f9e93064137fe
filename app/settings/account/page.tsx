import type { Metadata } from 'next'
import { headers } from 'next/headers'
import { needVisitor } from '@/app/need-right'
import { changePassword, endOwnSession } from '@/app/settings/actions'
import { signOut } from '@/app/sign-in-actions'
import { AccessNav } from '@/components/access/access-nav'
import { AccountView } from '@/components/access/account-view'
import { PageFrame } from '@/components/site/page-frame'
import { db } from '@/db'
import { listSessions } from '@/lib/analysis/access/list-sessions'
import { currentAccounts } from '@/lib/server/access/current-accounts'

export const metadata: Metadata = { title: 'Your account' }

export default async function AccountPage() {
  const visitor = needVisitor('read')
  const [sessions, own] = await Promise.all([
    listSessions(db, visitor.id),
    currentAccounts()?.findVisitor(new Headers(await headers())),
  ])
  return (
    <PageFrame crumbs={[{ label: 'Your account' }]}>
      <AccessNav current="account" role={visitor.role} />
      <AccountView
        visitor={visitor}
        sessions={sessions}
        currentSession={own?.sessionId ?? null}
        actions={{ changePassword, endSession: endOwnSession, signOut }}
      />
    </PageFrame>
  )
}
