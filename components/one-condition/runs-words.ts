import type { ExperimentSummary } from '@/lib/analysis/experiment/summarize-experiment'
import type { RunsSummary } from '@/lib/analysis/runs/summarize-runs'
import { sayThin } from '@/lib/cells/thin-comparison'
import { displayCount, displayCounted, displayRate } from '@/lib/display'
import { visibleName } from '@/lib/domain/visible-text'

type Passed = Pick<RunsSummary, 'nPassed' | 'nTrials' | 'nCounted'>

/** How many trials passed, of those that count: the rates below are of these alone. */
export function sayPassed({ nPassed, nTrials, nCounted }: Passed): string {
  const rate = displayRate(nCounted === 0 ? null : nPassed / nCounted)
  const trials = displayCounted(nTrials, 'trial')
  return nCounted === nTrials
    ? `Of ${trials}, ${displayCount(nPassed)} passed, ${rate}.`
    : `Of ${trials}, ${displayCount(nCounted)} ${nCounted === 1 ? 'counts' : 'count'} and ${displayCount(nPassed)} passed, ${rate} of those that count.`
}

/** Why there is no headline, and what the trials say all the same. */
export function sayNothingToCompare(
  { headline }: Pick<ExperimentSummary, 'headline'>,
  runs: Passed & Pick<RunsSummary, 'conditions'>,
): string {
  const passed = sayPassed(runs)
  if (headline) return `${sayThin(headline.coverage)} ${passed}`
  const known = runs.conditions.filter(({ kind }) => kind !== 'unknown')
  const why =
    known.length === 0
      ? 'these logs do not say which skills the jobs had'
      : `the only known condition is ${known.map(({ label }) => visibleName(label)).join(', ')}`
  return `Nothing to compare yet: ${why}. ${passed}`
}
