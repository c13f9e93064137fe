import { ComparisonLine } from '@/components/contrast/comparison-line'
import { UseOverview } from '@/components/overview/use-overview'
import { ViewFrame } from '@/components/site/view-frame'
import { UseView } from '@/components/use/use-view'
import { USE_NOTE } from '@/components/use/use-words'
import type { UseQuestion } from '@/lib/analysis/use/view-use'
import { isUse } from '@/lib/domain/trial-measure'
import { ask } from '@/lib/server/ask'
import type { ContrastParams } from '@/lib/url/experiment'
import { openView } from './open-view'

/** A view by what runs use, where its link asks for that; null where it asks for success. */
export async function measuredPage<Question extends ContrastParams>(
  view: UseQuestion['view'],
  params: Promise<{ readonly experiment: string }>,
  question: Question,
  href: (slug: string, question: Question) => string,
) {
  const { measure } = question
  if (!isUse(measure)) return null
  const find = (slug: string) => ask('viewUse', slug, { ...question, measure, view })
  const found = await openView(params, find, (slug) => href(slug, question))
  // Where nothing is compared, the view by itself says what there is all the same.
  if (!found.contrast) return null
  return (
    <ViewFrame
      view={view}
      experiment={found.experiment}
      comparison={
        <ComparisonLine
          frame={found}
          params={question}
          href={(changed) => href(found.experiment.slug, { ...question, ...changed })}
          note={USE_NOTE}
        />
      }
    >
      {view === 'overview' ? (
        <UseOverview view={found} params={question} />
      ) : (
        <UseView view={found} tab={view} params={question} />
      )}
    </ViewFrame>
  )
}
