import type { Metadata } from 'next'
import { needVisitor } from '@/app/need-right'
import { AccessNav } from '@/components/access/access-nav'
import { AuditView } from '@/components/access/audit-view'
import { PageFrame } from '@/components/site/page-frame'
import { db } from '@/db'
import { listAudit } from '@/lib/analysis/access/list-audit'
import { loadAuditParams } from '@/lib/url/access'

export const metadata: Metadata = { title: 'Who did what' }

export default async function AuditPage({ searchParams }: PageProps<'/settings/audit'>) {
  const visitor = needVisitor('manage')
  const { before } = await loadAuditParams(searchParams)
  const { items, next } = await listAudit(db, { before })
  return (
    <PageFrame crumbs={[{ label: 'Who did what' }]}>
      <AccessNav current="audit" role={visitor.role} />
      <AuditView items={items} next={next} isFirst={before === null} />
    </PageFrame>
  )
}
