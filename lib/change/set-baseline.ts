import type { Db } from '@/db/open-database'
import { getExperimentIdentity } from '@/db/writes/add-experiment'
import { raiseVersion } from '@/db/writes/raise-version'
import { NO_EXPERIMENT } from './no-experiment'

/**
 * Chooses the condition that others are compared with; null: the first without skills. Gives a
 * sentence when it cannot, null when it is done.
 */
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
