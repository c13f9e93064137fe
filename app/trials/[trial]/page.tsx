import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { findNotesHere } from '@/app/notes-here'
import { writerOf } from '@/components/note/note-form'
import { notesByPlace } from '@/components/note/place-notes'
import { TrialNotes } from '@/components/note/trial-notes'
import { PageFrame } from '@/components/site/page-frame'
import { NoScriptNote } from '@/components/trial/no-script-note'
import { NoTrajectory } from '@/components/trial/no-trajectory'
import { TrajectoryView } from '@/components/trajectory/reading/trajectory-view'
import { TrialHead } from '@/components/trial/trial-head'
import { skillOfTrialHref } from '@/components/trial/trial-skills'
import { db } from '@/db'
import { getOutline } from '@/lib/analysis/trial/get-outline'
import { getTrial } from '@/lib/analysis/trial/get-trial'
import { listSpans } from '@/lib/analysis/trial/list-spans'
import { showSpan } from '@/lib/behaviors/shown-spans'
import { findTrial, listSteps } from '@/lib/analysis/trial/list-steps'
import { clipStep } from '@/lib/trajectory/clip-step'
import { packOutline } from '@/lib/trajectory/pack-outline'
import { partTime } from '@/lib/trajectory/time-spent'
import { knownTimes } from '@/lib/trajectory/known-times'
import { TrialReview } from '@/components/review/trial-review'
import { saveChange, saveDomain, saveUndo } from '@/app/review-actions'
import { loadNoteParams } from '@/lib/url/notes'
import { taskHref, trialHref } from '@/lib/url/site'
import { visibleName } from '@/lib/domain/visible-text'

/** Steps that come with the page: enough to fill a screen before any script runs. */
const FIRST_STEPS = 24
const FIRST_CLIP = 4000

export async function generateMetadata({
  params,
}: PageProps<'/trials/[trial]'>): Promise<Metadata> {
  const found = await getTrial(db, (await params).trial)
  return {
    title: found ? visibleName(`${found.task.name}, ${found.conditionLabel}`) : 'No such trial',
  }
}

export default async function TrialPage({ params, searchParams }: PageProps<'/trials/[trial]'>) {
  const uid = (await params).trial
  const row = await findTrial(db, uid)
  if (!row) notFound()
  const [trial, outline, first, spans] = await Promise.all([
    getTrial(db, uid),
    getOutline(db, row),
    listSteps(db, { trialId: row.trialId, from: 1, to: FIRST_STEPS }),
    listSpans(db, uid),
  ])
  if (!trial) notFound()
  const place = { slug: trial.experiment.slug, page: trialHref(uid) }
  const { note } = await loadNoteParams(searchParams)
  const here = await findNotesHere(place, { trial: uid }, note)
  const { viewer, people, actions } = here
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
      <TrialReview
        trial={trial}
        actions={{
          change: saveChange.bind(null, place),
          domain: saveDomain.bind(null, place),
          undo: saveUndo.bind(null, place),
        }}
      />
      <TrialNotes here={here} uid={uid} steps={outline.steps.length} />
      {outline.steps.length > 0 ? (
        <>
          <NoScriptNote uid={uid} steps={outline.steps.length} />
          <TrajectoryView
            key={uid}
            uid={uid}
            packed={packOutline(outline.steps)}
            spans={spans.map(showSpan)}
            firstSteps={first.map((step) => clipStep(step, FIRST_CLIP))}
            skillHrefs={Object.fromEntries(
              trial.skills.map((skill) => [skill.skill, skillOfTrialHref(trial, skill)]),
            )}
            notes={notesByPlace(here, ({ step }) => (step === null ? null : String(step)))}
            writing={
              viewer.mayWrite ? { action: actions.add, writer: writerOf(viewer, people) } : null
            }
          />
        </>
      ) : (
        <NoTrajectory />
      )}
    </PageFrame>
  )
}
