import type { SkillView } from '@/lib/analysis/skill/get-skill'
import { displayCounted } from '@/lib/display'

/** That no trial read the skill, so that what changed is hardly its doing; null where one did or no log tells. */
export function sayUnread({ compared }: Pick<SkillView, 'compared'>): string | null {
  if (compared === null) return null
  const nKnown = compared.nOffered - compared.nUnknown
  if (nKnown === 0 || compared.nRead > 0) return null
  return `None of the ${displayCounted(nKnown, 'trial')} that had it read it: what changed is hardly its doing, unless its line in the agent’s list was enough.`
}
