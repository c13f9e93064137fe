import { GainRowsChart } from '@/components/chart/gain-rows-chart'
import { PlotFrame } from '@/components/chart/plot-frame'
import { HowComputed } from '@/components/ui/how-computed'
import { methodHref } from '@/lib/url/docs'
import { Section } from '@/components/ui/section'
import type { HealthView } from '@/lib/analysis/health/summarize-health'
import { isMissingJudged } from '@/lib/cells/health/gains-by-rule'
import { displayCounted } from '@/lib/display'
import { visibleName } from '@/lib/domain/visible-text'
import { healthDataHref, type HealthParams } from '@/lib/url/health'
import { concludeGains, RULE_WORDS } from './health-words'

/** What matters in the end: the gain with everything doubtful counted another way. */
export function RuleGains({ view, params }: { view: HealthView; params: HealthParams }) {
  const { gains, contrast, experiment } = view
  if (!contrast || gains.length === 0) return null
  const conclusion = concludeGains(gains, isMissingJudged(contrast), contrast.uncertainty)
  const axis = `${visibleName(contrast.with.label)} − ${visibleName(contrast.without.label)}, pp, 95 %`
  return (
    <Section
      id="answer"
      title="Does it change the answer?"
      aside={displayCounted(gains.length, 'way', 'ways') + ' of counting'}
    >
      <PlotFrame
        label={`Gain under ${gains.length} rules; the numbers stand beside the marks`}
        fileName={`${experiment.slug}-health`}
        csvHref={healthDataHref(experiment.slug, params, 'csv', 'gains')}
        caption={{
          title: 'Does it change the answer how doubtful trials are counted?',
          note: `${visibleName(experiment.name)}. ${axis}. Formulas, no draws.`,
        }}
      >
        <GainRowsChart
          label="Gain under each rule"
          axis={axis}
          width={760}
          names={380}
          rows={gains.map(({ rule, gain }) => ({
            ...{ name: RULE_WORDS[rule], gain: gain.estimate, low: gain.low, high: gain.high },
            note: displayCounted(gain.nTrials, 'trial'),
          }))}
        />
      </PlotFrame>
      {conclusion && (
        <p className="max-w-[760px] text-ink-2">
          <strong className="font-[600] text-ink">What may be concluded:</strong> {conclusion}
        </p>
      )}
      <HowComputed href={methodHref('Skill use, and traps')}>
        <p>
          Each row is the gain of the comparison above, on its own common tasks. “Missing”: every
          trial that does not count, all failed with skills and passed without, or the reverse
          (Imbens and Manski’s bounds; each task once). The plan is not in the logs: an arm counts
          as meant to run a task that it ran as often as it ran most of them. A task that an arm
          never ran is not missing, but a combination that was not run.
        </p>
      </HowComputed>
    </Section>
  )
}
