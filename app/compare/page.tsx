import type { Metadata } from 'next'
import Link from 'next/link'
import { ChooseExperiments } from '@/components/compare/choose-experiments'
import { CompareView } from '@/components/compare/compare-view'
import { ComparisonLine } from '@/components/contrast/comparison-line'
import { successOnly } from '@/components/contrast/success-only'
import { PageFrame } from '@/components/site/page-frame'
import { db } from '@/db'
import { listExperimentNames } from '@/lib/analysis/experiment/list-experiment-names'
import { ask } from '@/lib/server/ask'
import { compareHref, loadCompareParams } from '@/lib/url/compare'
import { homeHref } from '@/lib/url/site'

export const metadata: Metadata = { title: 'Compare two experiments' }

/** What a difference of gains is always about. */
const WHY_NOT = {
  uncertainty: 'The interval of a difference is over tasks: for other tasks of this kind.',
  weighting: 'Every common task counts once.',
}

export default async function ComparePage({ searchParams }: PageProps<'/compare'>) {
  const params = await loadCompareParams(searchParams)
  const { left, right, ...question } = params
  const isChosen = left !== null && right !== null
  const [experiments, answer] = await Promise.all([
    listExperimentNames(db),
    isChosen ? ask('compareExperiments', { left, right }, question) : null,
  ])
  const compared = answer?.compared ?? null
  const missing = answer
    ? (['left', 'right'] as const).flatMap((side) =>
        answer[side] === null ? [params[side] ?? ''] : [],
      )
    : []
  return (
    <PageFrame
      crumbs={[{ label: 'Experiments', href: homeHref() }, { label: 'Compare' }]}
      comparison={
        compared && (
          <ComparisonLine
            frame={compared.left}
            params={params}
            href={(changed) => compareHref({ ...params, ...changed })}
            whyNot={{ ...WHY_NOT, ...successOnly('compare') }}
            note="The conditions are those of the first experiment. The second is asked for the same; where it has them not, the page says what it compares."
          />
        )
      }
    >
      <h1 className="mb-3">Compare two experiments</h1>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <ChooseExperiments experiments={experiments} params={params} />
        {isChosen && (
          <Link
            href={compareHref({ ...params, left: right, right: left })}
            className="text-xs underline underline-offset-2"
          >
            Swap
          </Link>
        )}
      </div>
      {missing.length > 0 && (
        <p role="alert" className="mt-4 text-ink-2">
          No experiment is called {missing.map((slug) => `“${slug}”`).join(' or ')}. Choose one
          above.
        </p>
      )}
      {!isChosen && (
        <p className="mt-4 max-w-[620px] text-ink-2">
          Did the gain grow from one version to the next, from one iteration of a skill to another,
          since last night? Choose two experiments that share tasks.
        </p>
      )}
      {compared && <CompareView compared={compared} params={params} />}
    </PageFrame>
  )
}
