import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { PageFrame } from '@/components/site/page-frame'
import { TrajectoryView } from '@/components/trial/trajectory-view'
import { TrialHead } from '@/components/trial/trial-head'
import { db } from '@/db'
import { getOutline } from '@/lib/analysis/get-outline'
import { getTrial } from '@/lib/analysis/get-trial'
import { findTrial, listSteps } from '@/lib/analysis/list-steps'
import { clipStep } from '@/lib/domain/clip-step'
import { packOutline } from '@/lib/domain/pack-outline'
import { partTime } from '@/lib/domain/time-spent'
import { knownTimes } from '@/lib/domain/trial-detail'
import { taskHref } from '@/lib/url/site'
import { stepsDataHref } from '@/lib/url/trial'

/** Steps that come with the page: enough to fill a screen before any script runs. */
const FIRST_STEPS = 24
const FIRST_CLIP = 4000

export async function generateMetadata({
  params,
}: PageProps<'/trials/[trial]'>): Promise<Metadata> {
  const found = await getTrial(db, (await params).trial)
  return { title: found ? `${found.task.name}, ${found.conditionLabel}` : 'No such trial' }
}

export default async function TrialPage({ params }: PageProps<'/trials/[trial]'>) {
  const uid = (await params).trial
  const row = await findTrial(db, uid)
  if (!row) notFound()
  const [trial, outline, first] = await Promise.all([
    getTrial(db, uid),
    getOutline(db, row),
    listSteps(db, { trialId: row.trialId, from: 1, to: FIRST_STEPS }),
  ])
  if (!trial) notFound()
  const stepsHref = stepsDataHref(uid, { from: 1, to: outline.steps.length })
  return (
    <PageFrame
      experiment={trial.experiment}
      tab="tasks"
      crumbs={[
        { label: trial.task.name, href: taskHref(trial.experiment.slug, trial.task.name) },
        { label: `trial ${trial.place}, ${trial.conditionLabel}` },
      ]}
    >
      <TrialHead trial={trial} time={partTime(outline.spent, knownTimes(trial.detail))} />
      {outline.steps.length > 0 ? (
        <>
          <noscript>
            <p className="mt-6 border-l-2 border-rule-strong pl-3 text-ink-2">
              Without JavaScript this page shows the first steps, long texts folded. All of them as
              JSON:{' '}
              <a href={stepsHref} className="underline">
                {stepsHref}
              </a>
            </p>
          </noscript>
          <TrajectoryView
            key={uid}
            uid={uid}
            packed={packOutline(outline.steps)}
            firstSteps={first.map((step) => clipStep(step, FIRST_CLIP))}
          />
        </>
      ) : (
        <p className="mt-6 border-t pt-4 text-ink-2">
          {trial.hasTrajectory
            ? 'The log’s trajectory holds no step.'
            : 'The log holds no trajectory of this trial: there are no steps to show. Its result counts all the same.'}
        </p>
      )}
    </PageFrame>
  )
}
