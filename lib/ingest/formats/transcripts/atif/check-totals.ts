import type { Usage } from '@/lib/domain/step'
import type { StepDraft } from '@/lib/ingest/formats/reading/step-draft'

/** The sums of a log that can be trusted, and those that it states though they are wrong. */
interface CheckedTotals {
  readonly totals: Usage | null
  readonly miscounted: Usage | null
}

const sumOf = (drafts: readonly StepDraft[], key: 'input' | 'output'): number =>
  drafts.reduce((sum, { usage }) => sum + (usage?.[key] ?? 0), 0)

/**
 * Some writers add up repeated context too, which cost nothing again. Stated sums are wrong where
 * they are those of all steps and some of these are repeated; then the steps alone count.
 */
export function checkTotals(totals: Usage | null, drafts: readonly StepDraft[]): CheckedTotals {
  const own = drafts.filter(({ agent }) => agent === null)
  const countsRepeated = [drafts, own].some(
    (steps) =>
      steps.some(({ isCopied, usage }) => isCopied && (usage?.input ?? 0) > 0) &&
      totals?.input === sumOf(steps, 'input'),
  )
  if (totals === null || !countsRepeated) return { totals, miscounted: null }
  const isPriced = drafts.some(({ usage }) => (usage?.costUsd ?? null) !== null)
  const costUsd = isPriced ? null : totals.costUsd
  return { totals: { input: null, cached: null, output: null, costUsd }, miscounted: totals }
}
