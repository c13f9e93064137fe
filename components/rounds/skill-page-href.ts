import type { RoundsView } from '@/lib/analysis/rounds/view-rounds'
import { skillHref } from '@/lib/url/skill'

/** The page of a skill by its name; null where no file or log here has it, as in printed tables. */
export function skillPageHref({
  skillPages,
  experiment,
}: Pick<RoundsView, 'skillPages' | 'experiment'>) {
  const known = new Set(skillPages.map(({ skill }) => skill))
  return (skill: string): string | null =>
    known.has(skill) ? skillHref(experiment.slug, skill) : null
}
