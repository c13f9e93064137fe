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
  'split_source',
  'author',
  'tags',
]

/**
 * What becomes of a fact of a task that is said again: a given one stands until another is given, what a
 * log says comes before a rule that only fills in, and of two that are alike the later holds.
 */
const settled = (value: string, source: string, column: typeof value | typeof source) => `CASE
      WHEN excluded.${value} IS NULL THEN ${column}
      WHEN excluded.${source} = 'given' THEN excluded.${column}
      WHEN ${source} = 'given' THEN ${column}
      WHEN excluded.${source} = 'rule' AND ${value} IS NOT NULL AND ${source} IS NOT 'rule' THEN ${column}
      ELSE excluded.${column} END`

// A later delivery that knows less takes nothing away.
const UPSERT_TASKS = `
  INSERT INTO task (experiment_id, ${TASK_COLUMNS.join(', ')})
  SELECT ?, ${fields(...TASK_COLUMNS)} FROM json_each(?) WHERE true
  ON CONFLICT (experiment_id, name) DO UPDATE SET
    domain = ${settled('domain', 'domain_source', 'domain')},
    domain_source = ${settled('domain', 'domain_source', 'domain_source')},
    category = coalesce(excluded.category, category),
    difficulty = coalesce(excluded.difficulty, difficulty),
    family = coalesce(excluded.family, family),
    variant = coalesce(excluded.variant, variant),
    split = ${settled('split', 'split_source', 'split')},
    split_source = ${settled('split', 'split_source', 'split_source')},
    author = coalesce(excluded.author, author),
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
    split_source: task.splitSource ?? null,
    author: task.author ?? null,
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
