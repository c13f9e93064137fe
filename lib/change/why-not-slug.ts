import type { Db } from '@/db/open-database'
import { getExperimentIdentity, isSlugHidden } from '@/db/writes/add-experiment'
import { isExperimentSlug } from '@/lib/domain/slug'

/** Why a new experiment cannot have this slug, as a sentence; null when it can. */
export async function whyNotSlug(db: Db, slug: string): Promise<string | null> {
  if (!isExperimentSlug(slug)) {
    return 'A slug has lower-case letters, digits and single hyphens, at most 64 characters.'
  }
  const holder = await getExperimentIdentity(db, slug)
  if (!holder) return (await isSlugHidden(db, slug)) ? `The slug “${slug}” is taken.` : null
  return holder.slug === slug
    ? `There is an experiment “${slug}” already.`
    : `“${slug}” is a former slug of “${holder.slug}” and leads there.`
}
