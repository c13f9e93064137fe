import type { Metadata } from 'next'
import { needVisitor } from '@/app/need-right'
import { changeMember, endTeam, newTeam } from '@/app/settings/team-actions'
import { AccessNav } from '@/components/access/access-nav'
import { TeamsView } from '@/components/access/teams-view'
import { PageFrame } from '@/components/site/page-frame'
import { db } from '@/db'
import { listPeople } from '@/lib/analysis/access/list-people'
import { listTeams } from '@/lib/analysis/access/list-teams'

export const metadata: Metadata = { title: 'Teams' }

export default async function TeamsPage() {
  const visitor = needVisitor('manage')
  const [teams, people] = await Promise.all([listTeams(db), listPeople(db)])
  return (
    <PageFrame crumbs={[{ label: 'Teams' }]}>
      <AccessNav current="teams" role={visitor.role} />
      <TeamsView teams={teams} people={people} actions={{ newTeam, endTeam, changeMember }} />
    </PageFrame>
  )
}
