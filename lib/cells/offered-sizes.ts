import { UNKNOWN_SIZES, type TaskSkillSizes } from '@/lib/domain/skill-size'
import type { CellTable } from './cell-table'
import type { Contrast } from './contrast'

/** What a task offers under a condition; without one: under any that has none of its own. */
interface Offer {
  readonly conditionId: number | null
}

/** The condition of a contrast whose skills are meant: its with-side, unless that has none. */
export function skillCondition(table: CellTable, contrast: Contrast | null): number | null {
  if (!contrast) return null
  const with_ = table.conditions[contrast.with]!
  return with_.kind === 'no_skills' ? table.conditions[contrast.without]!.id : with_.id
}

/** What holds for a condition; where no condition is asked for and none is for all: the first. */
export const chooseOffer = <T extends Offer>(
  offers: readonly T[],
  conditionId: number | null,
): T | null =>
  offers.find((offer) => offer.conditionId === conditionId) ??
  offers.find((offer) => offer.conditionId === null) ??
  (conditionId === null ? offers[0] : null) ??
  null

/** The sizes of the skills that a task offers under a contrast. */
export const offeredSizes = (
  table: CellTable,
  task: number,
  contrast: Contrast | null,
): TaskSkillSizes =>
  chooseOffer(table.tasks[task]!.offers, skillCondition(table, contrast))?.sizes ?? UNKNOWN_SIZES
