import { sql } from 'drizzle-orm'
import type { Db } from '@/db/open-database'
import type { ImportRule } from '@/lib/domain/import-rule'
import { experiment } from '@/db/schema'
import { CHANGE_NUMBER, COUNT_CHANGE } from './raise-version'

/** An experiment as far as writing to it needs. */
export interface ExperimentIdentity {
  readonly id: number
  readonly slug: string
  readonly name: string
  readonly kind: 'logs' | 'published'
  /** The first slug it had; ids of trials are made from it. */
  readonly originSlug: string
}

const findIn = (schema = '') => `
  SELECT e.id, e.slug, e.name, e.kind, coalesce(e.origin_slug, e.slug) AS origin_slug FROM ${schema}experiment e
  WHERE e.id = coalesce((SELECT id FROM ${schema}experiment WHERE slug = ?1),
    (SELECT experiment_id FROM ${schema}experiment_slug WHERE slug = ?1)) AND e.deleted_at IS NULL`

/**
 * Whether a slug is that of an experiment which whoever asks does not see: such a one takes nothing of
 * theirs. The one read that leaves a scope (db/scope-reads.ts): it asks the tables by their full names.
 */
export async function isSlugHidden(db: Db, slug: string): Promise<boolean> {
  if (await getExperimentIdentity(db, slug)) return false
  return (await db.$client.execute({ sql: findIn('main.'), args: [slug] })).rows.length > 0
}

/** The experiment of a slug, a former slug included; null when there is none. */
export async function getExperimentIdentity(
  db: Db,
  slug: string,
): Promise<ExperimentIdentity | null> {
  const { rows } = await db.$client.execute({ sql: findIn(), args: [slug] })
  const row = rows[0]
  if (!row) return null
  return {
    id: Number(row.id),
    slug: String(row.slug),
    name: String(row.name),
    kind: row.kind === 'published' ? 'published' : 'logs',
    originSlug: String(row.origin_slug),
  }
}

interface NewExperiment {
  readonly slug: string
  readonly name: string
  readonly kind: 'logs' | 'published'
  readonly description?: string | null
  readonly isGenerated?: boolean
  readonly citation?: { text: string; url: string | null } | null
  readonly originSlug?: string
  readonly baselineKey?: string | null
  readonly plannedTasks?: number | null
  readonly importRules?: ImportRule[]
}

/** Adds an experiment. Ask `whyNotSlug` first: a slug that is taken throws. */
export async function addExperiment(db: Db, values: NewExperiment): Promise<ExperimentIdentity> {
  // A version of its own from the start: its id may be that of an experiment that was deleted.
  const dataVersion = sql.raw(CHANGE_NUMBER)
  const own = values.originSlug === values.slug ? null : (values.originSlug ?? null)
  const [, [row]] = await db.batch([
    db.run(sql.raw(COUNT_CHANGE)),
    db
      .insert(experiment)
      .values({ ...values, originSlug: own, createdAt: Date.now(), dataVersion })
      .returning({ id: experiment.id }),
  ])
  return { ...values, id: row!.id, originSlug: own ?? values.slug }
}
