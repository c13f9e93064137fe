import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { settleImport, stopImport, takeBackImport } from '@/app/imports/actions'
import { ImportHead } from '@/components/imports/import-head'
import { ImportProgressView } from '@/components/imports/import-progress'
import { isActive } from '@/components/imports/import-state'
import { ProblemView } from '@/components/imports/problem-view'
import { ReportPreviewed } from '@/components/imports/report-rules'
import { ReportCounts, ReportTables } from '@/components/imports/report-view'
import { SettingsForm } from '@/components/imports/settings-form'
import { PageFrame } from '@/components/site/page-frame'
import { db } from '@/db'
import { getImport } from '@/lib/analysis/import/get-import'
import { listExperimentNames } from '@/lib/analysis/experiment/list-experiment-names'
import { listImportProblems } from '@/lib/analysis/import/list-import-problems'
import { hostId } from '@/lib/server/this-host'
import { loadImportParams } from '@/lib/url/imports'
import { importsHref } from '@/lib/url/site'
import { visibleName } from '@/lib/domain/visible-text'

export async function generateMetadata({
  params,
}: PageProps<'/imports/[import]'>): Promise<Metadata> {
  const found = await getImport(db, (await params).import)
  return {
    title: found ? `Import of ${visibleName(found.source) || 'no files yet'}` : 'No such import',
  }
}

export default async function ImportPage({ params, searchParams }: PageProps<'/imports/[import]'>) {
  const { import: uid } = await params
  const { code, after, experiment } = await loadImportParams(searchParams)
  const [found, experiments, problems] = await Promise.all([
    getImport(db, uid),
    listExperimentNames(db),
    code === null ? null : listImportProblems(db, uid, { code, after }),
  ])
  if (!found) notFound()
  const report = isActive(found.state) ? null : found.report
  const isOpen = found.state === 'previewed' || found.state === 'staging'
  return (
    <PageFrame crumbs={[{ label: 'Imports', href: importsHref() }, { label: found.source || uid }]}>
      <ImportHead
        found={found}
        stop={stopImport.bind(null, uid)}
        undo={takeBackImport.bind(null, uid)}
      />
      {isActive(found.state) && <ImportProgressView found={found} host={hostId()} />}
      {report && <ReportCounts report={report} isUndone={found.state === 'undone'} />}
      {isOpen && found.source !== '' && (
        <SettingsForm
          key={found.state}
          found={found}
          experiments={experiments.map(({ slug }) => slug)}
          proposed={experiment}
          action={settleImport.bind(null, uid)}
        />
      )}
      {report && isOpen && (
        <ReportPreviewed report={report} isMapped={found.options.mappings !== null} />
      )}
      {report && <ReportTables report={report} />}
      <ProblemView found={found} open={code === null || !problems ? null : { code, ...problems }} />
    </PageFrame>
  )
}
