import type { Db } from '@/db/open-database'
import { getExperimentIdentity } from '@/db/writes/add-experiment'
import type { ImportRule } from '@/lib/domain/import-rule'
import { parseRulesText } from '@/lib/domain/parse-rules'
import type { ImportJob } from './import-job'

// Rules stay with the experiment they were given to, so that its next delivery is read alike.

/** The rules that are kept with an experiment; none where there is none yet. */
export async function getKeptRules(db: Db, slug: string): Promise<readonly ImportRule[]> {
  const found = await getExperimentIdentity(db, slug)
  if (found === null) return []
  const sql = 'SELECT import_rules FROM experiment WHERE id = ?'
  const { rows } = await db.$client.execute({ sql, args: [found.id] })
  const text = rows[0]?.import_rules
  const rules = text ? parseRulesText(String(text)) : []
  // Written by keepRules and from exports, both after the same check.
  return typeof rules === 'string' ? [] : rules
}

/** The job with the rules of its experiment, where it brings none of its own. */
export async function withKeptRules(db: Db, job: ImportJob): Promise<ImportJob> {
  const { slug, options } = job
  if (options.rules !== null) return job
  return { ...job, options: { ...options, rules: await getKeptRules(db, slug) } }
}

/** Keeps rules with an experiment, where there is one, in place of those before. */
export async function keepRules(db: Db, slug: string, rules: readonly ImportRule[]): Promise<void> {
  const found = await getExperimentIdentity(db, slug)
  if (found === null) return
  await db.$client.execute({
    sql: 'UPDATE experiment SET import_rules = ? WHERE id = ?',
    args: [rules.length > 0 ? JSON.stringify(rules) : null, found.id],
  })
}
