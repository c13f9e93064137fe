import type { ActionPhrase } from './action-phrase'
import { isQuiet, type DiffRow } from './diff-row'
import {
  bothSentence,
  deedSentence,
  resultSentence,
  says,
  type Fragment,
  type SideDeeds,
} from './divergence-sentence'
import type { Action } from './step-action'

/** Where two trajectories part, in words. */
export interface Divergence {
  /**
   * `deeds`: they do different things; `results`: the same thing answers differently; `looks`: they
   * only look at different things; `words`: only the wording differs; `none`: nothing does.
   */
  readonly kind: 'deeds' | 'results' | 'looks' | 'words' | 'none'
  /** Index of the row; null where there is none to name. */
  readonly row: number | null
  readonly sentence: readonly Fragment[]
  /**
   * Two steps, by number, that do the same with another content or another answer: their texts
   * tell more (see tell-difference.ts). Null where the deeds speak for themselves.
   */
  readonly compared: {
    readonly left: number
    readonly right: number
    readonly part: 'input' | 'output'
  } | null
}

type Side = 'left' | 'right'
const SIDES: readonly Side[] = ['left', 'right']
type ActionOf = (row: DiffRow, side: Side) => Action | null

/** Finds the first row that matters and says what each side does there. */
export function findDivergence(
  rows: readonly DiffRow[],
  left: readonly Action[],
  right: readonly Action[],
): Divergence {
  const actionOf: ActionOf = (row, side) => {
    const number = row[side]
    return number === null ? null : (side === 'left' ? left : right)[number - 1]!
  }
  const weightOf = (row: DiffRow) =>
    Math.max(...SIDES.map((side) => actionOf(row, side)?.phrase.weight ?? 0))
  const isDeed = (row: DiffRow) => !isQuiet(row) && row.change !== 'output' && weightOf(row) >= 2
  const isResult = (row: DiffRow) =>
    row.change === 'output' &&
    weightOf(row) >= 2 &&
    actionOf(row, 'left')?.phrase.verb !== 'installs'
  const isLook = (row: DiffRow) => !isQuiet(row) && row.change !== 'output' && weightOf(row) >= 1

  const at = rows.findIndex((row) => isDeed(row) || isResult(row))
  if (at >= 0) {
    const row = rows[at]!
    return isResult(row)
      ? {
          kind: 'results',
          row: at,
          sentence: resultSentence(actionOf(row, 'left')!, actionOf(row, 'right')!),
          compared: { left: row.left!, right: row.right!, part: 'output' },
        }
      : { kind: 'deeds', row: at, ...describeStretch(rows, at, actionOf) }
  }
  const look = rows.findIndex(isLook)
  if (look >= 0) return { kind: 'looks', row: look, ...describeStretch(rows, look, actionOf) }
  const word = rows.findIndex((row) => row.kind !== 'same')
  const none = { row: null, compared: null }
  return word >= 0
    ? {
        ...none,
        kind: 'words',
        row: word,
        sentence: [says('Both take the same actions; only the wording differs.')],
      }
    : {
        ...none,
        kind: 'none',
        sentence: [says('Both take the same actions, step by step.')],
      }
}

/** The stretch from a row to where both sides next take the same action. */
function stretchFrom(
  rows: readonly DiffRow[],
  at: number,
  actionOf: ActionOf,
): { block: readonly DiffRow[]; next: DiffRow | null } {
  const joins = (row: DiffRow) =>
    (row.kind === 'same' || row.change === 'output') && actionOf(row, 'left')!.phrase.weight >= 1
  const end = rows.findIndex((row, index) => index > at && joins(row))
  return end === -1
    ? { block: rows.slice(at), next: null }
    : { block: rows.slice(at, end), next: rows[end]! }
}

/** The same in words; scripts are the same but for what stands in brackets, their size. */
const samePhrase = (one: ActionPhrase, two: ActionPhrase) =>
  one.verb === two.verb &&
  one.code === two.code &&
  one.rest.split('(')[0] === two.rest.split('(')[0]

/** At most two deeds of a side in a stretch: skill use first, then deeds, then looks. */
function pickDeeds(actions: readonly Action[]): Action[] {
  const weightOf = ({ phrase }: Action) => phrase.weight
  const heaviest = actions.reduce((most, action) => Math.max(most, weightOf(action)), 0)
  if (heaviest === 0) return []
  const lead = heaviest === 3 ? actions.findIndex((action) => weightOf(action) === 3) : -1
  const first =
    lead >= 0 ? lead : actions.findIndex((action) => weightOf(action) >= Math.min(2, heaviest))
  const then = actions
    .slice(first + 1)
    .find((action) => weightOf(action) >= 2 && !samePhrase(action.phrase, actions[first]!.phrase))
  return then ? [actions[first]!, then] : [actions[first]!]
}

/** What each side does from a row on, and which two steps to compare where both do the same. */
function describeStretch(
  rows: readonly DiffRow[],
  at: number,
  actionOf: ActionOf,
): Pick<Divergence, 'sentence' | 'compared'> {
  const { block, next } = stretchFrom(rows, at, actionOf)
  const deedsOf = (side: Side): SideDeeds => {
    const deeds = pickDeeds(
      block.flatMap((row) => (row.kind === 'same' ? [] : (actionOf(row, side) ?? []))),
    )
    const goesOn = next === null ? null : actionOf(next, side)!.phrase
    return { side, deeds, goesOn }
  }
  const [one, two] = [deedsOf('left'), deedsOf('right')]
  const [left, right] = [one.deeds[0], two.deeds[0]]
  if (left && right && samePhrase(left.phrase, right.phrase)) {
    return {
      sentence: bothSentence(left.phrase),
      compared: { left: left.number, right: right.number, part: 'input' },
    }
  }
  return { sentence: deedSentence(one, two), compared: null }
}
