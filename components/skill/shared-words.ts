import type { SkillOfferRow } from '@/lib/analysis/skill/get-skill'

/** That the gain of a skill's tasks is not its own, where other skills were offered along; null where none was. */
export function sayShared(offers: readonly SkillOfferRow[]): string | null {
  const shared = offers.filter(({ along }) => along.length > 0).length
  if (shared === 0) return null
  const which = shared === offers.length ? 'Every one' : `${shared} of ${offers.length}`
  return `${which} of its tasks offered other skills along: there the change is that of all of them together.`
}

/** Skills offered along, each with the conditions under which it was, where it was not under all. */
export const sayAlong = (
  { along, conditions }: Pick<SkillOfferRow, 'along' | 'conditions'>,
  labelOf: (key: string) => string,
): readonly { readonly skill: string; readonly when: string | null }[] =>
  along.map((other) => ({
    skill: other.skill,
    when:
      other.conditions.length === conditions.length
        ? null
        : other.conditions.map(labelOf).join(', '),
  }))
