import {
  CONDITION_KINDS,
  conditionKindLabel,
  plainCondition,
  roundLabel,
  type ConditionKind,
} from './condition'
import type { GivenCondition } from './import'

const ALIASES = new Map<string, ConditionKind>([
  ['none', 'no_skills'],
  ['noskills', 'no_skills'],
  ['without_skills', 'no_skills'],
  ['baseline', 'no_skills'],
  ['skills', 'curated'],
  ['with_skills', 'curated'],
  ['curated_skills', 'curated'],
  ['self_generated', 'generated_before'],
])

const normalise = (text: string) =>
  text
    .trim()
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_+|_+$/g, '')

const kindOf = (text: string): ConditionKind | null => {
  const word = normalise(text)
  return CONDITION_KINDS.find((kind) => kind === word) ?? ALIASES.get(word) ?? null
}

/**
 * A condition as a person writes it: a kind (`curated`, `no_skills`), or a kind with a label of its
 * own after a colon (`curated: without scripts` → key `curated_without_scripts`); `evolved: 3` is
 * round 3. Null when the kind is none of ours.
 */
export function parseCondition(text: string): GivenCondition | null {
  const colon = text.indexOf(':')
  const kind = kindOf(colon < 0 ? text : text.slice(0, colon))
  if (kind === null) return null
  const label = colon < 0 ? '' : text.slice(colon + 1).trim()
  if (normalise(label) === '') return plainCondition(kind)
  const round = kind === 'evolved' ? /^(?:round\s*)?(\d{1,4})$/i.exec(label) : null
  if (round) {
    return {
      kind,
      key: `evolved_${Number(round[1])}`,
      label: roundLabel(Number(round[1])),
      round: Number(round[1]),
    }
  }
  return {
    kind,
    key: `${kind}_${normalise(label)}`.slice(0, 80),
    label: `${conditionKindLabel(kind)}, ${label}`.slice(0, 120),
    round: null,
  }
}

/** The kinds, for a message about a condition that is none. */
export const CONDITION_HELP = `One of ${CONDITION_KINDS.join(', ')}; or a kind with a label: "curated: without scripts".`
