import type { Action } from './step-action'
import { isQuiet, type DiffRow } from './diff-row'

/** Rows between two stops within one stretch: nearer ones are on the screen already. */
const LEAST_ROWS = 3

/** Deeds whose code is a thing of its own: another file, another skill is another act. */
const NAMES_A_THING = /^(?:writes|edits|appends|opens|reads|asks|loads)\b/

/**
 * What an action is about, coarsely: what is done, and to which file or skill. Null for what is of
 * no account of itself, a thought or a look around.
 */
function actOf({ phrase, isError }: Action): string | null {
  if (phrase.weight < 2) return null
  const thing = phrase.weight === 3 || NAMES_A_THING.test(phrase.verb) ? (phrase.code ?? '') : ''
  return `${phrase.verb} ${thing}${isError ? ' in vain' : ''}`
}

/**
 * The rows at which a reader who goes from difference to difference stops, ascending: where a
 * stretch of differences begins, and within a stretch where a side takes up another act, such as
 * from writing a file to running it. So a pair that differs nearly everywhere has stops too.
 */
export function differenceStops(
  rows: readonly DiffRow[],
  left: readonly Action[],
  right: readonly Action[],
): number[] {
  const stops: number[] = []
  let acts: { left: string | null; right: string | null } = { left: null, right: null }
  rows.forEach((row, at) => {
    if (isQuiet(row)) return
    const isStart = at === 0 || isQuiet(rows[at - 1]!)
    if (isStart) acts = { left: null, right: null }
    const found = {
      left: row.left === null ? null : actOf(left[row.left - 1]!),
      right: row.right === null ? null : actOf(right[row.right - 1]!),
    }
    const isNew = (side: 'left' | 'right') => found[side] !== null && found[side] !== acts[side]
    const isTurn = isNew('left') || isNew('right')
    acts = { left: found.left ?? acts.left, right: found.right ?? acts.right }
    const isFar = at - (stops.at(-1) ?? -Infinity) >= LEAST_ROWS
    if (isStart || (isTurn && isFar)) stops.push(at)
  })
  return stops
}
