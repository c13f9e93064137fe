import type { Db } from '@/db/open-database'
import { raiseVersion } from '@/db/writes/raise-version'
import { addExperiment, getExperimentIdentity } from '@/db/writes/add-experiment'
import { turnEventLoop } from '@/lib/ingest/store/store-batch'
import { takeWriterLease } from '@/db/writes/writer-lease'
import { whyNotSlug } from './why-not-slug'

// Each function gives a sentence when it cannot do what was asked, null when it is done.

const NO_EXPERIMENT = 'There is no such experiment.'
const BUSY = 'An import is being stored. Try again when it has ended.'
const WAIT_MS = 5000
const TRIALS_A_TRANSACTION = 500

/** Makes an empty experiment for logs. */
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

/** Gives an experiment another name, description or slug. The old slug leads to the new one; trials keep their links. */
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

/** Chooses the condition that others are compared with; null: the first without skills. */
export async function setBaseline(
  db: Db,
  slug: string,
  conditionKey: string | null,
): Promise<string | null> {
  const experiment = await getExperimentIdentity(db, slug)
  if (!experiment) return NO_EXPERIMENT
  const [updated] = await db.$client.batch(
    [
      {
        sql: `UPDATE experiment SET baseline_key = :key WHERE id = :id AND (:key IS NULL OR EXISTS
          (SELECT 1 FROM condition WHERE experiment_id = :id AND key = :key))`,
        args: { key: conditionKey, id: experiment.id },
      },
      ...raiseVersion(experiment.id),
    ],
    'write',
  )
  return updated!.rowsAffected > 0 ? null : 'The experiment has no such condition.'
}

/** Removes an experiment with everything in it. `typed` must be its slug. */
export async function deleteExperiment(
  db: Db,
  slug: string,
  typed: string,
): Promise<string | null> {
  const experiment = await getExperimentIdentity(db, slug)
  if (!experiment) return NO_EXPERIMENT
  if (typed.trim() !== experiment.slug) return `Type “${experiment.slug}” to delete it.`
  const lease = await takeWriterLease(db, { waitMs: WAIT_MS })
  if (!lease) return BUSY
  try {
    const raise = raiseVersion(experiment.id)
    // First what pages count, at once; then the bulk in small transactions, so that readers are not held up.
    await db.$client.batch(
      [{ sql: 'DELETE FROM cell WHERE experiment_id = ?', args: [experiment.id] }, ...raise],
      'write',
    )
    for (;;) {
      const some = {
        sql: 'DELETE FROM trial WHERE id IN (SELECT id FROM trial WHERE experiment_id = ? LIMIT ?)',
        args: [experiment.id, TRIALS_A_TRANSACTION],
      }
      const [deleted] = await db.$client.batch([some, ...raise], 'write')
      await turnEventLoop()
      if (deleted!.rowsAffected === 0) break
    }
    await db.$client.batch(
      [{ sql: 'DELETE FROM experiment WHERE id = ?', args: [experiment.id] }, ...raise],
      'write',
    )
    return null
  } finally {
    await lease.release()
  }
}
