import type { Action } from './step-action'
import { isQuiet, type DiffRow } from './diff-row'
import { trivialRows } from './rank-difference'
import { actionsOf, weightOfRow, type ActionOf, type Side } from './row-actions'

/** Rows between two stops within one stretch: nearer ones are on the screen already. */
const LEAST_ROWS = 3

/** Deeds whose code is a thing of its own: another file, another skill is another act. */
const NAMES_A_THING = /^(?:writes|edits|appends|opens|reads|asks|loads)\b/

/**
 * What an action is about, coarsely: what is done, and to which file or skill. Null for what is of
 * no account of itself, a thought or a look around.
 */
function actOf(action: Action | null): string | null {
  if (action === null || action.phrase.weight < 2) return null
  const { phrase, isError } = action
  const thing = phrase.weight === 3 || NAMES_A_THING.test(phrase.verb) ? (phrase.code ?? '') : ''
  return `${phrase.verb} ${thing}${isError ? ' in vain' : ''}`
}

/**
 * Where stretches of differences begin: at their first row that is more than words; where there are
 * only words, at the first.
 */
function stretchStarts(
  rows: readonly DiffRow[],
  actionOf: ActionOf,
  isPassed: (at: number) => boolean,
): Set<number> {
  const starts = new Set<number>()
  for (let at = 0; at < rows.length; at += 1) {
    if (isPassed(at)) continue
    const from = at
    let start: number | null = null
    for (; at < rows.length && !isPassed(at); at += 1) {
      if (weightOfRow(rows[at]!, actionOf) >= 1) start ??= at
    }
    starts.add(start ?? from)
  }
  return starts
}

/**
 * The rows at which a reader who goes from difference to difference stops, ascending: where a
 * stretch of differences begins, within a stretch where a side takes up another act, such as from
 * writing a file to running it, and where the two part. So a pair that differs nearly everywhere
 * has stops too. Rows that differ in a trivial way are folded and passed by, as equal ones are.
 */
export function differenceStops(
  rows: readonly DiffRow[],
  left: readonly Action[],
  right: readonly Action[],
  parting: number | null,
): number[] {
  const actionOf = actionsOf(left, right)
  const trivial = new Set(trivialRows(rows, actionOf).map(({ row }) => row))
  const isPassed = (at: number) => at !== parting && (isQuiet(rows[at]!) || trivial.has(at))
  const starts = stretchStarts(rows, actionOf, isPassed)
  const stops: number[] = []
  let acts: { left: string | null; right: string | null } = { left: null, right: null }
  rows.forEach((row, at) => {
    if (isPassed(at)) return
    const isStart = starts.has(at) || at === parting
    if (isStart) acts = { left: null, right: null }
    const found = { left: actOf(actionOf(row, 'left')), right: actOf(actionOf(row, 'right')) }
    const isNew = (side: Side) => found[side] !== null && found[side] !== acts[side]
    const isTurn = isNew('left') || isNew('right')
    acts = { left: found.left ?? acts.left, right: found.right ?? acts.right }
    const isFar = at - (stops.at(-1) ?? -Infinity) >= LEAST_ROWS
    if (isStart || (isTurn && isFar)) stops.push(at)
  })
  return stops
}
