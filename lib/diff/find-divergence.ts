import type { Divergence } from './divergence'
import { describeStretch, stretchAround } from './describe-stretch'
import { isQuiet, type DiffRow } from './diff-row'
import { resultSentence, says } from './divergence-sentence'
import { rankDifference } from './rank-difference'
import { actionsOf, weightOfRow, type ActionOf } from './row-actions'
import type { Action } from './step-action'

/** The stretch around a row in words; the row named is the deed itself, not how one got there. */
function stretchAt(
  kind: 'deeds' | 'looks',
  { rows, at, actionOf }: { rows: readonly DiffRow[]; at: number; actionOf: ActionOf },
): Divergence {
  const stretch = stretchAround(rows, at, actionOf)
  return { kind, row: at, ...describeStretch(stretch, actionOf) }
}

function resultAt(row: DiffRow, at: number, actionOf: ActionOf): Divergence {
  return {
    kind: 'results',
    row: at,
    sentence: resultSentence(actionOf(row, 'left')!, actionOf(row, 'right')!),
    compared: { left: row.left!, right: row.right!, part: 'output' },
  }
}

/**
 * Finds the first difference that matters and says what each side does around it; where none does,
 * the first that another way of getting there makes.
 */
export function findDivergence(
  rows: readonly DiffRow[],
  left: readonly Action[],
  right: readonly Action[],
): Divergence {
  const actionOf = actionsOf(left, right)
  const ranks = rows.map((row) => rankDifference(row, actionOf))
  const weightOf = (at: number) => weightOfRow(rows[at]!, actionOf)
  const at = ranks.indexOf('matters')
  if (at >= 0)
    return rows[at]!.change === 'output'
      ? resultAt(rows[at]!, at, actionOf)
      : stretchAt('deeds', { rows, at, actionOf })
  const installs = ranks.findIndex((rank, row) => rank === 'navigational' && weightOf(row) >= 2)
  if (installs >= 0) return stretchAt('deeds', { rows, at: installs, actionOf })
  const isLook = (row: DiffRow, index: number) =>
    !isQuiet(row) && row.change !== 'output' && weightOf(index) >= 1
  const way = ranks.indexOf('navigational')
  const look = way >= 0 ? way : rows.findIndex(isLook)
  if (look >= 0) return stretchAt('looks', { rows, at: look, actionOf })
  return inWords(rows)
}

/** Where both take the same actions. */
function inWords(rows: readonly DiffRow[]): Divergence {
  const word = rows.findIndex((row) => row.kind !== 'same' && row.change !== 'abandoned')
  return word >= 0
    ? {
        kind: 'words',
        row: word,
        sentence: [says('Both take the same actions; only the wording differs.')],
        compared: null,
      }
    : {
        kind: 'none',
        row: null,
        sentence: [says('Both take the same actions, step by step.')],
        compared: null,
      }
}
