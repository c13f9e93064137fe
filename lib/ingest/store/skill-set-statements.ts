import type { InStatement } from '@libsql/client'
import type { GivenCondition } from '@/lib/domain/import'
import type { NewSkill, NewTask } from '@/lib/domain/new-trial'
import { isOpenSet } from '@/db/open-set'
import { packJson } from './pack-steps'

/** Which import brings a text, into which experiment. */
interface VersionTarget {
  readonly experimentId: number
  /** Null: it came with no import, and so speaks for all conditions without skills of their own. */
  readonly importId: number | null
}

/** Where the skills of tasks come in. */
interface SkillSetTarget extends VersionTarget {
  /** The condition that was given for the whole import. */
  readonly condition: GivenCondition | null
}

interface SetSizes {
  readonly count: number | null
  readonly tokens: number | null
  readonly files: number | null
  readonly scripts: number | null
}

const sumKnown = (values: readonly (number | null)[]) => {
  const known = values.filter((value) => value !== null)
  return known.length > 0 ? known.reduce((sum, value) => sum + value, 0) : null
}

const sizesOf = (task: NewTask): SetSizes =>
  // What an export says of them was summed when they came in.
  task.skills === null || task.offeredTo !== undefined
    ? {
        count: task.skillCount,
        tokens: task.skillTokens,
        files: task.skillFiles,
        scripts: task.skillScripts,
      }
    : {
        count: task.skills.length,
        tokens: sumKnown(task.skills.map((skill) => skill.tokens)),
        files: task.skills.reduce((sum, skill) => sum + skill.files.length, 0),
        scripts: task.skills.reduce((sum, skill) => sum + skill.scripts, 0),
      }

const byCodePoint = (a: string, b: string) => Buffer.compare(Buffer.from(a), Buffer.from(b))

/** Equal for equal skills of equal sizes; migration 0002 makes the same of what was there before. */
const contentKey = (skills: readonly NewSkill[], sizes: SetSizes) =>
  [
    ...skills.map(({ name, contentHash }) => `${name}:${contentHash}`).sort(byCodePoint),
    `#${[sizes.count, sizes.tokens, sizes.files, sizes.scripts].map((size) => size ?? '').join()}`,
  ].join('\n')

const INSERT_VERSION = `
  INSERT INTO skill_version (skill_id, content_hash, description, tokens, bytes, file_count, script_count, files,
    first_import_id, first_seen_at)
  SELECT id, ?, ?, ?, ?, ?, ?, ?, ?, ? FROM skill WHERE experiment_id = ? AND name = ? ON CONFLICT DO NOTHING`

/** Statements that add a text of a skill, where it is not there yet. */
export function versionStatements(
  { experimentId, importId }: VersionTarget,
  skill: NewSkill,
  now: number,
): InStatement[] {
  const { name, contentHash, description, tokens, bytes, files, scripts } = skill
  const own = [contentHash, description, tokens, bytes, files.length, scripts, packJson(files)]
  return [
    {
      sql: 'INSERT INTO skill (experiment_id, name) VALUES (?, ?) ON CONFLICT DO NOTHING',
      args: [experimentId, name],
    },
    { sql: INSERT_VERSION, args: [...own, importId, now, experimentId, name] },
  ]
}

const TASK = 'SELECT id FROM task WHERE experiment_id = :experimentId AND name = :task'

// A set repeats an equal one that came with trials of one condition, or for all and with no other such set
// since. A table that counts no skills adds to what is known. Twice in one import is once.
const INSERT_SET = `
  WITH known AS (
    SELECT s.id, s.import_id, s.content_key = :contentKey AS is_equal,
      CASE WHEN :conditionKey IS NULL THEN ${isOpenSet('s')} AND s.skill_count IS NOT 0 ELSE 1 END AS counts
    FROM skill_set s WHERE s.task_id = (${TASK}) AND s.condition_key IS :conditionKey),
  before AS (
    SELECT s.* FROM skill_set s JOIN offered_skill_set o ON o.set_id = s.id
    WHERE o.task_id = (${TASK}) AND o.condition_id IS NULL AND :count IS NULL)
  INSERT INTO skill_set (task_id, condition_key, import_id, imported_at, content_key, is_repeat,
    skill_count, skill_tokens, skill_files, skill_scripts)
  SELECT t.id, :conditionKey, :importId, :now, :contentKey,
    EXISTS (SELECT 1 FROM known k WHERE k.is_equal AND (NOT k.counts OR NOT EXISTS (
      SELECT 1 FROM known later WHERE later.id > k.id AND later.counts AND NOT later.is_equal))),
    coalesce(b.skill_count, :count), coalesce(b.skill_tokens, :tokens),
    coalesce(b.skill_files, :files), coalesce(b.skill_scripts, :scripts)
  FROM (${TASK}) t LEFT JOIN before b
  WHERE NOT EXISTS (SELECT 1 FROM known WHERE import_id IS :importId AND is_equal)`

const ADD_VERSION = `
  INSERT INTO skill_set_version (set_id, version_id)
  SELECT s.id, v.id FROM skill_set s JOIN skill k ON k.experiment_id = :experimentId AND k.name = :skill
  JOIN skill_version v ON v.skill_id = k.id AND v.content_hash = :hash
  WHERE s.task_id = (${TASK}) AND s.import_id IS :importId AND s.content_key = :contentKey
  ON CONFLICT DO NOTHING`

function setStatements(
  target: SkillSetTarget,
  conditionKey: string | null,
  task: NewTask,
): InStatement[] {
  const { experimentId, importId } = target
  const skills = task.skills ?? []
  const sizes = sizesOf(task)
  const now = Date.now()
  const key = contentKey(skills, sizes)
  const place = { experimentId, importId, task: task.name, contentKey: key }
  return [
    ...skills.flatMap((skill) => versionStatements(target, skill, now)),
    { sql: INSERT_SET, args: { ...place, ...sizes, conditionKey, now } },
    ...skills.map(({ name, contentHash }) => ({
      sql: ADD_VERSION,
      args: { ...place, skill: name, hash: contentHash },
    })),
  ]
}

/** Whether a delivery says anything of the skills that a task offers. */
export const saysSkills = (task: NewTask) =>
  Object.values(sizesOf(task)).some((size) => size !== null)

/** Statements that store the skills these tasks offer, as this import brings them. Tasks must be there. */
export function skillSetStatements(
  target: SkillSetTarget,
  tasks: readonly NewTask[],
): InStatement[] {
  const { condition } = target
  // What a folder holds is no condition without skills: then it says what the task offers elsewhere.
  const isWithout = condition?.kind === 'no_skills' || condition?.kind === 'unknown'
  const conditionKey = condition && !isWithout ? condition.key : null
  return tasks.filter(saysSkills).flatMap((task) => {
    const { offeredTo } = task
    if (offeredTo === undefined) return setStatements(target, conditionKey, task)
    const importId = offeredTo.condition === null ? null : target.importId
    return setStatements({ ...target, importId }, offeredTo.condition, task)
  })
}
