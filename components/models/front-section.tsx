import { PlotFrame } from '@/components/chart/plot-frame'
import { HowComputed } from '@/components/ui/how-computed'
import { methodHref } from '@/lib/url/docs'
import { Section } from '@/components/ui/section'
import { SwitchLinks } from '@/components/ui/switch-links'
import type { ModelsView } from '@/lib/analysis/model/compare-models'
import { displayCounted } from '@/lib/display'
import { COST_MEASURES, modelsDataHref, modelsHref, type ModelsParams } from '@/lib/url/models'
import { visibleName } from '@/lib/domain/visible-text'
import { ArmsTable } from './arms-table'
import { FrontChart } from './front-chart'

/** The points alone say it: that the other is truly as high is not tested. */
const HOLLOW = 'another arm is cheaper and at least as high (untested)'

/** Cost against success of every arm, and which arms nothing beats. */
export function FrontSection({ view, params }: { view: ModelsView; params: ModelsParams }) {
  const { points, x, nKnown, experiment } = view
  const missing = points.length - nKnown[x]
  const isPrinted = points.some((point) => point[x].source === 'printed')
  return (
    <Section
      id="front"
      title="What does success cost?"
      aside={`${displayCounted(points.length, 'arm')} · hollow: ${HOLLOW} · the line joins the others, named as far as there is room`}
      actions={
        <SwitchLinks
          label="across"
          options={COST_MEASURES.map((measure) => ({
            label: measure,
            href: modelsHref(experiment.slug, { ...params, x: measure }),
            isCurrent: measure === x,
            ...(nKnown[measure] === 0 && { whyDisabled: 'No arm reports it.' }),
          }))}
        />
      }
    >
      {nKnown[x] === 0 ? (
        <p className="text-ink-2">
          Neither cost nor tokens of any arm are known. Logs that report usage, or a figures.csv
          with printed averages, would fill this.
        </p>
      ) : (
        <PlotFrame
          label={`${x === 'cost' ? 'Cost' : 'Tokens'} against success of ${nKnown[x]} arms; the numbers follow as a table`}
          fileName={`${experiment.slug}-${x}-against-success`}
          csvHref={modelsDataHref(experiment.slug, { ...params, x }, 'csv', 'arms')}
          caption={{
            title: 'What does success cost?',
            note: `${visibleName(experiment.name)}. ${nKnown[x]} arms (a configuration under a condition), mean reward with its 95 % interval against mean ${x === 'cost' ? 'US dollars' : 'tokens'} of a trial; ${displayCounted(points[0]?.nTasks ?? 0, 'common task')}. Hollow: ${HOLLOW}; the line joins the others. Formulas, no draws.`,
          }}
        >
          <FrontChart
            points={points}
            x={x}
            interval={view.contrast?.uncertainty === 'rerun' ? 'for these tasks' : 'over tasks'}
          />
        </PlotFrame>
      )}
      {missing > 0 && nKnown[x] > 0 && (
        <p className="mt-1 text-ink-2">
          {displayCounted(missing, 'arm')} without known {x === 'cost' ? 'cost' : 'tokens'}{' '}
          {missing === 1 ? 'is' : 'are'} not drawn; unknown is not 0.
          {x === 'cost' && nKnown.tokens > nKnown.cost && ' Tokens are known for more of them.'}
        </p>
      )}
      <details className="mt-2 text-xs" open={nKnown[x] === 0}>
        <summary className="w-fit cursor-pointer text-ink-3 hover:text-ink">
          The numbers as a table
        </summary>
        <div className="mt-2">
          <ArmsTable points={points} />
        </div>
      </details>
      <HowComputed href={methodHref('Small with skills against large without')}>
        <p>
          Rates over the tasks that all shown arms have; the interval is of the kind asked for above
          (t over tasks, or normal from trials), 95 %; no draws and no seed. Per solved task: total
          spend, failed and left-out attempts included, over the sum of rewards; a dash where some
          trial does not report its spend. An arm is beaten when another costs at most as much and
          scores at least as high; within noise when its interval overlaps theirs.
        </p>
        {isPrinted && (
          <p>
            The source prints averages only: they are drawn as printed, have no interval, and say
            nothing of which tokens were cached.
          </p>
        )}
      </HowComputed>
    </Section>
  )
}
