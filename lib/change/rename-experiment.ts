import type { Db } from '@/db/open-database'
import { getExperimentIdentity } from '@/db/writes/add-experiment'
import { raiseVersion } from '@/db/writes/raise-version'
import { NO_EXPERIMENT } from './no-experiment'
import { whyNotSlug } from './why-not-slug'

/**
 * Gives an experiment another name, description or slug. The old slug leads to the new one; trials
 * keep their links. Gives a sentence when it cannot, null when it is done.
 */
export async function renameExperiment(
  db: Db,
  current: string,
  to: { slug: string; name: string; description: string | null },
): Promise<string | null> {
  const experiment = await getExperimentIdentity(db, current)
  if (!experiment) return NO_EXPERIMENT
  if (to.name.trim() === '') return 'Give the experiment a name.'
  const { id, slug: before, originSlug } = experiment
  const isFormerSlug = (await getExperimentIdentity(db, to.slug))?.id === id
  const reason = isFormerSlug ? null : await whyNotSlug(db, to.slug)
  if (reason) return reason
  await db.$client.batch(
    [
      { sql: 'DELETE FROM experiment_slug WHERE slug = ?', args: [to.slug] },
      {
        sql: 'UPDATE experiment SET slug = ?, name = ?, description = ?, origin_slug = ? WHERE id = ?',
        args: [to.slug, to.name.trim(), to.description, originSlug, id],
      },
      {
        sql: 'INSERT INTO experiment_slug (slug, experiment_id) SELECT ?, ? WHERE ? <> ?',
        args: [before, id, before, to.slug],
      },
      ...raiseVersion(id),
    ],
    'write',
  )
  return null
}
