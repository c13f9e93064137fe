import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { ArmsTree } from '@/components/diff/arms-tree'
import { PageFrame } from '@/components/site/page-frame'
import { configurationText } from '@/components/trial/configuration-text'
import { db } from '@/db'
import { compareArmPaths } from '@/lib/analysis/diff/compare-arm-paths'
import { MOST_DEEDS } from '@/lib/diff/action-tree'
import { displayCounted } from '@/lib/display'
import { armsQuestion, loadArmsParams } from '@/lib/url/diff'
import { taskHref } from '@/lib/url/site'

export const metadata: Metadata = { title: 'All trials of two arms' }

export default async function ArmsPage({ searchParams }: PageProps<'/diff/arms'>) {
  const asked = await loadArmsParams(searchParams)
  const question = armsQuestion(asked)
  const paths = question && (await compareArmPaths(db, question))
  if (!question || !paths) notFound()
  const { trials, labels } = paths
  const first = trials.without[0] ?? trials.with[0]
  return (
    <PageFrame
      experiment={paths.experiment}
      tab="tasks"
      crumbs={[
        { label: question.task, href: taskHref(paths.experiment.slug, question.task) },
        { label: 'all trials' },
      ]}
    >
      <h1 className="[overflow-wrap:anywhere]">
        {question.task}{' '}
        {first && (
          <span className="text-sm font-normal tracking-normal text-ink-3">
            {configurationText(first)}
          </span>
        )}
      </h1>
      {first ? (
        <>
          <p className="max-w-[100ch] text-ink-2">
            Where do {displayCounted(trials.without.length, 'trial')} ({labels.without}) and{' '}
            {displayCounted(trials.with.length, 'trial')} ({labels.with}) part? Words and looking
            around are left out; the same deed again is one. Each is followed for its first{' '}
            {MOST_DEEDS} deeds.
            {paths.leftOut > 0 &&
              ` ${displayCounted(paths.leftOut, 'trial')} without steps, or beyond forty of an arm, left out.`}
          </p>
          <ArmsTree paths={paths} asked={asked} />
        </>
      ) : (
        <p className="text-ink-2">
          {paths.leftOut === 0
            ? `Of this configuration, no trial was imported with ${labels.without} or ${labels.with}.`
            : `None of the ${displayCounted(paths.leftOut, 'trial')} with ${labels.without} or ${labels.with} has a trajectory. Import the agents’ logs to see what they did.`}
        </p>
      )}
    </PageFrame>
  )
}
