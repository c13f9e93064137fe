import type { Db } from '@/db/open-database'
import { isOpenSet } from '@/db/open-set'
import type { BroughtSet } from '@/lib/cells/rounds/version-rounds'

// As docs/decisions/skill-history.md has it: what nobody gave a condition for speaks for this one where
// trials of it came along, or where it is open. A folder without skills is a variant of the task and no version.
const BROUGHT = `
  SELECT s.import_id, s.task_id, s.content_key, s.condition_key FROM skill_set s JOIN task k ON k.id = s.task_id
  WHERE k.experiment_id = :experimentId AND (s.condition_key = :conditionKey
    OR (s.condition_key IS NULL AND s.skill_count IS NOT 0 AND (${isOpenSet('s')} OR EXISTS (
      SELECT 1 FROM trial t JOIN condition c ON c.id = t.condition_id AND c.key = :conditionKey
      WHERE t.task_id = s.task_id AND +t.import_id = s.import_id))))
  ORDER BY s.id`

/** The skills that imports brought tasks for a condition: those given for it, and those given for none that speak for it. */
export async function listBroughtSets(
  db: Db,
  experimentId: number,
  conditionKey: string,
): Promise<BroughtSet[]> {
  const { rows } = await db.$client.execute({ sql: BROUGHT, args: { experimentId, conditionKey } })
  const sets = rows.map((row) => ({
    importId: row.import_id === null ? null : Number(row.import_id),
    taskId: Number(row.task_id),
    content: String(row.content_key),
    isGiven: row.condition_key !== null,
  }))
  const placeOf = ({ importId, taskId }: BroughtSet) => `${importId} ${taskId}`
  // What was given for the condition is what it offers, whatever else came with it.
  const given = new Set(sets.filter(({ isGiven }) => isGiven).map(placeOf))
  return sets
    .filter((set) => set.isGiven || !given.has(placeOf(set)))
    .map(({ importId, taskId, content }) => ({ importId, taskId, content }))
}
