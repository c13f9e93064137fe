import type { Db } from '@/db/open-database'
import { getExperimentIdentity } from '@/db/writes/add-experiment'
import { sqlJson } from '@/db/writes/json-rows'
import { findMentions } from '@/lib/domain/mention'
import {
  mayChange,
  MOST_AUTHOR,
  MOST_NOTES,
  type Author,
  type NoteSubject,
  type Viewer,
} from '@/lib/domain/note'
import { findNotePlace } from './find-note-place'
import { keptText } from './kept-text'
import { newUid } from './new-uid'
import { NO_EXPERIMENT } from './no-experiment'
import { whyNotNote, type NewNote } from './parse-note'

const NO_NOTE = 'The experiment has no such note; it may have been deleted.'
const NOT_YOURS = 'Who wrote a note may change it, or an admin.'

/** How a name is kept: cut to its length, and not within a sign. */
export const keptName = (name: string) => keptText(keptText(name).slice(0, MOST_AUTHOR))

/** The name that a request gives as `author`; '' where it gives none. */
export function authorSaid(value: unknown): string {
  const author: unknown = typeof value === 'object' && value ? Reflect.get(value, 'author') : null
  return typeof author === 'string' ? keptName(author) : ''
}

// The count is looked at in the statement itself: two may write at once.
const ADD = `
  INSERT INTO note (uid, experiment_id, place, task, trial, other_trial, step, row, skill, version,
    text, mentions, author_id, author, created_at)
  SELECT :uid, :experimentId, :place, :task, :trial, :otherTrial, :step, :row, :skill, :version,
    :text, :mentions, :authorId, :author, :now
  WHERE (SELECT count(*) FROM note WHERE experiment_id = :experimentId) < ${MOST_NOTES}`

/** A note that was written: its id, and the place with all that is kept of it. */
export interface WrittenNote {
  readonly uid: string
  readonly subject: NoteSubject
}

/** Writes a note. Gives a sentence when it cannot. */
export async function addNote(
  db: Db,
  slug: string,
  { subject, text }: NewNote,
  author: Author,
): Promise<string | WrittenNote> {
  const experiment = await getExperimentIdentity(db, slug)
  if (!experiment) return NO_EXPERIMENT
  const place = await findNotePlace(db, experiment.id, subject)
  if (typeof place === 'string') return place
  const uid = newUid()
  const args = {
    ...{ uid, experimentId: experiment.id, ...place, text, now: Date.now() },
    ...{ mentions: sqlJson(findMentions(text)) },
    ...{ authorId: author.id, author: keptName(author.name) },
  }
  const { rowsAffected } = await db.$client.execute({ sql: ADD, args })
  return rowsAffected > 0
    ? { uid, subject: place }
    : `The experiment has ${MOST_NOTES} notes already: delete some first.`
}

interface NoteRow {
  readonly id: number
  readonly authorId: string | null
}

async function findNote(db: Db, slug: string, uid: string): Promise<NoteRow | string> {
  const experiment = await getExperimentIdentity(db, slug)
  if (!experiment) return NO_EXPERIMENT
  const { rows } = await db.$client.execute({
    sql: 'SELECT id, author_id FROM note WHERE experiment_id = ? AND uid = ?',
    args: [experiment.id, uid],
  })
  const row = rows[0]
  if (!row) return NO_NOTE
  return { id: Number(row.id), authorId: row.author_id === null ? null : String(row.author_id) }
}

/** Which note somebody means and may change; a sentence where they may not. */
interface OwnNote {
  readonly slug: string
  readonly uid: string
  readonly viewer: Viewer
}

/** Gives a note another text. A sentence when it cannot, null when done. */
export async function editNote(
  db: Db,
  { slug, uid, viewer }: OwnNote,
  text: string,
): Promise<string | null> {
  const kept = keptText(text)
  const why = whyNotNote(kept)
  if (why !== null) return why
  const found = await findNote(db, slug, uid)
  if (typeof found === 'string') return found
  if (!mayChange(viewer, found.authorId)) return NOT_YOURS
  await db.$client.execute({
    sql: 'UPDATE note SET text = ?, mentions = ?, edited_at = ? WHERE id = ? AND text <> ?1',
    args: [kept, sqlJson(findMentions(kept)), Date.now(), found.id],
  })
  return null
}

/** Deletes a note. A sentence when it cannot, null when done. */
export async function removeNote(db: Db, { slug, uid, viewer }: OwnNote): Promise<string | null> {
  const found = await findNote(db, slug, uid)
  if (typeof found === 'string') return found
  if (!mayChange(viewer, found.authorId)) return NOT_YOURS
  await db.$client.execute({ sql: 'DELETE FROM note WHERE id = ?', args: [found.id] })
  return null
}

/** Resolves a note, or opens it again: whoever reviews may. A sentence when it cannot, null when done. */
export async function resolveNote(
  db: Db,
  { slug, uid, isResolved }: { slug: string; uid: string; isResolved: boolean },
  by: Author,
): Promise<string | null> {
  const found = await findNote(db, slug, uid)
  if (typeof found === 'string') return found
  const args = isResolved ? [Date.now(), keptName(by.name)] : [null, null]
  await db.$client.execute({
    sql: `UPDATE note SET resolved_at = ?, resolved_by = ? WHERE id = ? AND (resolved_at IS NULL) = ?`,
    args: [...args, found.id, isResolved ? 1 : 0],
  })
  return null
}
