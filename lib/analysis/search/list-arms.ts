import { asc, eq } from 'drizzle-orm'
import type { Db } from '@/db/open-database'
import { condition, configuration } from '@/db/schema'
import { getExperiment } from '@/lib/analysis/experiment/get-experiment'

/** The conditions and configurations of an experiment, to choose from; null where it is not known. */
export async function listArms(db: Db, slug: string) {
  const experiment = await getExperiment(db, slug)
  if (!experiment) return null
  const [conditions, configurations] = await Promise.all([
    db
      .select({ key: condition.key, label: condition.label })
      .from(condition)
      .where(eq(condition.experimentId, experiment.id))
      .orderBy(asc(condition.id)),
    db
      .select({
        key: configuration.key,
        ...{ harness: configuration.harness, model: configuration.model },
        effort: configuration.effort,
      })
      .from(configuration)
      .where(eq(configuration.experimentId, experiment.id))
      .orderBy(asc(configuration.id)),
  ])
  return { slug: experiment.slug, conditions, configurations }
}

export type Arms = NonNullable<Awaited<ReturnType<typeof listArms>>>
