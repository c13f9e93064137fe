import type { Metadata } from 'next'
import Link from 'next/link'
import { ExperimentAdmin } from '@/components/imports/experiment-admin'
import { ImportDrop } from '@/components/imports/import-drop'
import { ImportList } from '@/components/imports/import-list'
import { PageFrame } from '@/components/site/page-frame'
import { Section } from '@/components/ui/section'
import { db } from '@/db'
import { listExperimentNames } from '@/lib/analysis/experiment/list-experiment-names'
import { listImports } from '@/lib/analysis/import/list-imports'
import { whyNotDo } from '@/lib/server/access/visit'
import { watchedFoldersHref } from '@/lib/url/access'
import { loadImportsParams } from '@/lib/url/imports'
import { makeExperiment } from './actions'

export const metadata: Metadata = { title: 'Import logs' }

export default async function ImportsPage({ searchParams }: PageProps<'/imports'>) {
  const [{ experiment }, { items }, experiments] = await Promise.all([
    loadImportsParams(searchParams),
    listImports(db),
    listExperimentNames(db),
  ])
  return (
    <PageFrame crumbs={[{ label: 'Imports' }]}>
      <h1>Import logs</h1>
      <p className="mt-1 mb-4 text-ink-2">
        On the command line:{' '}
        <code className="font-mono text-xs">npm run ingest -- PATH --experiment SLUG</code>
        {whyNotDo('manage') === null && (
          <>
            . A folder that grows can be{' '}
            <Link href={watchedFoldersHref()} className="underline">
              watched
            </Link>
            .
          </>
        )}
      </p>
      <ImportDrop experiment={experiment} />
      <Section id="imports" title="What was imported?" aside="newest first">
        <ImportList imports={items} />
      </Section>
      <Section id="experiments" title="Experiments">
        <ExperimentAdmin experiments={experiments} action={makeExperiment} />
      </Section>
    </PageFrame>
  )
}
