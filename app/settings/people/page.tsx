import type { Metadata } from 'next'
import { needVisitor } from '@/app/need-right'
import { changePerson, endInvite, invite } from '@/app/settings/actions'
import { AccessNav } from '@/components/access/access-nav'
import { PeopleView } from '@/components/access/people-view'
import { PageFrame } from '@/components/site/page-frame'
import { db } from '@/db'
import { listInvites } from '@/lib/analysis/access/list-invites'
import { listPeople } from '@/lib/analysis/access/list-people'

export const metadata: Metadata = { title: 'People' }

export default async function PeoplePage() {
  const visitor = needVisitor('manage')
  const [people, invites] = await Promise.all([listPeople(db), listInvites(db)])
  return (
    <PageFrame crumbs={[{ label: 'People' }]}>
      <AccessNav current="people" role={visitor.role} />
      <PeopleView
        self={visitor.id}
        people={people}
        invites={invites}
        actions={{ invite, endInvite, changePerson }}
      />
    </PageFrame>
  )
}
