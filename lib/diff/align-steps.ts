import { alignSequences } from './align-sequences'
import type { Pairs, Tokens } from './align-exactly'
import type { DiffRow, RowChange } from './diff-row'
import { markMoves } from './mark-moves'
import { finish, type Parts } from '@/lib/domain/parts'
import type { Action } from './step-action'

const TEXT_KINDS = new Set(['thought', 'message'])
const isText = (action: Action) => TEXT_KINDS.has(action.kind)

// Losing an action weighs more than losing a sentence: words differ always, deeds tell.
const gapOf = (action: Action): number => (isText(action) ? 4 : 10)

/** Whether one side comes before the other, whichever is left: by its first action that differs. */
function comesFirst(one: readonly Action[], two: readonly Action[]): boolean {
  const at = one.findIndex((action, place) => action.exact !== two[place]?.exact)
  return at !== -1 && at < two.length ? one[at]!.exact < two[at]!.exact : one.length <= two.length
}

/** Both sides as numbers, equal where the texts are. */
function* tokensOf(left: readonly Action[], right: readonly Action[]): Parts<[Tokens, Tokens]> {
  const numbering = () => {
    const numbers = new Map<string, number>()
    return (text: string) => {
      const known = numbers.get(text)
      if (known === undefined) numbers.set(text, numbers.size)
      return known ?? numbers.size - 1
    }
  }
  const [exact, group] = [numbering(), numbering()]
  function* tokens(actions: readonly Action[]): Parts<Tokens> {
    const exacts = Int32Array.from(actions, (action) => exact(action.exact))
    yield
    const groups = Int32Array.from(actions, (action) => group(action.group))
    yield
    return { exact: exacts, group: groups, gap: Int32Array.from(actions, gapOf) }
  }
  // Numbered in an order that does not depend on the sides, so that the alignment does not either.
  const isLeftFirst = comesFirst(left, right)
  const one = yield* tokens(isLeftFirst ? left : right)
  const two = yield* tokens(isLeftFirst ? right : left)
  return isLeftFirst ? [one, two] : [two, one]
}

function changeOf(left: Action, right: Action): RowChange | null {
  if (left.exact === right.exact) {
    const isKnown = left.output !== null && right.output !== null
    const differs = (isKnown && left.output !== right.output) || left.isError !== right.isError
    return differs ? 'output' : null
  }
  if (isText(left)) return 'wording'
  return left.kind === 'system' || left.kind === 'user' || left.kind === 'compaction'
    ? 'prompt'
    : 'action'
}

const only = (side: 'left' | 'right', action: Action): DiffRow => ({
  kind: side,
  left: side === 'left' ? action.number : null,
  right: side === 'right' ? action.number : null,
  change: null,
  movedTo: null,
})

function rowsOf(left: readonly Action[], right: readonly Action[], pairs: Pairs): DiffRow[] {
  const rows: DiffRow[] = []
  let i = 0
  let j = 0
  for (const [nextI, nextJ] of [...pairs, [left.length, right.length] as const]) {
    while (i < nextI) rows.push(only('left', left[i++]!))
    while (j < nextJ) rows.push(only('right', right[j++]!))
    if (i === left.length || j === right.length) continue
    const change = changeOf(left[i]!, right[j]!)
    rows.push({
      kind: change === null ? 'same' : 'changed',
      left: left[i++]!.number,
      right: right[j++]!.number,
      change,
      movedTo: null,
    })
  }
  return rows
}

/** Words, looking around, deeds: only what is of one rank stands side by side. */
const rankOf = (action: Action): number =>
  action.kind === 'tool' ? Math.min(2, action.phrase.weight) : 0

/** Sets what each side did alone side by side, deed beside deed, where a gap holds both. */
function zipGaps(rows: readonly DiffRow[], rank: (row: DiffRow) => number): DiffRow[] {
  const zipped: DiffRow[] = []
  for (let at = 0; at < rows.length;) {
    const lefts: DiffRow[] = []
    const rights: DiffRow[] = []
    for (; rows[at]?.kind === 'left' || rows[at]?.kind === 'right'; at += 1) {
      ;(rows[at]!.kind === 'left' ? lefts : rights).push(rows[at]!)
    }
    let i = 0
    let j = 0
    while (i < lefts.length && j < rights.length) {
      const [one, two] = [rank(lefts[i]!), rank(rights[j]!)]
      if (one === 0 || one < two) zipped.push(lefts[i++]!)
      else if (two < one) zipped.push(rights[j++]!)
      else zipped.push({ ...lefts[i++]!, kind: 'parted', right: rights[j++]!.right })
    }
    zipped.push(...lefts.slice(i), ...rights.slice(j))
    if (at < rows.length) zipped.push(rows[at++]!)
  }
  return zipped
}

const isOnWay = (action: Action): boolean => !action.isAbandoned

/** The rows with those of branches that a side left, each after what that side did before. */
function withAbandoned(
  rows: readonly DiffRow[],
  left: readonly Action[],
  right: readonly Action[],
): readonly DiffRow[] {
  const aside = {
    left: left.filter((one) => one.isAbandoned),
    right: right.filter((one) => one.isAbandoned),
  }
  if (aside.left.length + aside.right.length === 0) return rows
  const all: DiffRow[] = []
  const next = { left: 0, right: 0 }
  const addUntil = (side: 'left' | 'right', step: number) => {
    for (; (aside[side][next[side]]?.number ?? Infinity) < step; next[side] += 1)
      all.push({ ...only(side, aside[side][next[side]]!), change: 'abandoned' })
  }
  for (const row of rows) {
    if (row.left !== null) addUntil('left', row.left)
    if (row.right !== null) addUntil('right', row.right)
    all.push(row)
  }
  addUntil('left', Infinity)
  addUntil('right', Infinity)
  return all
}

/**
 * Two trajectories row by row, pausing often. Branches that a side left are no part of it: they
 * stand alone in their rows. Step numbers are 1, 2, 3, … on both sides. Near-linear
 * in the steps: see align-sequences.ts for the method and its bounds.
 */
export function* alignStepsInParts(
  left: readonly Action[],
  right: readonly Action[],
): Parts<DiffRow[]> {
  const [ownLeft, ownRight] = [left.filter(isOnWay), right.filter(isOnWay)]
  const [a, b] = yield* tokensOf(ownLeft, ownRight)
  const pairs = yield* alignSequences(a, b)
  yield
  const aligned = rowsOf(ownLeft, ownRight, pairs)
  yield
  const rows = yield* markMoves(aligned, left, right)
  yield
  const zipped = zipGaps(rows, (row) =>
    rankOf(row.left === null ? right[row.right! - 1]! : left[row.left - 1]!),
  )
  return [...withAbandoned(zipped, left, right)]
}

/** The same in one go. */
export const alignSteps = (left: readonly Action[], right: readonly Action[]): DiffRow[] =>
  finish(alignStepsInParts(left, right))
