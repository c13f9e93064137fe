import type { StepOutline } from './step-outline'

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
  /** In [0,1], on a square-root scale, since one step often takes as much as a hundred. */
  readonly height: number
  readonly isError: boolean
  readonly hasSkill: boolean
  readonly isTool: boolean
}

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
    const largest = steps.reduce((max, step) => Math.max(max, value(step) ?? 0), 0)
    return {
      first: steps[0]!.number,
      last: steps.at(-1)!.number,
      height: peak === 0 ? 0 : Math.sqrt(largest / peak),
      isError: steps.some((step) => step.isError),
      hasSkill: steps.some((step) => step.skillMarks.length > 0),
      isTool: steps.some((step) => step.kind === 'tool'),
    }
  })
}
