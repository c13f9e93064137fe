import { useMemo } from 'react'
import { jumpNote, nextNumber } from '@/lib/trajectory/filter-steps'
import type { StepOutline } from '@/lib/trajectory/step-outline'
import type { RowActions } from '@/components/trajectory/step/step-row'
import { useKeys } from './use-keys'

interface TrajectoryKeysOptions {
  readonly outline: readonly StepOutline[]
  /** Numbers of the steps that are listed. */
  readonly numbers: readonly number[]
  readonly current: number
  readonly matches: readonly number[]
  readonly jump: (step: number | null) => void
  readonly jumpToMatch: (step: number | null) => void
  readonly rowActions: RowActions
  readonly flipForm: () => void
  readonly focusSearch: () => void
  readonly showHelp: () => void
  readonly say: (text: string) => void
}

/** Lets the keys do what TRAJECTORY_KEYS says; gives the way to the next match and the one before. */
export function useTrajectoryKeys(options: TrajectoryKeysOptions) {
  const { outline, numbers, current, matches, jump, rowActions } = options
  const errors = useMemo(() => numbersOf(outline, (step) => step.isError), [outline])
  const skills = useMemo(() => numbersOf(outline, (step) => step.skillMarks.length > 0), [outline])
  const jumpIn = (list: readonly number[], direction: 1 | -1, word: string, go = jump) => {
    go(nextNumber(list, current, direction))
    const note = jumpNote(list, current, direction, word)
    if (note !== null) options.say(note)
  }
  const toMatch = (direction: 1 | -1) => jumpIn(matches, direction, 'match', options.jumpToMatch)
  const move = (direction: 1 | -1) => {
    const at = numbers.indexOf(current)
    jump(numbers[Math.min(numbers.length - 1, Math.max(0, at + direction))] ?? null)
  }
  useKeys({
    j: () => move(1),
    k: () => move(-1),
    n: () => toMatch(1),
    p: () => toMatch(-1),
    e: () => jumpIn(errors, 1, 'error'),
    E: () => jumpIn(errors, -1, 'error'),
    s: () => jumpIn(skills, 1, 'skill use'),
    S: () => jumpIn(skills, -1, 'skill use'),
    g: () => jump(numbers[0] ?? null),
    G: () => jump(numbers.at(-1) ?? null),
    f: () => rowActions.fold(current),
    m: options.flipForm,
    r: () => rowActions.flipRaw(current),
    c: () => rowActions.copyLink(current),
    w: () => rowActions.note?.(current),
    '/': options.focusSearch,
    '?': options.showHelp,
  })
  return toMatch
}

const numbersOf = (outline: readonly StepOutline[], is: (step: StepOutline) => boolean) =>
  outline.filter(is).map((step) => step.number)
