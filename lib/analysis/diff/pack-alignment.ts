import { packRows } from '@/lib/diff/pack-rows'
import type { Parts } from '@/lib/domain/parts'
import type { DiffRow } from '@/lib/diff/diff-row'
import { packOutline } from '@/lib/trajectory/pack-outline'
import type { StepOutline } from '@/lib/trajectory/step-outline'

/**
 * An alignment as the page's script reads it: rows and both outlines as JSON of PackedRows and
 * PackedOutline. One text is cheap to hand on; thousands of numbers are not.
 */
export interface PackedAlignment {
  readonly rows: string
  readonly left: string
  readonly right: string
}

/** Packs an alignment, pausing between its parts. */
export function* packAlignment(
  rows: readonly DiffRow[],
  leftOutline: readonly StepOutline[],
  rightOutline: readonly StepOutline[],
): Parts<PackedAlignment> {
  const left = packOutline(leftOutline)
  yield
  const leftText = JSON.stringify(left)
  yield
  const right = packOutline(rightOutline)
  yield
  const rightText = JSON.stringify(right)
  yield
  return { rows: JSON.stringify(packRows(rows)), left: leftText, right: rightText }
}
