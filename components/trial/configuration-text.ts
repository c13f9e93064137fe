import { visibleName } from '@/lib/domain/visible-text'

/** `OpenHands · small-model · high`, as far as it is known. */
export const configurationText = (trial: {
  harness: string | null
  model: string | null
  effort: string | null
}): string =>
  [trial.harness ?? 'unknown harness', trial.model ?? 'unknown model', trial.effort]
    .filter((part) => part !== null)
    .map(visibleName)
    .join(' · ')
