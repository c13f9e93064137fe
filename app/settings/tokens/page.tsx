import type { Metadata } from 'next'
import { needVisitor } from '@/app/need-right'
import { makeToken, revokeToken } from '@/app/settings/token-actions'
import { AccessNav } from '@/components/access/access-nav'
import { TokensView } from '@/components/access/tokens-view'
import { PageFrame } from '@/components/site/page-frame'
import { db } from '@/db'
import { listAccessTokens } from '@/lib/analysis/access/list-access-tokens'
import { listTeamNames } from '@/lib/analysis/access/list-teams'
import { ownOrigins } from '@/lib/server/access/own-origins'

export const metadata: Metadata = { title: 'Tokens' }

export default async function TokensPage() {
  const visitor = needVisitor('manage')
  const [tokens, teams] = await Promise.all([listAccessTokens(db), listTeamNames(db)])
  return (
    <PageFrame crumbs={[{ label: 'Tokens' }]}>
      <AccessNav current="tokens" role={visitor.role} />
      <TokensView
        tokens={tokens}
        teams={teams}
        origin={ownOrigins()?.[0] ?? ''}
        actions={{ makeToken, revokeToken }}
      />
    </PageFrame>
  )
}
