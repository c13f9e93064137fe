import { isFromFolder, type ConditionKind } from '@/lib/domain/condition'
import { chooseOffer } from '@/lib/cells/offered-sizes'
import type { SkillOffer } from './list-offers'

/** One set of skills and the conditions that offer it. */
export interface OfferGroup extends Omit<SkillOffer, 'conditionId' | 'conditionKey' | 'isGiven'> {
  /** Keys of conditions; none: it came last, and no condition is known to offer it. */
  readonly conditions: readonly string[]
}

interface OfferCondition {
  readonly id: number
  readonly key: string
  readonly kind: ConditionKind
}

/** Whether a condition is known to offer this: self-written skills only where a person gave them. */
const isOffered = (kind: ConditionKind, offer: SkillOffer) => isFromFolder(kind) || offer.isGiven

/** What each condition offers, equal sets once; the newest first. */
export function groupOffers(
  offers: readonly SkillOffer[],
  conditions: readonly OfferCondition[],
): OfferGroup[] {
  const groups = new Map<number, { offer: SkillOffer; keys: string[] }>()
  for (const { id, key, kind } of conditions) {
    const offer = kind === 'no_skills' || kind === 'unknown' ? null : chooseOffer(offers, id)
    if (!offer || !isOffered(kind, offer)) continue
    const group = groups.get(offer.setId)
    if (group) group.keys.push(key)
    else groups.set(offer.setId, { offer, keys: [key] })
  }
  const open = offers.find(({ conditionId }) => conditionId === null)
  if (open && !groups.has(open.setId)) groups.set(open.setId, { offer: open, keys: [] })
  return [...groups.values()]
    .sort((a, b) => b.offer.setId - a.offer.setId)
    .map(({ offer, keys }) => {
      const { setId, importUid, importedAt, sizes, skills } = offer
      return { setId, importUid, importedAt, sizes, skills, conditions: keys }
    })
}
