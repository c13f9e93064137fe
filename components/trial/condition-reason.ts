import type { TrialAnswer } from '@/lib/analysis/trial/get-trial'
import { CONDITION_KINDS, conditionKindLabel, IMPORT_RULE } from '@/lib/domain/condition'

/** Where a trial's condition comes from, in words, and what was said of it otherwise. */
export interface ConditionReason {
  readonly source: string
  /** What else was claimed, or held before; null when nothing. */
  readonly otherwise: string | null
  /** True when the log contradicts itself, which a reader should know. */
  readonly isDoubtful: boolean
}

const labelOf = (key: string): string => {
  const kind = CONDITION_KINDS.find((one) => one === key)
  return kind ? conditionKindLabel(kind) : key
}

const givenReason = (setIn: TrialAnswer['conditionSetIn'], claimed: string | null) => {
  const isUnknown = claimed === 'unknown'
  if (setIn === 'settings') {
    return {
      source: 'set in the experiment’s settings',
      otherwise:
        claimed === null ? null : `Before, it was ${isUnknown ? 'unknown' : labelOf(claimed)}.`,
    }
  }
  return {
    source: 'set at import',
    otherwise:
      claimed === null
        ? null
        : isUnknown
          ? 'The log alone does not say.'
          : `The log alone says ${labelOf(claimed)}.`,
  }
}

export function conditionReason(
  trial: Pick<TrialAnswer, 'conditionSource' | 'conditionSetIn' | 'detail'>,
): ConditionReason {
  const { claimed } = trial.detail.condition
  const claim =
    claimed === null
      ? null
      : `A name claims ${labelOf(claimed)}, which the evidence does not bear out.`
  const isDoubtful = claim !== null
  switch (trial.conditionSource) {
    case 'given':
      return { ...givenReason(trial.conditionSetIn, claimed), isDoubtful: false }
    case 'recorded':
      return { source: 'recorded in the log', otherwise: claim, isDoubtful }
    case 'inferred':
      return {
        source:
          trial.detail.condition.rule === IMPORT_RULE
            ? 'set at import by a rule'
            : 'inferred from the log',
        otherwise: claim,
        isDoubtful,
      }
    case 'none':
      return {
        source: 'no evidence in the log; it can be set in the experiment’s settings',
        otherwise: claim,
        isDoubtful,
      }
  }
}
