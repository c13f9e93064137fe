import { visibleName } from './visible-text'

/** The kinds of condition: what skills the agent had. Order is the order on screen. */
export const CONDITION_KINDS = [
  'no_skills',
  'curated',
  'generated_before',
  'generated_after',
  'evolved',
  'adapted',
  'other',
  'unknown',
] as const

export type ConditionKind = (typeof CONDITION_KINDS)[number]

/** Kinds whose skills lie in the folder of the task; of the others agents had none or wrote their own. */
export const isFromFolder = (kind: ConditionKind): boolean =>
  kind === 'curated' || kind === 'evolved' || kind === 'adapted' || kind === 'other'

/** Where a trial's condition comes from; `none` means no evidence, and then the kind is `unknown`. */
export const CONDITION_SOURCES = ['recorded', 'inferred', 'given', 'none'] as const

export type ConditionSource = (typeof CONDITION_SOURCES)[number]

/** The rule of inference that stands for a person's rules at import (lib/domain/import-rule.ts). */
export const IMPORT_RULE = 'import_rule'

/** The condition of one trial and why we say so. */
export interface TrialCondition {
  readonly kind: ConditionKind
  /** Identity within an experiment, for example `curated` or `curated_without_scripts`. */
  readonly key: string
  readonly label: string
  /** Round of evolution, where the kind is `evolved`. */
  readonly round: number | null
  readonly source: ConditionSource
  /** Name of the rule that inferred it, as in docs/formats.md; null when given or without evidence. */
  readonly rule: string | null
  /** The text the rule saw. */
  readonly evidence: string | null
  /** What a path or name claims instead, where that disagrees; null when nothing disagrees. */
  readonly claimed: string | null
}

const KIND_LABELS: Record<ConditionKind, string> = {
  no_skills: 'no skills',
  curated: 'curated skills',
  generated_before: 'self-generated skills',
  generated_after: 'skills generated after',
  evolved: 'evolved skills',
  adapted: 'skills adapted to the model',
  other: 'other skills',
  unknown: 'condition unknown',
}

/** The label of a kind, for conditions that bring no label of their own. */
export const conditionKindLabel = (kind: ConditionKind): string => KIND_LABELS[kind]

/** A condition that is a whole kind: key and label follow from the kind. */
export const plainCondition = (kind: ConditionKind) => ({
  kind,
  key: kind as string,
  label: conditionKindLabel(kind),
  round: null,
})

/** The label of a round of a skill, and which round such a label names: null for any other. */
export const roundLabel = (round: number): string => `evolved, round ${round}`
export function roundOfLabel(label: string): number | null {
  const round = /^evolved, round (\d+)$/.exec(label)?.[1]
  return round === undefined ? null : Number(round)
}

/** A condition's label within a sentence: `evolved, round 3` are `the skills of round 3`. */
export function nameInSentence(label: string): string {
  const round = roundOfLabel(label)
  return round === null ? visibleName(label) : `the skills of round ${round}`
}
