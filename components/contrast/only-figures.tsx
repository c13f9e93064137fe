import Link from 'next/link'
import type { ExperimentFrame } from '@/lib/cells/describe-contrast'
import { figuresHref } from '@/lib/url/conditions'

/** A published source of which no cell of any task is here: at most its printed figures. */
export const hasOnlyFigures = ({
  kind,
  nTrials,
}: Pick<ExperimentFrame['experiment'], 'kind' | 'nTrials'>) => kind === 'published' && nTrials === 0

/** Why a view of such a source is empty, and where its figures stand. */
export function OnlyFigures({ slug }: { slug: string }) {
  return (
    <>
      This source is here with its printed aggregates only, no results of single tasks.{' '}
      <Link href={figuresHref(slug)} className="underline underline-offset-2">
        See its printed figures
      </Link>
    </>
  )
}
