/** Kinds of condition whose skills are those of the task's folder: `isFromFolder` in lib/domain/condition.ts. */
export const FROM_FOLDER = "('curated', 'evolved', 'adapted', 'other')"

// `+` keeps SQLite from the index on imports: one may have all trials, a task has few.
/**
 * Whether a set speaks for every condition without a set of its own: nobody gave a condition for it,
 * and it did not come with trials of one condition alone.
 */
export const isOpenSet = (s: string) => `
  (${s}.condition_key IS NULL AND NOT ${s}.is_repeat AND (${s}.skill_count IS 0 OR 1 <> (
    SELECT count(DISTINCT t.condition_id) FROM trial t JOIN condition c ON c.id = t.condition_id
    WHERE t.task_id = ${s}.task_id AND +t.import_id = ${s}.import_id AND c.kind IN ${FROM_FOLDER})))`
