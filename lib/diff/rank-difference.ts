import { isQuiet, type DiffRow } from './diff-row'
import { weightOfRow, SIDES, type ActionOf } from './row-actions'
import type { Action } from './step-action'

/**
 * What a difference is worth to a reader: `trivial`, the same in another manner (`ls -l` and
 * `ls -lR`, other words); `navigational`, another way to get there (what was looked at, set up or
 * installed); `matters`, another deed or another result.
 */
export type DifferenceRank = 'trivial' | 'navigational' | 'matters'

/** A command that is longer is not taken apart. */
const MOST_CHARS = 400

/** How much is told and how it is run, not what. */
const MANNER =
  /^(?:-[vqsu]+|--(?:verbose|quiet|silent|no-header|color(?:=\S+)?)|-j\d*|2>&1|(?:2|&)?>\/dev\/null)$/
/** A pipe that only cuts what is shown. */
const SHOWN_THROUGH = /\s*\|\s*(?:head|tail|cat|less|more)(?:\s+-\S*|\s+\d+)*\s*$/
const RUN_BY = /^(?:(?:sudo|time|nohup|timeout(?: -\S+)* \S+|python[\d.]*|bash|sh|node)\s+)+/

/** A file as short as it may be named: two folders may hold files of one name, so a folder stays. */
const shortFile = (word: string) =>
  word.replace(/^\.\//, '').replace(/^\/(?:root|app|workspace)\//, '')

/** A command without its manner; null where it is more than one simple command or too long to tell. */
function mannerless(action: Action): string | null {
  const command = /^(?:@\S+ )?shell (.*)$/.exec(action.exact)?.[1] ?? null
  if (command === null || command.length > MOST_CHARS) return null
  const plain = command.replace(SHOWN_THROUGH, '').replace(RUN_BY, '')
  if (/[;&|<>`]|\$\(/.test(plain.replace(/2>&1|(?:2|&)?>\s?\/dev\/null/g, ''))) return null
  const words = plain.split(' ').filter((word) => word !== '' && !MANNER.test(word))
  return words.map(shortFile).join(' ')
}

/** A look without what only says how much of it is shown: its flags and numbers. */
const lookedAt = (plain: string) =>
  plain
    .split(' ')
    .filter((word) => !/^(?:-.*|\d+|\.|\.\/)$/.test(word))
    .join(' ')

/** The one file that a look shows, whichever tool shows it; null where it is not one. */
function fileSeen(action: Action): string | null {
  if (!action.isReading) return null
  const plain = mannerless(action)
  if (plain === null) {
    const path = /^(?:@\S+ )?read (\S.*)$/.exec(action.group)?.[1]
    return path === undefined ? null : shortFile(path)
  }
  const [, file, ...more] = lookedAt(plain).split(' ')
  return file === undefined || more.length > 0 ? null : file
}

/** Whether both look at one file and see the same of it, as `head` and a tool that reads do. */
const isSameSight = (one: Action, two: Action) =>
  one.output !== null && one.output === two.output && isSameFile(fileSeen(one), fileSeen(two))

const isSameFile = (one: string | null, two: string | null) => one !== null && one === two

/** Whether both sides do the same in another manner. */
function isSameButForManner(one: Action, two: Action): boolean {
  if (isSameSight(one, two)) return true
  if (one.phrase.verb !== two.phrase.verb) return false
  const [left, right] = [mannerless(one), mannerless(two)]
  if (one.phrase.weight <= 1 && two.phrase.weight <= 1) {
    // Another part of the same file, or the same folder told in another way.
    if (left === null || right === null) return one.isReading && one.group === two.group
    return lookedAt(left) === lookedAt(right)
  }
  return left !== null && left === right
}

const INSTALLS = 'installs'
const isRun = ({ phrase }: Action) => phrase.verb.startsWith('runs')

/** The same action with another output. */
function rankResult(one: Action, two: Action): DifferenceRank {
  if (one.isError !== two.isError) return one.phrase.weight >= 2 ? 'matters' : 'navigational'
  if (one.phrase.weight < 2 || one.phrase.verb === INSTALLS) return 'trivial'
  // What a tool says to a write or an edit is an acknowledgement.
  return isRun(one) ? 'matters' : 'trivial'
}

/** What the difference of a row is worth. */
export function rankDifference(row: DiffRow, actionOf: ActionOf): DifferenceRank {
  if (isQuiet(row)) return 'trivial'
  const [one, two] = SIDES.map((side) => actionOf(row, side))
  if (one && two) {
    if (row.change === 'output') return rankResult(one, two)
    if (isSameButForManner(one, two) && one.isError === two.isError) return 'trivial'
  }
  const weight = weightOfRow(row, actionOf)
  if (weight === 0) return 'trivial'
  const deeds = [one, two].filter((action) => action && action.phrase.weight >= 2)
  const isOnlyInstalls = deeds.every((action) => action!.phrase.verb === INSTALLS)
  return weight >= 2 && !isOnlyInstalls ? 'matters' : 'navigational'
}

/**
 * In what two steps differ that differ in a trivial way: in the order of what was listed, in what else
 * was shown or answered, in how the same was asked for.
 */
export const TRIVIAL_KINDS = ['order', 'shown', 'answer', 'manner'] as const
export type TrivialKind = (typeof TRIVIAL_KINDS)[number]

/** A row in which two steps differ in a trivial way, though they are not the same. */
export interface TrivialRow {
  readonly row: number
  readonly kind: TrivialKind
}

function trivialKind(row: DiffRow, actionOf: ActionOf): TrivialKind {
  const [one, two] = SIDES.map((side) => actionOf(row, side))
  if (row.change !== 'output' || !one || !two) return 'manner'
  if (one.phrase.weight >= 2) return 'answer'
  return one.listing !== null && one.listing === two.listing ? 'order' : 'shown'
}

/** The rows in which two steps differ in a trivial way, in order. */
export const trivialRows = (rows: readonly DiffRow[], actionOf: ActionOf): TrivialRow[] =>
  rows.flatMap((row, at) => {
    const isPair = row.left !== null && row.right !== null && !isQuiet(row)
    return isPair && rankDifference(row, actionOf) === 'trivial'
      ? [{ row: at, kind: trivialKind(row, actionOf) }]
      : []
  })
