'use client'

import Link from 'next/link'
import { useParams } from 'next/navigation'
import { experimentHref, homeHref, importsHref } from '@/lib/url/site'
import { visibleName } from '@/lib/domain/visible-text'
import { skillListHref } from '@/lib/url/skill'
import { readSegment } from '@/lib/url/read-segment'
import { PageFrame } from './page-frame'

const WORDS = {
  experiment: {
    why: 'It may have been deleted, or was never imported here. A renamed experiment is found by its former name too.',
  },
  task: {
    why: 'Its import may have been undone, or the link has a slip. Names of tasks are as the logs say them.',
  },
  skill: {
    why: 'No folder and no log of this experiment names it, its import may have been undone, or the link has a slip.',
  },
  import: {
    why: 'Links of imports belong to this database; another one has others. Deliveries that were never imported go after 24 hours.',
  },
} as const

/** The page of an address whose experiment, task, skill or import is not there: what, why, and the ways on. */
export function Missing({ what }: { what: keyof typeof WORDS }) {
  const params = useParams<Partial<Record<'experiment' | 'task' | 'skill' | 'import', string>>>()
  const { experiment } = params
  const named = readSegment(params[what] ?? '')
  return (
    <PageFrame crumbs={[{ label: `${what} not found` }]}>
      <h1 className="break-words">
        No {what} is called “{visibleName(named)}”
      </h1>
      <p className="mt-1 max-w-[70ch] text-ink-2">{WORDS[what].why}</p>
      <p className="mt-2 flex flex-wrap gap-4">
        {what === 'task' && experiment && (
          <Link href={experimentHref(readSegment(experiment), 'tasks')} className="underline">
            See the tasks of this experiment
          </Link>
        )}
        {what === 'skill' && experiment && (
          <Link href={skillListHref(readSegment(experiment))} className="underline">
            See the skills of this experiment
          </Link>
        )}
        <Link href={homeHref()} className="underline">
          See the experiments
        </Link>
        <Link href={importsHref()} className="underline">
          See the imports
        </Link>
      </p>
    </PageFrame>
  )
}
