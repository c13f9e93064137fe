import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { AccessNav } from '@/components/access/access-nav'
import { FoldersView } from '@/components/settings/folders-view'
import { PageFrame } from '@/components/site/page-frame'
import { db } from '@/db'
import { listWatchedFolders } from '@/lib/analysis/import/list-watched-folders'
import { currentVisit, whyNotDo } from '@/lib/server/access/visit'
import { hostId } from '@/lib/server/this-host'
import { addFolder, stopFolder } from './actions'

export const metadata: Metadata = { title: 'Watched folders' }

/** Also without access control: then only this machine gets in, whose folders they are. */
export default async function FoldersPage() {
  if (whyNotDo('manage') !== null) notFound()
  const visitor = currentVisit()?.visitor
  return (
    <PageFrame crumbs={[{ label: 'Watched folders' }]}>
      {visitor && <AccessNav current="folders" role={visitor.role} />}
      <FoldersView
        folders={await listWatchedFolders(db)}
        host={hostId()}
        actions={{ addFolder, stopFolder }}
      />
    </PageFrame>
  )
}
