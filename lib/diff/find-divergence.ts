import { describeStretch, stretchAround } from './describe-stretch'
import { isQuiet, type DiffRow } from './diff-row'
import { resultSentence, says, type Fragment } from './divergence-sentence'
import { actionsOf, weightOfRow } from './row-actions'
import type { Action } from './step-action'

/** Where two trajectories part, in words. */
export interface Divergence {
  /**
   * `deeds`: they do different things; `results`: the same thing answers differently; `looks`: they
   * only look at different things; `words`: only the wording differs; `none`: nothing does.
   */
  readonly kind: 'deeds' | 'results' | 'looks' | 'words' | 'none'
  /** Index of the row where the stretch of their differences begins; null where nothing differs. */
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

/**
 * Finds the first stretch of differences that matters and says what each side does in it. Looking
 * around matters only in the stretch of the first deed: the row named is where that stretch begins.
 */
export function findDivergence(
  rows: readonly DiffRow[],
  left: readonly Action[],
  right: readonly Action[],
): Divergence {
  const actionOf = actionsOf(left, right)
  const weightOf = (row: DiffRow) => weightOfRow(row, actionOf)
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
      : { kind: 'deeds', ...describeStretch(stretchAround(rows, at, actionOf), actionOf) }
  }
  const look = rows.findIndex(isLook)
  if (look >= 0) {
    return { kind: 'looks', ...describeStretch(stretchAround(rows, look, actionOf), actionOf) }
  }
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
