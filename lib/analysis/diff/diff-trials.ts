import { setImmediate } from 'node:timers/promises'
import type { Db } from '@/db/open-database'
import { alignStepsInParts } from '@/lib/diff/align-steps'
import { compareChecks, type CheckFlips } from '@/lib/diff/compare-checks'
import { rowId, type DiffRow } from '@/lib/diff/diff-row'
import { plainSentence } from '@/lib/diff/divergence-sentence'
import { differenceStops } from '@/lib/diff/difference-stops'
import { findDivergence } from '@/lib/diff/find-divergence'
import type { Divergence } from '@/lib/diff/divergence'
import { firstDifferingWrites, type FirstWrites } from '@/lib/diff/first-writes'
import { summarizeAfter, type AfterParting } from '@/lib/diff/summarize-after'
import { trivialRows, type TrivialRow } from '@/lib/diff/rank-difference'
import { actionsOf } from '@/lib/diff/row-actions'
import { tellDifference } from '@/lib/diff/tell-difference'
import { getTrial, type TrialAnswer } from '@/lib/analysis/trial/get-trial'
import { listSteps } from '@/lib/analysis/trial/list-steps'
import { packAlignment, type PackedAlignment } from './pack-alignment'
import { readActions, TURN_MS, type Trajectory } from './read-actions'
import { createRecent } from '@/lib/analysis/recent'
import { runInParts } from '@/lib/analysis/run-in-parts'

/** Two trajectories aligned. */
export interface Alignment {
  readonly rows: readonly DiffRow[]
  readonly packed: PackedAlignment
  /** Rows that a reader goes to in turn: see differenceStops. */
  readonly stops: readonly number[]
  /** Rows that differ in a trivial way: see rankDifference. */
  readonly trivial: readonly TrivialRow[]
  readonly divergence: Divergence
  /** What each side did from the parting on; the whole of it where they do not part. */
  readonly after: { readonly left: AfterParting; readonly right: AfterParting }
  /** The first step of each side that writes what the other does not. */
  readonly firstWrites: FirstWrites
}

/** Two trials side by side; a side is null when no trial has that id. */
export interface DiffAnswer {
  readonly left: TrialAnswer | null
  readonly right: TrialAnswer | null
  /** Null when a side is missing or has no trajectory. */
  readonly alignment: Alignment | null
  readonly flips: CheckFlips | null
}

const recent = createRecent<Alignment>(24)

const METS: ReadonlySet<DiffRow['kind']> = new Set(['same', 'changed', 'moved'])

/**
 * The step that a side is summed from where they part at a row: the step that is named; of a side that
 * has none there, its first since the two last did the same, else its next.
 */
function stepFrom(rows: readonly DiffRow[], at: number | null, side: 'left' | 'right') {
  if (at === null) return null
  if (rows[at]![side] !== null) return rows[at]![side]
  const met = rows.slice(0, at).findLastIndex(({ kind }) => METS.has(kind))
  return rows.slice(met + 1).find((one) => one[side] !== null)?.[side] ?? Infinity
}

/** Two trajectories as `readActions` gives them. */
interface Sides {
  readonly left: Trajectory
  readonly right: Trajectory
}

/** Reads the two steps that tell more about where they part, and tells it. */
async function inDetail(db: Db, found: Divergence, { left, right }: Sides) {
  if (found.compared === null) return found
  const read = (trialId: number, number: number) =>
    listSteps(db, { trialId, from: number, to: number })
  const [[one], [two]] = await Promise.all([
    read(left.trialId, found.compared.left),
    read(right.trialId, found.compared.right),
  ])
  return one && two ? tellDifference(found, one, two) : found
}

/** Says where two aligned trajectories part, and sums up what each did from there. */
export async function nameParting(
  db: Db,
  rows: readonly DiffRow[],
  sides: Sides,
): Promise<Pick<Alignment, 'divergence' | 'after' | 'firstWrites'>> {
  const { left, right } = sides
  const divergence = await inDetail(db, findDivergence(rows, left.actions, right.actions), sides)
  await setImmediate()
  return {
    divergence,
    after: {
      left: summarizeAfter(left.outline, left.instants, stepFrom(rows, divergence.row, 'left')),
      right: summarizeAfter(right.outline, right.instants, stepFrom(rows, divergence.row, 'right')),
    },
    firstWrites: firstDifferingWrites(rows, actionsOf(left.actions, right.actions)),
  }
}

async function align(db: Db, leftId: number, rightId: number): Promise<Alignment> {
  const left = await readActions(db, leftId)
  const right = await readActions(db, rightId)
  const rows = await runInParts(alignStepsInParts(left.actions, right.actions), TURN_MS)
  await setImmediate()
  const named = await nameParting(db, rows, { left, right })
  const stops = differenceStops(rows, left.actions, right.actions, named.divergence.row)
  const trivial = trivialRows(rows, actionsOf(left.actions, right.actions))
  await setImmediate()
  const packed = await runInParts(packAlignment(rows, left.outline, right.outline), TURN_MS)
  return { rows, packed, stops, trivial, ...named }
}

/** Aligns the trajectories of two trials by their permalink ids. */
export async function diffTrials(
  db: Db,
  sides: { left: string | null; right: string | null },
): Promise<DiffAnswer> {
  const [left, right] = await Promise.all(
    [sides.left, sides.right].map((uid) => (uid === null ? null : getTrial(db, uid))),
  )
  if (!left || !right)
    return { left: left ?? null, right: right ?? null, alignment: null, flips: null }
  const flips = compareChecks(left.detail.checks, right.detail.checks)
  if (!left.stepCount || !right.stepCount) return { left, right, alignment: null, flips }
  const question = `${left.trialId} ${left.fingerprint} ${right.trialId} ${right.fingerprint}`
  const alignment = await recent(db, question, () => align(db, left.trialId, right.trialId))
  return { left, right, alignment, flips }
}

/** The alignment as plain data for the JSON twin: rows with their ids, the sentence as text. */
export const plainAlignment = (alignment: Alignment) => ({
  divergence: {
    kind: alignment.divergence.kind,
    row:
      alignment.divergence.row === null ? null : rowId(alignment.rows[alignment.divergence.row]!),
    sentence: plainSentence(alignment.divergence.sentence),
  },
  after: alignment.after,
  firstWrites: alignment.firstWrites,
  stops: alignment.stops.map((at) => rowId(alignment.rows[at]!)),
  trivial: alignment.trivial.map(({ row }) => rowId(alignment.rows[row]!)),
  rows: alignment.rows.map((row) => ({ id: rowId(row), ...row })),
})
