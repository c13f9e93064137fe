import { asc, eq } from 'drizzle-orm'
import type { Db } from '@/db/open-database'
import { reviewChange, trial } from '@/db/schema'
import type { ExportChange } from '@/lib/domain/export-line'

const isoOf = (moment: number) => new Date(moment).toISOString()

async function logIdOf(db: Db, uid: string): Promise<string | null> {
  const [row] = await db.select({ id: trial.logId }).from(trial).where(eq(trial.uid, uid)).limit(1)
  return row?.id ?? null
}

/**
 * What reviewers changed, undone changes too, in their order. A change of a trial that is not stored any
 * more is left out: it names a permalink that no log leads to.
 */
export async function* changeLines(db: Db, experimentId: number): AsyncGenerator<ExportChange> {
  const rows = await db
    .select()
    .from(reviewChange)
    .where(eq(reviewChange.experimentId, experimentId))
    .orderBy(asc(reviewChange.createdAt), asc(reviewChange.uid))
  for (const row of rows) {
    const { uid, kind, subject, before, after, reason, createdAt, undoneAt } = row
    const isTask = kind === 'domain'
    const logId = isTask ? null : await logIdOf(db, subject)
    if (!isTask && logId === null) continue
    yield {
      ...{ kind: 'change', uid, changeKind: kind, logId, task: isTask ? subject : null },
      ...{ before, after, reason, createdAt: isoOf(createdAt) },
      undoneAt: undoneAt === null ? null : isoOf(undoneAt),
      ...(row.author === null ? {} : { author: row.author }),
      ...(row.undoneBy === null ? {} : { undoneBy: row.undoneBy }),
    }
  }
}
