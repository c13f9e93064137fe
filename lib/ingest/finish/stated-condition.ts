import { plainCondition, type TrialCondition } from '@/lib/domain/condition'
import { parseCondition } from '@/lib/domain/parse-condition'
import type { StatedCondition } from '@/lib/ingest/formats/reading/trial-draft'

type Kinded = Pick<TrialCondition, 'kind' | 'key' | 'label' | 'round'>

const WITHOUT = /^(?:no|without)[-_ ]?skills?$|^(?:baseline|control|none)$/i
const OLD = /^(?:old|previous|prior)[-_ ]?skills?$/i
const WITH = /^(?:(?:with|new)[-_ ]?)?skills?$|^treatment$/i

/** A condition of a kind with a name of its own, as a person would give it: `other: master`. */
const named = (kind: 'curated' | 'evolved' | 'other', name: string | number): Kinded =>
  parseCondition(`${kind}: ${name}`) ?? plainCondition(kind)

/**
 * The condition that a log names. A version of a skill that was worked on in rounds is `evolved`, so
 * that each round is an arm; the skill it replaces is `curated`, and so stands before it. A name that
 * is none of these is a condition of its own.
 */
export const readStatedCondition = ({ name, round, label }: StatedCondition): Kinded => {
  if (WITHOUT.test(name)) return plainCondition('no_skills')
  if (OLD.test(name)) return named('curated', label ?? 'old skill')
  const own = WITH.test(name) || round || label ? null : parseCondition(name)
  // A kind of condition by its name here: `curated`, `evolved: 3`.
  if (own !== null && own.key !== 'unknown' && own.key !== 'other') return own
  if (!WITH.test(name)) return named('other', label ?? name)
  if (typeof round === 'number') return named('evolved', round)
  return label ? named('other', label) : plainCondition('curated')
}
