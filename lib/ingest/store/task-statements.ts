import type { InStatement } from '@libsql/client'
import { givenDomain } from '@/lib/domain/given-domain'
import type { ImportOptions } from '@/lib/domain/import'
import type { NewTask } from '@/lib/domain/new-trial'
import { fields, jsonRows, sqlJson } from '@/db/writes/json-rows'

const TASK_COLUMNS = [
  'name',
  'domain',
  'domain_source',
  'category',
  'difficulty',
  'family',
  'variant',
  'split',
  'tags',
]

// A later delivery that knows less takes nothing away; a given domain stands until another is given.
const UPSERT_TASKS = `
  INSERT INTO task (experiment_id, ${TASK_COLUMNS.join(', ')})
  SELECT ?, ${fields(...TASK_COLUMNS)} FROM json_each(?) WHERE true
  ON CONFLICT (experiment_id, name) DO UPDATE SET
    domain = CASE WHEN excluded.domain_source = 'given' THEN excluded.domain
      WHEN domain_source = 'given' THEN domain ELSE coalesce(excluded.domain, domain) END,
    domain_source = CASE WHEN 'given' IN (excluded.domain_source, domain_source) THEN 'given'
      ELSE coalesce(excluded.domain_source, domain_source) END,
    category = coalesce(excluded.category, category),
    difficulty = coalesce(excluded.difficulty, difficulty),
    family = coalesce(excluded.family, family),
    variant = coalesce(excluded.variant, variant),
    split = coalesce(excluded.split, split),
    tags = CASE WHEN excluded.tags = '[]' THEN tags ELSE excluded.tags END`

function taskRow(task: NewTask, domains: ImportOptions['domains']) {
  const given = givenDomain(domains, task.name)
  return {
    name: task.name,
    domain: given ?? task.domain,
    domain_source: given ? 'given' : task.domain ? (task.domainSource ?? 'mapped') : null,
    category: task.category,
    difficulty: task.difficulty,
    family: task.family,
    variant: task.variant,
    split: task.split,
    tags: sqlJson(task.tags),
  }
}

/** Statements that add tasks or add to what is known of them; their skills come in `skillSetStatements`. */
export const taskStatements = (
  experimentId: number,
  tasks: readonly NewTask[],
  domains: ImportOptions['domains'],
): InStatement[] =>
  jsonRows(tasks.map((task) => taskRow(task, domains))).map((rows) => ({
    sql: UPSERT_TASKS,
    args: [experimentId, rows],
  }))
