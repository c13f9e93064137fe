import { ComparisonLine } from '@/components/contrast/comparison-line'
import { ExperimentOverview } from '@/components/overview/experiment-overview'
import { FiguresView } from '@/components/figures/figures-view'
import { RunsOverview } from '@/components/one-condition/runs-overview'
import { SaySkills } from '@/components/one-condition/say-skills'
import { ViewFrame } from '@/components/site/view-frame'
import { db } from '@/db'
import { getExperimentSettings } from '@/lib/analysis/experiment/get-experiment-settings'
import { canPairJobs } from '@/lib/analysis/runs/can-pair-jobs'
import { listExperimentFigures } from '@/lib/analysis/figure/list-experiment-figures'
import { isThinComparison } from '@/lib/cells/thin-comparison'
import { ask } from '@/lib/server/ask'
import { loadContrastParams, overviewHref } from '@/lib/url/experiment'
import { NotesWay } from './notes-way'
import { measuredPage } from './measured-page'
import { openView } from './open-view'
import { saySkills } from './say-skills'
import { viewTitle } from './view-title'

type Props = PageProps<'/experiments/[experiment]'>

export const generateMetadata = viewTitle('overview')

export default async function OverviewPage({ params, searchParams }: Props) {
  const question = await loadContrastParams(searchParams)
  const measured = await measuredPage('overview', params, question, overviewHref)
  if (measured) return measured
  const find = (slug: string) => ask('summarizeExperiment', slug, question)
  const summary = await openView(params, find, (slug) => overviewHref(slug, question))
  const { experiment } = summary
  // A source that prints aggregates only has no cells to summarize.
  const figures =
    experiment.kind === 'published' && experiment.nTrials === 0
      ? await listExperimentFigures(db, experiment.slug)
      : null
  // Without two conditions to compare, or with one task of many in both, there is no headline, and
  // still much to say.
  const isThin = summary.headline !== null && isThinComparison(summary.headline.coverage)
  const isAlone = experiment.nTrials > 0 && (summary.contrast === null || isThin)
  const runs = isAlone ? await ask('summarizeRuns', experiment.slug, question) : null
  const settings = isAlone ? await getExperimentSettings(db, experiment.slug) : null
  const unknown = settings?.groups.filter(({ kind }) => kind === 'unknown') ?? []
  return (
    <ViewFrame
      view="overview"
      experiment={experiment}
      comparison={
        <ComparisonLine
          frame={summary}
          params={question}
          href={(changed) => overviewHref(experiment.slug, changed)}
        />
      }
    >
      {figures ? (
        <FiguresView view={figures} isOverview />
      ) : runs ? (
        <RunsOverview
          summary={summary}
          runs={runs}
          ways={<NotesWay slug={experiment.slug} />}
          form={
            unknown.length > 0 && (
              <SaySkills
                slug={experiment.slug}
                groups={unknown}
                canCompare={await canPairJobs(db, settings!.id)}
                action={saySkills.bind(null, experiment.slug)}
              />
            )
          }
        />
      ) : (
        <ExperimentOverview
          summary={summary}
          params={question}
          ways={<NotesWay slug={experiment.slug} />}
        />
      )}
    </ViewFrame>
  )
}
