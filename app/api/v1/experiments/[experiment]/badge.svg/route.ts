import { keepAnswer } from '@/app/api/v1/keep-answer'
import { noExperiment } from '@/app/api/v1/respond'
import { db } from '@/db'
import { getExperiment } from '@/lib/analysis/experiment/get-experiment'
import { ask } from '@/lib/server/ask'
import { shareBadge } from '@/lib/share/share-badge'
import { loadContrastParams } from '@/lib/url/experiment'

/** The headline of an experiment as a small picture for a README. */
export async function GET(
  request: Request,
  { params }: RouteContext<'/api/v1/experiments/[experiment]/badge.svg'>,
) {
  const experiment = await getExperiment(db, (await params).experiment)
  if (!experiment) return noExperiment()
  return keepAnswer(request, `${experiment.id}-${experiment.dataVersion}`, async () => {
    const summary = await ask('summarizeExperiment', experiment.slug, loadContrastParams(request))
    return summary
      ? new Response(shareBadge(summary), { headers: { 'content-type': 'image/svg+xml' } })
      : noExperiment()
  })
}
