import type { DiffRow } from './diff-row'
import type { Action } from './step-action'

export type Side = 'left' | 'right'
export const SIDES: readonly Side[] = ['left', 'right']

/** What a side does in a row; null where it has no step there. */
export type ActionOf = (row: DiffRow, side: Side) => Action | null

/** Looks the actions of rows up; actions are in the order of their step numbers, 1, 2, 3, … */
export const actionsOf =
  (left: readonly Action[], right: readonly Action[]): ActionOf =>
  (row, side) => {
    const number = row[side]
    return number === null ? null : (side === 'left' ? left : right)[number - 1]!
  }

/** The weight of what is done in a row, of the weightier side: see ActionPhrase. */
export const weightOfRow = (row: DiffRow, actionOf: ActionOf): number =>
  Math.max(...SIDES.map((side) => actionOf(row, side)?.phrase.weight ?? 0))
