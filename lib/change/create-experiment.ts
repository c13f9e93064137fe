import type { Db } from '@/db/open-database'
import { addExperiment } from '@/db/writes/add-experiment'
import { whyNotSlug } from './why-not-slug'

/** Makes an empty experiment for logs. Gives a sentence when it cannot, null when it is done. */
export async function createExperiment(
  db: Db,
  { slug, name, description }: { slug: string; name: string; description: string | null },
): Promise<string | null> {
  if (name.trim() === '') return 'Give the experiment a name.'
  const reason = await whyNotSlug(db, slug)
  if (reason) return reason
  await addExperiment(db, { slug, name: name.trim(), description, kind: 'logs' })
  return null
}
