import type { Metadata } from 'next'
import Link from 'next/link'
import { ArmsLink } from '@/components/diff/arms-link'
import { ChooseTwo } from '@/components/diff/choose-two'
import { DiffHeads } from '@/components/diff/diff-heads'
import { DiffSentence } from '@/components/diff/diff-sentence'
import { DiffView } from '@/components/diff/diff-view'
import { CopyMarkdown } from '@/components/share/copy-markdown'
import { EvidenceLink } from '@/components/share/evidence-link'
import { SHARE_CHIP } from '@/components/share/share-chip'
import { findNotesHere } from '@/app/notes-here'
import { writerOf } from '@/components/note/note-form'
import { notesByPlace } from '@/components/note/place-notes'
import { PageFrame } from '@/components/site/page-frame'
import { configurationText } from '@/components/trial/configuration-text'
import { SkillDiff } from '@/components/diff/skill-diff'
import { db } from '@/db'
import { compareSkills, diffSkillFiles } from '@/lib/analysis/skill/compare-skills'
import type { TrialAnswer } from '@/lib/analysis/trial/get-trial'
import { listExperimentNames } from '@/lib/analysis/experiment/list-experiment-names'
import { diffTrials } from '@/lib/analysis/diff/diff-trials'
import { listFirstSteps } from '@/lib/analysis/diff/list-first-steps'
import { shareDiff } from '@/lib/share/share-diff'
import { diffEvidenceHref, diffHref, loadDiffParams } from '@/lib/url/diff'
import { swapRow } from '@/lib/domain/note'
import { loadNoteParams } from '@/lib/url/notes'
import { taskHref } from '@/lib/url/site'

export const metadata: Metadata = { title: 'Diff of two trials' }

export default async function DiffPage({ searchParams }: PageProps<'/diff'>) {
  const asked = await loadDiffParams(searchParams)
  if (asked.left === null && asked.right === null) return <DiffPicker />
  const answer = await diffTrials(db, asked)
  const { left, right, alignment, flips } = answer
  const shared = shareDiff(answer)
  const known = left ?? right
  const isOneTask =
    left &&
    right &&
    left.task.name === right.task.name &&
    left.experiment.slug === right.experiment.slug
  const { note } = await loadNoteParams(searchParams)
  const [first, skills, here] = await Promise.all([
    alignment && listFirstSteps(db, left!, right!, alignment),
    left && right && compareSkills(db, left, right),
    left && right && notesOfRows(left, right, note),
  ])
  const opened = skills?.skills.find((pair) => pair.name === asked.skill) ?? null
  const files = opened && (await diffSkillFiles(db, opened))
  return (
    <PageFrame
      experiment={known?.experiment}
      tab="tasks"
      crumbs={
        known
          ? [
              { label: known.task.name, href: taskHref(known.experiment.slug, known.task.name) },
              { label: 'diff' },
            ]
          : [{ label: 'Diff' }]
      }
    >
      <div className="flex flex-wrap items-start gap-3">
        <div className="min-w-0 flex-1 basis-[300px]">
          <h1 className="[overflow-wrap:anywhere]">
            {known?.task.name ?? 'Two trials side by side'}{' '}
            {known && (
              <span className="text-sm font-normal tracking-normal text-ink-3">
                {[known.task.domain, configurationText(known)].filter(Boolean).join(' · ')}
              </span>
            )}
          </h1>
          <p className="text-ink-2">
            {left && right && !isOneTask
              ? `Not the same task: the right is ${right.task.name}.`
              : 'Where do the two attempts part, and what came of it?'}
          </p>
        </div>
        {shared && <CopyMarkdown document={shared} />}
        {shared && (
          <EvidenceLink href={diffEvidenceHref({ left: asked.left, right: asked.right })} />
        )}
        <ArmsLink left={left} right={right} />
        <Link href={diffHref({ left: asked.right, right: asked.left })} className={SHARE_CHIP}>
          Swap <kbd className="font-mono text-2xs text-ink-3 max-sm:hidden">x</kbd>
        </Link>
      </div>
      <DiffHeads left={left} right={right} asked={asked} />
      {alignment && first ? (
        <>
          <DiffSentence {...{ alignment, flips }} trials={{ left: left!.uid, right: right!.uid }} />
          {skills && (
            <SkillDiff
              slugs={{ left: left!.experiment.slug, right: right!.experiment.slug }}
              {...{ asked, skills, files }}
            />
          )}
          <DiffView
            key={`${asked.left} ${asked.right}`}
            left={{
              uid: left!.uid,
              outline: alignment.packed.left,
              firstSteps: first.left,
            }}
            right={{
              uid: right!.uid,
              outline: alignment.packed.right,
              firstSteps: first.right,
            }}
            rows={alignment.packed.rows}
            stops={JSON.stringify(alignment.stops)}
            trivial={JSON.stringify(alignment.trivial)}
            parting={alignment.divergence.row}
            notes={here!.notes}
            writing={here!.writing}
          />
        </>
      ) : (
        left &&
        right && (
          <p className="mt-4 text-ink-2">
            {left.stepCount ? 'The right' : 'The left'} trial’s log holds no steps, so there is
            nothing to align. Pick another trial above.
          </p>
        )
      )}
    </PageFrame>
  )
}

/** The notes on rows of a diff, whichever trial stood on the left when they were written. */
async function notesOfRows(left: TrialAnswer, right: TrialAnswer, shown: string | null) {
  const place = { slug: left.experiment.slug, page: '/diff' }
  const here = await findNotesHere(place, { rowsOf: [left.uid, right.uid] }, shown)
  const { viewer, people, actions } = here
  return {
    notes: notesByPlace(here, ({ trial, row }) =>
      row === null || trial === left.uid ? row : swapRow(row),
    ),
    writing: viewer.mayWrite ? { action: actions.add, writer: writerOf(viewer, people) } : null,
  }
}

async function DiffPicker() {
  return (
    <PageFrame crumbs={[{ label: 'Diff' }]}>
      <h1>Two trials side by side</h1>
      <p className="text-ink-2">Where do two attempts part, and what came of it? Choose them.</p>
      <ChooseTwo experiments={await listExperimentNames(db)} />
    </PageFrame>
  )
}
