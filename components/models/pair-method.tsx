import { HowComputed } from '@/components/ui/how-computed'
import { methodHref } from '@/lib/url/docs'
import type { ModelsView } from '@/lib/analysis/model/compare-models'
import type { ArmPair } from '@/lib/analysis/model/describe-pair'
import { displayCounted, displayNamedP, displayPoints, displayPointsInterval } from '@/lib/display'
import { methodWords } from '@/lib/domain/no-interval'

const WEIGHT_WORDS = {
  tasks: 'each task once',
  trials: 'each trial once',
  domains: 'each domain once (tasks without one left out)',
}

/** How the verdict on two arms was made. */
export function PairMethod({
  view: { contrast },
  pair,
  margin,
}: {
  view: ModelsView
  pair: ArmPair
  margin: number
}) {
  const { comparison } = pair
  return (
    <HowComputed href={methodHref('Small with skills against large without')}>
      <p>
        Paired difference over the {displayCounted(comparison.nTasks, 'task')} that both have,{' '}
        {WEIGHT_WORDS[contrast?.weighting ?? 'tasks']}; {methodWords(comparison, contrast)}. Not
        worse when the lower end of the 90 % interval lies above {displayPoints(-margin, ' pp')}{' '}
        (one-sided 5 %{comparison.p !== null && `, ${displayNamedP('p', comparison.p)}`}
        {pair.reason === 'best_pair' && ', corrected as in the table below'}). “Match” needs both
        ends within the margin. A difference that is not significant is not a match. Blackwelder
        1982; Schuirmann 1987. No draws and no seed: formulas.
      </p>
      <p>
        95 % interval {displayPointsInterval(comparison.low, comparison.high)}; for these tasks
        (repeat runs of the same tasks){' '}
        {comparison.rerunLow === null
          ? '— (needs two trials of some task)'
          : displayPointsInterval(comparison.rerunLow, comparison.rerunHigh)}
        . Better on {comparison.nUp}, equal on {comparison.nTie}, worse on{' '}
        {displayCounted(comparison.nDown, 'task')}. Left out: {comparison.nOnlyFirst} that only the
        first and {comparison.nOnlySecond} that only the second has.
      </p>
    </HowComputed>
  )
}
