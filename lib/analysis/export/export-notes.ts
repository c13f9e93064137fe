import { and, asc, eq } from 'drizzle-orm'
import type { Db } from '@/db/open-database'
import { note, savedView, trial } from '@/db/schema'
import { listMarks } from '@/lib/analysis/note/list-marks'
import type { ExportedTrial, ExportMark, ExportNote, ExportView } from '@/lib/domain/export-line'

const isoOf = (moment: number) => new Date(moment).toISOString()
const isoOrNull = (moment: number | null) => (moment === null ? null : isoOf(moment))

/** A trial as the file names it: one that is not among its trials keeps its link, so that no note is lost. */
async function exportedTrial(
  db: Db,
  experimentId: number,
  uid: string | null,
): Promise<ExportedTrial | null> {
  if (uid === null) return null
  const [row] = await db
    .select({ logId: trial.logId })
    .from(trial)
    .where(and(eq(trial.uid, uid), eq(trial.experimentId, experimentId)))
    .limit(1)
  return row ?? { uid }
}

/** What was written, in its order. */
export async function* noteLines(db: Db, experimentId: number): AsyncGenerator<ExportNote> {
  const rows = await db
    .select()
    .from(note)
    .where(eq(note.experimentId, experimentId))
    .orderBy(asc(note.createdAt), asc(note.uid))
  for (const row of rows) {
    const { uid, place, task, step, skill, version, text, author, resolvedBy } = row
    const [one, other] = await Promise.all([
      exportedTrial(db, experimentId, row.trial),
      exportedTrial(db, experimentId, row.otherTrial),
    ])
    yield {
      ...{ kind: 'note', uid, place, task, trial: one, otherTrial: other, step, row: row.row },
      ...{ skill, version, text, author, createdAt: isoOf(row.createdAt) },
      ...{ editedAt: isoOrNull(row.editedAt), resolvedAt: isoOrNull(row.resolvedAt), resolvedBy },
    }
  }
}

/** Which tasks were looked through, in the order of their names. */
export async function* markLines(db: Db, experimentId: number): AsyncGenerator<ExportMark> {
  const marks = await listMarks(db, experimentId)
  for (const { task, author, markedAt, nNewTrials } of [...marks].sort((a, b) =>
    a.task < b.task ? -1 : 1,
  ))
    yield {
      ...{ kind: 'reviewed', task, author, markedAt: isoOf(markedAt) },
      hasNewTrials: nNewTrials > 0,
    }
}

/** Views that everybody sees; those of one person stay with their account. */
export async function* viewLines(db: Db, experimentId: number): AsyncGenerator<ExportView> {
  const rows = await db
    .select()
    .from(savedView)
    .where(and(eq(savedView.experimentId, experimentId), eq(savedView.isShared, true)))
    .orderBy(asc(savedView.createdAt), asc(savedView.uid))
  for (const { uid, name, path, author, createdAt } of rows)
    yield { kind: 'view', uid, name, path, author, createdAt: isoOf(createdAt) }
}
