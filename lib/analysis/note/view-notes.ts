import type { Db } from '@/db/open-database'
import { getExperiment } from '@/lib/analysis/experiment/get-experiment'
import { handlesOf } from '@/lib/domain/mention'
import type { NotesParams } from '@/lib/url/notes'
import { countMarks, listMarks, type TaskMark } from './list-marks'
import { countNotes, listNotes, type NoteRow } from './list-notes'
import { namesOfAccounts } from './names-of-accounts'

export interface NotesQuestion extends Omit<NotesParams, 'page'> {
  /** The name of who asks, which notes `for` them mention. */
  readonly name: string
  /** A note that a link names: it is there whatever page it stands on. */
  readonly note?: string | null
  readonly offset: number
  readonly limit: number
  /** Reviewed tasks to list at most, the newest; absent: all. */
  readonly mostReviewed?: number
}

/** Notes of an experiment and the tasks that are marked as reviewed. */
export interface NotesView {
  readonly experiment: {
    readonly slug: string
    readonly name: string
    readonly isGenerated: boolean
    readonly nTasks: number
  }
  readonly items: readonly NoteRow[]
  /** Notes that pass the filter. */
  readonly total: number
  /** Of all notes, whatever the filter. */
  readonly counts: Awaited<ReturnType<typeof countNotes>>
  readonly reviewed: readonly TaskMark[]
  /** How many of its tasks are marked, listed or not. */
  readonly nReviewed: number
  readonly people: readonly string[]
}

async function countTasks(db: Db, experimentId: number): Promise<number> {
  const { rows } = await db.$client.execute({
    sql: 'SELECT count(*) AS n FROM task WHERE experiment_id = ?',
    args: [experimentId],
  })
  return Number(rows[0]!.n)
}

/** What reviewers say of an experiment, filtered and cut to a page. Null: no such experiment. */
export async function viewNotes(
  db: Db,
  slug: string,
  { name, note = null, for: whom, mostReviewed, ...question }: NotesQuestion,
): Promise<NotesView | null> {
  const found = await getExperiment(db, slug)
  if (!found) return null
  const people = await namesOfAccounts(db)
  const handles = whom === 'me' ? handlesOf(name, people) : null
  const [list, counts, reviewed, nReviewed, nTasks, linked] = await Promise.all([
    listNotes(db, found.id, { ...question, handles }),
    countNotes(db, found.id),
    listMarks(db, found.id, { limit: mostReviewed }),
    countMarks(db, found.id),
    countTasks(db, found.id),
    note === null ? null : listNotes(db, found.id, { uid: note, limit: 1 }),
  ])
  const missing = linked?.items.filter(({ uid }) => list.items.every((one) => one.uid !== uid))
  return {
    experiment: {
      ...{ slug: found.slug, name: found.name, isGenerated: found.isGenerated, nTasks },
    },
    items: [...(missing ?? []), ...list.items],
    ...{ total: list.total, counts, reviewed, nReviewed, people },
  }
}
