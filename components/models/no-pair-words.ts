import type { ExperimentFrame } from '@/lib/cells/describe-contrast'
import { displayCounted } from '@/lib/display'
import { visibleName } from '@/lib/domain/visible-text'

/** Why no two arms of an experiment can be set side by side, and what would let them be. */
export function sayNoPair({ experiment, conditions, contrast }: ExperimentFrame): string {
  const { nConfigurations, nTrials } = experiment
  if (nTrials === 0)
    return 'Nothing to compare: no trial is here. This needs trials of two configurations, or of one under two known conditions.'
  const ran = `${displayCounted(nConfigurations, 'configuration')} ran here`
  const known = conditions.filter(({ kind }) => kind !== 'unknown')
  if (known.length === 0)
    return `Nothing to compare: ${ran}, and no log says what skills the agent had. The settings can say it.`
  const [only] = known
  if (known.length === 1)
    return `Nothing to compare: ${ran}, and ${nConfigurations === 1 ? 'it has' : 'none has'} both conditions: the only known one is ${visibleName(only!.label)}. It needs the same tasks under another condition too.`
  return contrast
    ? `Nothing to compare: ${ran}, and none has trials that count under ${visibleName(contrast.without.label)}. Choose another condition or error policy.`
    : `Nothing to compare: ${ran}, none under two known conditions.`
}
