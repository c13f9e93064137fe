import { Fragment } from 'react'
import Link from 'next/link'
import type { ExperimentFrame } from '@/lib/cells/describe-contrast'
import { figuresHref } from '@/lib/url/conditions'
import { experimentHref } from '@/lib/url/site'
import { viewOf } from '@/lib/url/views'

type Experiment = ExperimentFrame['experiment']

/** A published source of which no cell of any task is here: at most its printed figures. */
export const hasOnlyFigures = ({ kind, nTrials }: Pick<Experiment, 'kind' | 'nTrials'>) =>
  kind === 'published' && nTrials === 0

const LINK = 'underline underline-offset-2'

/** Links to the views that say something of an experiment, by their names. */
export function FilledViews({ slug, filledViews }: Pick<Experiment, 'slug' | 'filledViews'>) {
  return filledViews.map((key, index) => (
    <Fragment key={key}>
      {index > 0 && (index === filledViews.length - 1 ? ' and ' : ', ')}
      <Link href={experimentHref(slug, viewOf(key).path)} className={LINK}>
        {viewOf(key).label}
      </Link>
    </Fragment>
  ))
}

/** Why a view of such a source is empty, and which views read what it prints. */
export function OnlyFigures({ slug, filledViews }: Pick<Experiment, 'slug' | 'filledViews'>) {
  return (
    <>
      This source is here with its printed aggregates only, no results of single tasks.{' '}
      {filledViews.length > 0 && (
        <>
          Its tables fill <FilledViews slug={slug} filledViews={filledViews} />; see also{' '}
        </>
      )}
      <Link href={figuresHref(slug)} className={LINK}>
        {filledViews.length > 0 ? 'all printed figures' : 'See its printed figures'}
      </Link>
      .
    </>
  )
}
