import type { StepOutline } from './step-outline'

/** Whether a step belongs to what a filter shows. */
const SHOWS = {
  tools: (step: StepOutline) => step.kind === 'tool',
  thoughts: (step: StepOutline) => step.kind === 'thought',
  messages: (step: StepOutline) =>
    step.kind === 'message' || step.kind === 'user' || step.kind === 'system',
  errors: (step: StepOutline) => step.isError,
  skills: (step: StepOutline) => step.skillMarks.length > 0,
} as const

export type StepFilterName = keyof typeof SHOWS

/** How many steps each filter would show. */
export const countFilters = (outline: readonly StepOutline[]) =>
  Object.fromEntries(
    Object.entries(SHOWS).map(([name, shows]) => [name, outline.filter(shows).length]),
  ) as Record<StepFilterName, number>

const isShown = (step: StepOutline, filters: readonly StepFilterName[]) =>
  filters.length === 0 || filters.some((name) => SHOWS[name](step))

/** Positions of the steps that any of the filters shows; all without a filter. */
export function filterSteps(
  outline: readonly StepOutline[],
  filters: readonly StepFilterName[],
): readonly number[] {
  const positions: number[] = []
  outline.forEach((step, at) => {
    if (isShown(step, filters)) positions.push(at)
  })
  return positions
}

/** Ascending positions with one more put in its place; the same list where it is in already. */
export function withPosition(positions: readonly number[], kept: number): readonly number[] {
  const after = positions.findIndex((at) => at >= kept)
  if (after >= 0 && positions[after] === kept) return positions
  return after < 0 ? [...positions, kept] : positions.toSpliced(after, 0, kept)
}

/**
 * The next number of an ascending list after `from` (or before it, going back), around the end.
 * Null when the list is empty.
 */
export function nextNumber(
  numbers: readonly number[],
  from: number,
  direction: 1 | -1,
): number | null {
  if (numbers.length === 0) return null
  return direction === 1
    ? (numbers.find((number) => number > from) ?? numbers[0]!)
    : (numbers.findLast((number) => number < from) ?? numbers.at(-1)!)
}

/**
 * What to say of a jump that did not simply go on: there is none, or it went around the end.
 * Null when it went on as asked.
 */
export function jumpNote(
  numbers: readonly number[],
  from: number,
  direction: 1 | -1,
  word: string,
): string | null {
  const to = nextNumber(numbers, from, direction)
  if (to === null) return `There is no ${word} here.`
  if (to === from) return `There is no other ${word} here.`
  if (direction === 1) return to > from ? null : `No ${word} after that one: back at the first.`
  return to < from ? null : `No ${word} before that one: on to the last.`
}

/** The number of an ascending list that lies nearest to another, the earlier of two; the list is not empty. */
export function nearestNumber(numbers: readonly number[], to: number): number {
  const after = numbers.findIndex((number) => number >= to)
  if (after === -1) return numbers.at(-1)!
  const before = numbers[after - 1]
  return before !== undefined && to - before <= numbers[after]! - to ? before : numbers[after]!
}
