import { displayCounted, displayNamedP, displayPoints, displayPointsInterval } from '@/lib/display'
import type { TaskPairs } from '@/lib/cells/timing/pair-tasks'
import type { PrintedTiming, TimingMean } from '@/lib/cells/timing/printed-timing'
import { visibleName } from '@/lib/domain/visible-text'

/** Below this, two printed rates are one. */
const EQUAL = 1e-9

/** The arm of the claim that a page is about: after an own attempt, else the first after. */
export function findAfter({ arms }: PrintedTiming): number {
  const own = arms.findIndex(({ timing, feedback }) => timing !== 'before' && feedback === 'self')
  return own >= 0 ? own : arms.findIndex(({ timing }) => timing !== 'before')
}

/** Whether any arm was written after success: what people say, and what nobody printed. */
export const hasSuccess = ({ arms }: PrintedTiming): boolean =>
  arms.some(({ timing }) => timing === 'after_success')

/** Cells whose interval leaves out 0, and how many of these are below. */
export function countBeyond({ rows }: PrintedTiming) {
  const cells = rows.flatMap((row) => row.cells).filter(({ low }) => low !== null)
  const above = cells.filter(({ low }) => low! > EQUAL).length
  const below = cells.filter(({ high }) => high! < -EQUAL).length
  return { nCells: cells.length, nBeyond: above + below, nBelow: below }
}

/** Where the attempts of a cell come from; null: no interval of a cell rests on any. */
export function sayAttempts({ nPerCell, isNPrinted, nTasks }: PrintedTiming): string | null {
  if (nPerCell === null) return null
  if (isNPrinted) return `Newcombe, ${displayCounted(nPerCell, 'attempt')} a cell, as printed`
  const of = nTasks === null ? '' : ` of ${displayCounted(nTasks, 'task')}`
  return `Newcombe; no n of a cell is printed: ${displayCounted(nPerCell, 'attempt')} a cell are assumed, since the source names ${nPerCell} instances${of}`
}

/** How many cells would leave 0 by luck: `18 cells, of which about 1 would by luck alone`. */
export const sayLuckOfCells = (nCells: number): string => {
  const byLuck = Math.round(nCells * 0.05)
  return `of ${displayCounted(nCells, 'interval')} at 95 % ${byLuck === 0 ? 'fewer than 1' : `about ${byLuck}`} would leave 0 by luck alone`
}

/** What solid and dashed lines are, and how many of each; equal rates are neither gain nor loss. */
export function sayStrokes(
  slopes: readonly { readonly before: number; readonly after: number }[],
): string {
  const gains = slopes.filter(({ before, after }) => after > before).length
  const losses = slopes.filter(({ before, after }) => after < before).length
  const ties = slopes.length - gains - losses
  return `Solid: ${gains} gain. Dashed: ${losses} lose.${ties > 0 ? ` Level: ${ties} alike.` : ''}`
}

/** `Writing after own attempt does not beat writing before`, with its figures. */
export function sayTiming(timing: PrintedTiming): string {
  const after = findAfter(timing)
  const found = timing.means[after]
  if (!found || found.gain === null) return ''
  const arm = timing.arms[after]!.label
  const base = timing.arms[timing.base]!.label
  const isOpen = found.low === null || found.high === null || (found.low <= 0 && found.high >= 0)
  const verdict = isOpen
    ? `Skills written after (${arm}) are not told apart from those written before (${base})`
    : found.gain > 0
      ? `Skills written after (${arm}) do better than those written before (${base})`
      : `Skills written after (${arm}) do worse than those written before (${base})`
  const interval =
    found.low === null || found.high === null
      ? 'no interval'
      : `${displayPointsInterval(found.low, found.high)}, 95 % over authors`
  return `${verdict}: ${displayPoints(found.gain)} pp (${interval}), lower for ${found.nLower} of ${displayCounted(found.nAuthors, 'author')}.`
}

/** Who wrote the texts of a condition; its own name may say so where no text does. */
export function sayAuthors(label: string, authors: readonly string[]): string {
  if (authors.length > 0) return `by ${authors.map(visibleName).join(', ')}`
  return /\bby \S/i.test(label) ? 'author by its name only' : 'author not recorded'
}

/** The arms written after an attempt, with how many of their authors are lower than before. */
export const lowerAfter = ({ arms, means }: PrintedTiming) =>
  arms.flatMap(({ label, timing }, index) => {
    const { nLower, nAuthors, gain } = means[index]!
    return timing === 'before' || gain === null ? [] : [{ label, nLower, nAuthors }]
  })

/** Whether a mean differs from its base by more than noise. */
export const isBeyondNoise = ({ low, high }: Pick<TimingMean, 'low' | 'high'>): boolean =>
  low !== null && high !== null && (low > 0 || high < 0)

/** What a note of the source calls the arms by number: `b1 is one shot, b2 self feedback`; '' where it does not. */
export function sayNumbered(timing: PrintedTiming): string {
  const { arms, base, notes } = timing
  const after = arms[findAfter(timing)]
  if (!/\bb1\b/.test(notes ?? '') || !/\bb2\b/.test(notes ?? '') || !after) return ''
  return `In this note b1 is “${arms[base]!.label}” and b2 “${after.label}”.`
}

type PairTest = Pick<TaskPairs, 'nUp' | 'nDown' | 'nTasksUp' | 'nTasksDown' | 'p' | 'isMcNemar'>

/** What was tested of the pairs, and what came of it. */
export function sayPairTest({ nUp, nDown, nTasksUp, nTasksDown, p, isMcNemar }: PairTest): string {
  if (nUp + nDown === 0) return 'none changed, so there is nothing to test.'
  if (p === null) return 'no task changed in its mean, so there is nothing to test.'
  const test = isMcNemar ? 'exact McNemar test' : 'exact sign test'
  const tasks = displayCounted(nTasksUp + nTasksDown, 'task')
  return `${test} on the ${tasks} whose mean over configurations and trials changed, ${nTasksUp} up and ${nTasksDown} down: ${displayNamedP('p', p)}. A task counts once, however many configurations ran it.`
}
