import type { Db } from '@/db/open-database'
import { getExperimentIdentity } from '@/db/writes/add-experiment'
import { deletionStatements } from '@/db/writes/delete-experiments'
import { fenceStatements, takeWriterLease } from '@/db/writes/writer-lease'
import { NO_EXPERIMENT } from './no-experiment'

const BUSY = 'An import is being stored. Try again when it has ended.'
const WAIT_MS = 5000

/**
 * Deletes an experiment with everything in it: nobody finds it any more, and its slug is free. Its
 * rows are removed afterwards, by whoever holds the writer's lease next (`removeDeleted`). `typed`
 * must be its slug. Gives a sentence when it cannot, null when it is done.
 */
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
    await db.$client.batch(
      [...fenceStatements(lease.holder), ...deletionStatements(experiment.id, Date.now())],
      'write',
    )
    return null
  } finally {
    await lease.release()
  }
}
