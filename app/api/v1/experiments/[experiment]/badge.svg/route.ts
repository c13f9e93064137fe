import { keepAnswer } from '@/app/api/v1/keep-answer'
import { noExperiment } from '@/app/api/v1/respond'
import { db } from '@/db'
import { getExperiment } from '@/lib/analysis/experiment/get-experiment'
import { isUse } from '@/lib/domain/trial-measure'
import { ask } from '@/lib/server/ask'
import { shareBadge, shareUseBadge } from '@/lib/share/share-badge'
import { loadContrastParams } from '@/lib/url/experiment'

const picture = (svg: string) => new Response(svg, { headers: { 'content-type': 'image/svg+xml' } })

/** The headline of an experiment, or what its runs use, as a small picture for a README. */
export async function GET(
  request: Request,
  { params }: RouteContext<'/api/v1/experiments/[experiment]/badge.svg'>,
) {
  const experiment = await getExperiment(db, (await params).experiment)
  if (!experiment) return noExperiment()
  const { measure, ...question } = loadContrastParams(request)
  return keepAnswer(request, `${experiment.id}-${experiment.dataVersion}`, async () => {
    if (isUse(measure)) {
      const view = await ask('viewUse', experiment.slug, { ...question, measure, view: 'overview' })
      return view ? picture(shareUseBadge(view)) : noExperiment()
    }
    const summary = await ask('summarizeExperiment', experiment.slug, question)
    return summary ? picture(shareBadge(summary)) : noExperiment()
  })
}
