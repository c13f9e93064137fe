import type { Db } from '@/db/open-database'
import { stepsOfRow, type NoteSubject } from '@/lib/domain/note'

const TRIAL = `SELECT k.name AS task, t.step_count AS steps, t.experiment_id FROM trial t JOIN task k ON k.id = t.task_id
  JOIN experiment e ON e.id = t.experiment_id AND e.deleted_at IS NULL WHERE t.uid = ? AND t.is_live = 1`

async function findTrial(db: Db, uid: string | null) {
  const { rows } = await db.$client.execute({ sql: TRIAL, args: [uid ?? ''] })
  const row = rows[0]
  if (!row) return null
  const { task, steps, experiment_id: experimentId } = row
  return { task: String(task), steps: Number(steps ?? 0), experimentId: Number(experimentId) }
}

async function isThere(db: Db, sql: string, ...args: (string | number)[]): Promise<boolean> {
  return (await db.$client.execute({ sql, args })).rows.length > 0
}

const noTrial = (uid: string | null) => `The experiment has no trial “${uid ?? ''}”.`
const noStep = (step: number | null) => `The trial has no step ${step ?? ''}.`.replace(' .', '.')

async function ofTrial(db: Db, experimentId: number, subject: NoteSubject) {
  const { place, trial, otherTrial, step, row } = subject
  const found = await findTrial(db, trial)
  if (found?.experimentId !== experimentId) return noTrial(trial)
  if (place === 'step' && !(step !== null && step >= 1 && step <= found.steps)) return noStep(step)
  if (place === 'row') {
    // The other side may be of another experiment: two of them can be compared.
    const other = await findTrial(db, otherTrial)
    if (!other) return noTrial(otherTrial)
    const steps = stepsOfRow(row ?? '')
    if (!steps) return 'A row is named by its steps: l4r5, l4 or r5.'
    if ((steps.left ?? 1) > found.steps) return noStep(steps.left)
    if ((steps.right ?? 1) > other.steps) return noStep(steps.right)
  }
  return { ...subject, task: found.task }
}

/** The place that a note is about, as it is kept: with the task of its trial. A sentence where it is not there. */
export async function findNotePlace(
  db: Db,
  experimentId: number,
  subject: NoteSubject,
): Promise<NoteSubject | string> {
  const { place, task, skill, version } = subject
  switch (place) {
    case 'experiment':
      return subject
    case 'task': {
      const sql = 'SELECT 1 FROM task WHERE experiment_id = ? AND name = ?'
      const isKnown = await isThere(db, sql, experimentId, task ?? '')
      return isKnown ? subject : `The experiment has no task “${task ?? ''}”.`
    }
    case 'skill': {
      const sql =
        version === null
          ? `SELECT 1 FROM skill WHERE experiment_id = ?1 AND name = ?2 UNION ALL
             SELECT 1 FROM skill_use u JOIN trial t ON t.id = u.trial_id WHERE u.skill = ?2 AND t.experiment_id = ?1 LIMIT 1`
          : `SELECT 1 FROM skill s JOIN skill_version v ON v.skill_id = s.id
             WHERE s.experiment_id = ? AND s.name = ? AND v.content_hash = ?`
      const args = [experimentId, skill ?? '', ...(version === null ? [] : [version])]
      return (await isThere(db, sql, ...args))
        ? subject
        : `The experiment has no such ${version === null ? 'skill' : 'version of a skill'}: “${skill ?? ''}”.`
    }
    case 'trial':
    case 'step':
    case 'row':
      return ofTrial(db, experimentId, subject)
  }
}
