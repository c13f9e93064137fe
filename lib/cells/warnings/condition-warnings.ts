import { displayCounted } from '@/lib/display'
import type { CellTable } from '@/lib/cells/cell-table'
import type { Contrast } from '@/lib/cells/contrast'
import type { ConditionHead } from '@/lib/cells/describe-contrast'
import type { Warning } from './warning'

/** Warnings that conditions alone give, with or without a contrast. */
export function conditionWarnings(
  conditions: readonly ConditionHead[],
  contrast: Contrast | null,
  table: CellTable,
): Warning[] {
  const warnings: Warning[] = []
  const unknown = conditions
    .filter(({ kind }) => kind === 'unknown')
    .reduce((sum, { nTrials }) => sum + nTrials, 0)
  if (unknown > 0)
    warnings.push({
      code: 'condition_unknown',
      text: `${displayCounted(unknown, 'trial')} with no evidence of what skills the agent had: shown, but in no comparison. Say in the settings what they had, or import them again with a condition.`,
    })
  if (!contrast) {
    warnings.push({
      code: 'one_condition',
      text: 'There are no two known conditions to compare. Import the same tasks under another condition, or set the condition of what is here.',
    })
    return warnings
  }
  const inferred = [contrast.without, contrast.with]
    .map((index) => conditions.find(({ key }) => key === table.conditions[index]!.key))
    .filter((head) => head !== undefined && head.nInferred > 0)
  if (inferred.length > 0)
    warnings.push({
      code: 'condition_inferred',
      text: `Inferred, not recorded in the log: of this comparison, the condition of ${inferred
        .map((head) => `${displayCounted(head!.nInferred, 'trial')} (${head!.label})`)
        .join(' and ')}. A trial’s page shows the rule and the text it rests on.`,
    })
  return [...warnings, ...roundWarnings(contrast, table)]
}

/** A page shows one round of a skill: which, and that there are others. */
function roundWarnings(contrast: Contrast, table: CellTable): Warning[] {
  const { round } = table.conditions[contrast.with]!
  const rounds = table.conditions.flatMap((condition) => condition.round ?? [])
  if (round === null || rounds.length < 2) return []
  const last = Math.max(...rounds)
  const text =
    round === last
      ? `This is round ${round}, the last of ${rounds.length}; Rounds shows them all.`
      : `This is round ${round} of ${rounds.length}; the last is round ${last}. Rounds shows them all.`
  return [{ code: 'one_of_rounds', text }]
}
