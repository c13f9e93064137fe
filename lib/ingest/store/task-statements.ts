import type { InStatement } from '@libsql/client'
import type { ImportOptions } from '@/lib/domain/import'
import type { NewSkill, NewTask } from '@/lib/domain/new-trial'
import { fields, jsonRows, sqlJson } from '@/db/writes/json-rows'
import { packJson } from './pack-steps'

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
  'skill_count',
  'skill_tokens',
  'skill_files',
  'skill_scripts',
]

// A later delivery that knows less takes nothing away; a given domain stands until another is given;
// a variant of the task without skills does not say that the task has none.
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
    tags = CASE WHEN excluded.tags = '[]' THEN tags ELSE excluded.tags END,
    skill_count = CASE WHEN excluded.skill_count > 0 THEN excluded.skill_count ELSE coalesce(skill_count, excluded.skill_count) END,
    skill_tokens = CASE WHEN excluded.skill_count > 0 THEN excluded.skill_tokens ELSE coalesce(skill_tokens, excluded.skill_tokens) END,
    skill_files = CASE WHEN excluded.skill_count > 0 THEN excluded.skill_files ELSE coalesce(skill_files, excluded.skill_files) END,
    skill_scripts = CASE WHEN excluded.skill_count > 0 THEN excluded.skill_scripts ELSE coalesce(skill_scripts, excluded.skill_scripts) END`

const sumKnown = (values: readonly (number | null)[]) => {
  const known = values.filter((value) => value !== null)
  return known.length > 0 ? known.reduce((sum, value) => sum + value, 0) : null
}

const skillSums = (task: NewTask) =>
  task.skills === null
    ? {
        skill_count: task.skillCount,
        skill_tokens: task.skillTokens,
        skill_files: task.skillFiles,
        skill_scripts: task.skillScripts,
      }
    : {
        skill_count: task.skills.length,
        skill_tokens: sumKnown(task.skills.map((skill) => skill.tokens)),
        skill_files: task.skills.reduce((sum, skill) => sum + skill.files.length, 0),
        skill_scripts: task.skills.reduce((sum, skill) => sum + skill.scripts, 0),
      }

function taskRow(task: NewTask, domains: ImportOptions['domains']) {
  const given = domains && Object.hasOwn(domains, task.name) ? domains[task.name]! : null
  return {
    name: task.name,
    domain: given ?? task.domain,
    domain_source: given ? 'given' : task.domain ? 'mapped' : null,
    category: task.category,
    difficulty: task.difficulty,
    family: task.family,
    variant: task.variant,
    split: task.split,
    tags: sqlJson(task.tags),
    ...skillSums(task),
  }
}

function skillStatements(
  experimentId: number,
  task: NewTask,
  skills: readonly NewSkill[],
): InStatement[] {
  const statements: InStatement[] = [
    {
      sql: `DELETE FROM task_skill WHERE task_id = (SELECT id FROM task WHERE experiment_id = ? AND name = ?)`,
      args: [experimentId, task.name],
    },
  ]
  for (const skill of skills) {
    const files = packJson(skill.files)
    statements.push(
      {
        sql: 'INSERT INTO skill (experiment_id, name) VALUES (?, ?) ON CONFLICT DO NOTHING',
        args: [experimentId, skill.name],
      },
      {
        sql: `INSERT INTO skill_version (skill_id, content_hash, description, tokens, bytes, file_count, script_count, files)
          SELECT id, ?, ?, ?, ?, ?, ?, ? FROM skill WHERE experiment_id = ? AND name = ? ON CONFLICT DO NOTHING`,
        args: [
          skill.contentHash,
          skill.description,
          skill.tokens,
          skill.bytes,
          skill.files.length,
          skill.scripts,
          files,
          experimentId,
          skill.name,
        ],
      },
      {
        sql: `INSERT INTO task_skill (task_id, version_id)
          SELECT t.id, v.id FROM task t, skill s JOIN skill_version v ON v.skill_id = s.id
          WHERE t.experiment_id = ?1 AND t.name = ?2 AND s.experiment_id = ?1 AND s.name = ?3 AND v.content_hash = ?4
          ON CONFLICT DO NOTHING`,
        args: [experimentId, task.name, skill.name, skill.contentHash],
      },
    )
  }
  return statements
}

/** Statements that add tasks or add to what is known of them, with the skills they offer. */
export function taskStatements(
  experimentId: number,
  tasks: readonly NewTask[],
  domains: ImportOptions['domains'],
): InStatement[] {
  const statements: InStatement[] = jsonRows(tasks.map((task) => taskRow(task, domains))).map(
    (rows) => ({ sql: UPSERT_TASKS, args: [experimentId, rows] }),
  )
  for (const task of tasks) {
    if (task.skills && task.skills.length > 0) {
      statements.push(...skillStatements(experimentId, task, task.skills))
    }
  }
  return statements
}
