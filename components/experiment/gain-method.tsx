import { HowComputed } from '@/components/ui/how-computed'
import type { Headline } from '@/lib/analysis/make-headline'
import { displayCounted, displayRate } from '@/lib/display'
import { GAIN_METHODS } from '@/lib/domain/gain'

/** How the headline gain was made: method, draws and seed, coverage. */
export function GainMethod({ headline }: { headline: Headline }) {
  const { gain, coverage, nConfigurations } = headline
  return (
    <HowComputed>
      <p>
        Per task the mean over {displayCounted(nConfigurations, 'configuration')} of with − without,
        then the mean over {displayCounted(gain.nTasks, 'task')}: each task counts once, however
        often it was run. Interval: {GAIN_METHODS[gain.method]}, 95 %. No draws and no seed: it is a
        formula (Miller 2024 §4; docs/statistics.md).
      </p>
      <p>
        Paired on tasks that all shown configurations have in both arms: {coverage.nTasks} of{' '}
        {coverage.plannedTasks} ({displayRate(coverage.tasks)}).
      </p>
    </HowComputed>
  )
}
