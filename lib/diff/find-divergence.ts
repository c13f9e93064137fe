import type { Divergence } from './divergence'
import { describeStretch, stretchAround } from './describe-stretch'
import { isQuiet, type DiffRow } from './diff-row'
import { resultSentence, says } from './divergence-sentence'
import { actionsOf, weightOfRow } from './row-actions'
import type { Action } from './step-action'

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
  const word = rows.findIndex((row) => row.kind !== 'same' && row.change !== 'abandoned')
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
