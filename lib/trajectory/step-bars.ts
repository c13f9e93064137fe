import { isSkillUsed, type StepOutline } from './step-outline'

export type StepMeasure = 'duration' | 'tokens' | 'cost' | 'size'

const VALUE: Record<StepMeasure, (step: StepOutline) => number | null> = {
  duration: (step) =>
    step.durationMs === null && step.sinceMs === null
      ? null
      : (step.durationMs ?? 0) + (step.sinceMs ?? 0),
  tokens: (step) => step.tokens,
  cost: (step) => step.costUsd,
  size: (step) => step.size,
}

/** One bar of the overview: the steps it stands for and the largest of their values. */
export interface StepBar {
  readonly first: number
  readonly last: number
  /** The step whose value it is. */
  readonly top: number
  /** In [0,1], on a square-root scale, since one step often takes as much as a hundred. */
  readonly height: number
  readonly isError: boolean
  /** Whether a skill was read or run here, or only offered or loaded. */
  readonly skill: 'used' | 'offered' | null
  readonly isTool: boolean
}

/** What a step took by a measure; null is unknown. */
export const barValue = (step: StepOutline, measure: StepMeasure) => VALUE[measure](step)

/** The measures that a trajectory knows, in the order in which they tell most. */
export const knownMeasures = (outline: readonly StepOutline[]): StepMeasure[] =>
  (['duration', 'tokens', 'cost', 'size'] as const).filter((measure) =>
    outline.some((step) => (VALUE[measure](step) ?? 0) > 0),
  )

/** At most `most` bars over a whole trajectory, each the maximum of its steps. */
export function stepBars(
  outline: readonly StepOutline[],
  measure: StepMeasure,
  most: number,
): StepBar[] {
  const count = Math.min(outline.length, most)
  const value = VALUE[measure]
  const peak = outline.reduce((max, step) => Math.max(max, value(step) ?? 0), 0)
  return Array.from({ length: count }, (_, bar) => {
    const from = Math.floor((bar * outline.length) / count)
    const to = Math.floor(((bar + 1) * outline.length) / count)
    const steps = outline.slice(from, to)
    const top = steps.reduce((max, step) => ((value(step) ?? 0) > (value(max) ?? 0) ? step : max))
    const largest = value(top) ?? 0
    return {
      first: steps[0]!.number,
      last: steps.at(-1)!.number,
      top: top.number,
      height: peak === 0 ? 0 : Math.sqrt(largest / peak),
      isError: steps.some((step) => step.isError),
      skill: steps.some(isSkillUsed)
        ? 'used'
        : steps.some((step) => step.skillMarks.length > 0)
          ? 'offered'
          : null,
      isTool: steps.some((step) => step.kind === 'tool'),
    }
  })
}
