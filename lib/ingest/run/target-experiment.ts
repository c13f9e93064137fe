import type { Db } from '@/db/open-database'
import {
  addExperiment,
  getExperimentIdentity,
  type ExperimentIdentity,
} from '@/db/writes/add-experiment'
import { raiseVersion } from '@/db/writes/raise-version'
import { ImportFailure } from './import-failure'
import type { ImportJob } from './import-job'

const IS_EMPTY = `SELECT 1 FROM experiment e WHERE id = ?
  AND NOT EXISTS (SELECT 1 FROM trial WHERE experiment_id = e.id)
  AND NOT EXISTS (SELECT 1 FROM cell WHERE experiment_id = e.id)`

const HOLDS = { logs: 'trials from logs', published: 'published cells' }

const otherKind = (found: ExperimentIdentity, kind: ExperimentIdentity['kind']) =>
  `“${found.slug}” holds ${HOLDS[found.kind]}; ${HOLDS[kind]} need an experiment of their own.`

async function isEmpty(db: Db, experimentId: number): Promise<boolean> {
  const { rows } = await db.$client.execute({ sql: IS_EMPTY, args: [experimentId] })
  return rows.length > 0
}

/** Whether links of an experiment are made from this slug, one that is being deleted too. */
export async function isSlugUsed(db: Db, slug: string): Promise<boolean> {
  const sql = 'SELECT 1 FROM experiment WHERE coalesce(origin_slug, slug) = ?1 OR slug = ?1'
  return (await db.$client.execute({ sql, args: [slug] })).rows.length > 0
}

/** Why a delivery of this kind cannot go into an experiment, as a sentence; null when it can. */
export async function whyNotInto(
  db: Db,
  slug: string,
  kind: ExperimentIdentity['kind'],
): Promise<string | null> {
  const found = await getExperimentIdentity(db, slug)
  if (!found || found.kind === kind || (await isEmpty(db, found.id))) return null
  return `${otherKind(found, kind)} Name another one: the files stay here.`
}

/** The experiment that an import goes into: found or, when the first thing to store comes, made. */
export class TargetExperiment {
  private constructor(
    private readonly db: Db,
    private readonly job: ImportJob,
    private found: ExperimentIdentity | null,
  ) {}

  static async find(db: Db, job: ImportJob) {
    return new TargetExperiment(db, job, await getExperimentIdentity(db, job.slug))
  }

  get originSlug() {
    return this.found?.originSlug ?? this.job.experiment?.originSlug ?? this.job.slug
  }

  /** Null as long as there is none: in a dry run, always where there was none before. */
  get id() {
    return this.found?.id ?? null
  }

  async idFor(kind: 'logs' | 'published'): Promise<number | null> {
    const { found } = this
    if (found && found.kind !== kind && !(await this.turnEmpty(found, kind)))
      throw new ImportFailure(otherKind(found, kind))
    if (!this.found && !this.job.isDryRun) {
      const { slug, experiment } = this.job
      const name = experiment?.name ?? slug
      const { originSlug } = this
      this.found = await addExperiment(this.db, { ...experiment, slug, originSlug, name, kind })
    }
    return this.id
  }

  /** An experiment that holds nothing yet becomes what its first delivery is; whether it may. */
  private async turnEmpty(
    found: ExperimentIdentity,
    kind: ExperimentIdentity['kind'],
  ): Promise<boolean> {
    const mayTurn = await isEmpty(this.db, found.id)
    if (!mayTurn || this.job.isDryRun) return mayTurn
    const turn = { sql: 'UPDATE experiment SET kind = ? WHERE id = ?', args: [kind, found.id] }
    await this.db.$client.batch([turn, ...raiseVersion(found.id)], 'write')
    this.found = { ...found, kind }
    return true
  }
}
