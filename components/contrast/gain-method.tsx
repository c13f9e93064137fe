import { HowComputed } from '@/components/ui/how-computed'
import { methodHref } from '@/lib/url/docs'
import type { ContrastHead } from '@/lib/cells/describe-contrast'
import type { Headline } from '@/lib/cells/make-headline'
import { displayCounted, displayRate } from '@/lib/display'
import { methodWords } from '@/lib/domain/no-interval'
import type { Weighting } from '@/lib/domain/weighting'
import { sayMissing } from './missing-words'
import { sayZero } from './settle-words'

const HOW: Record<Weighting, (configurations: string, nTasks: number) => string> = {
  tasks: (configurations, nTasks) =>
    `Per task the mean over ${configurations} of with − without, then the mean over ${displayCounted(nTasks, 'task')}: each task counts once, however often it was run.`,
  trials: (configurations, nTasks) =>
    `The mean over all trials with, minus the mean over all trials without, of ${configurations} and ${displayCounted(nTasks, 'task')}: each trial counts once. Tasks up and down and the views below count each task once.`,
  domains: (configurations, nTasks) =>
    `Per task the mean over ${configurations} of with − without, then the mean of each domain, then the mean of the domains (${displayCounted(nTasks, 'task')} that name one): each domain counts once, and tasks without one are left out. Tasks up and down and the views below count each task once.`,
}

/** How the headline gain was made: method, draws and seed, coverage. */
export function GainMethod({ headline, contrast }: { headline: Headline; contrast: ContrastHead }) {
  const { gain, coverage, nConfigurations } = headline
  const zero = sayZero(headline.p, contrast.uncertainty)
  return (
    <HowComputed href={methodHref('Rates and gains')}>
      <p>
        {HOW[contrast.weighting](displayCounted(nConfigurations, 'configuration'), gain.nTasks)} 95
        %: {methodWords(gain, contrast)}. No draws and no seed: it is a formula (Miller 2024 §4).
      </p>
      {zero && <p>{zero}</p>}
      <p>
        Paired on tasks that all shown configurations have in both arms: {coverage.nTasks} of{' '}
        {coverage.plannedTasks} ({displayRate(coverage.tasks)}). {sayMissing(coverage.missing)}
      </p>
    </HowComputed>
  )
}
