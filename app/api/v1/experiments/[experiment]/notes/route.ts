import { answerView } from '@/app/api/v1/experiments/answer-view'
import { askedRows, withNext } from '@/app/api/v1/experiments/asked-rows'
import { columnsOf, csvTable, type CsvColumns } from '@/app/api/v1/experiments/csv-table'
import { readJson } from '@/app/api/v1/imports/read-json'
import { errorResponse, jsonResponse } from '@/app/api/v1/respond'
import { visitingAuthor } from '@/app/viewer'
import { db } from '@/db'
import type { TaskMark } from '@/lib/analysis/note/list-marks'
import type { NoteRow } from '@/lib/analysis/note/list-notes'
import { viewNotes } from '@/lib/analysis/note/view-notes'
import { describeNote } from '@/lib/change/describe-note'
import { addNote, authorSaid } from '@/lib/change/notes'
import { parseNote } from '@/lib/change/parse-note'
import { MOST_NOTES } from '@/lib/domain/note'
import { noteDone } from '@/lib/server/access/visit'
import { shareNotes } from '@/lib/share/share-notes'
import { loadNotesParams, noteHref } from '@/lib/url/notes'

const isoOf = (at: number | null) => (at === null ? null : new Date(at).toISOString())

const NOTES: CsvColumns<NoteRow> = {
  id: (note) => note.uid,
  ...columnsOf<NoteRow>('place', 'task', 'trial', 'otherTrial', 'step', 'row', 'skill', 'version'),
  ...columnsOf<NoteRow>('text', 'author'),
  mentions: ({ mentions }) => mentions.join('; '),
  created_at: ({ createdAt }) => isoOf(createdAt),
  edited_at: ({ editedAt }) => isoOf(editedAt),
  resolved_at: ({ resolvedAt }) => isoOf(resolvedAt),
  ...columnsOf<NoteRow>('resolvedBy', 'isGone'),
}

const REVIEWED: CsvColumns<TaskMark> = {
  ...columnsOf<TaskMark>('task', 'author'),
  marked_at: ({ markedAt }) => isoOf(markedAt),
  ...columnsOf<TaskMark>('nNewTrials', 'isGone'),
}

/** Notes with the filters of the page, and the tasks that are marked as reviewed. */
export const GET = answerView('notes', {
  find: (slug, request) => {
    const { page: _page, ...filter } = loadNotesParams(request)
    const { offset, limit } = askedRows(request)
    const name = visitingAuthor()?.name ?? ''
    return viewNotes(db, slug, { ...filter, name, offset, limit: Math.min(limit, MOST_NOTES) })
  },
  json: ({ experiment, items, people: _people, ...view }, request) =>
    withNext(
      {
        ...view,
        experiment,
        items: items.map(({ authorId: _id, uid, ...note }) => ({
          ...{ id: uid, ...note, href: noteHref(experiment.slug, { uid, ...note }) },
        })),
      },
      askedRows(request).offset,
    ),
  share: (view, request) => shareNotes(view, loadNotesParams(request)),
  tables: {
    notes: ({ items }) => csvTable('notes', NOTES, items),
    reviewed: ({ reviewed }) => csvTable('reviewed', REVIEWED, reviewed),
  },
  // A note raises no version: no number follows from it.
  isBeyondVersion: true,
})

const MOST_BYTES = 100_000

type Context = RouteContext<'/api/v1/experiments/[experiment]/notes'>

const invalid = (message: string) => errorResponse(400, 'invalid_request', message)

/** Writes a note: `{text}` with what it is about. Where nobody signs in, `author` may say who writes. */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  const value = await readJson(request, MOST_BYTES)
  if (value instanceof Response) return value
  const note = parseNote(value.json)
  if (typeof note === 'string') return invalid(note)
  const { experiment } = await params
  const author = visitingAuthor() ?? { id: null, name: authorSaid(value.json) }
  const done = await addNote(db, experiment, note, author)
  if (typeof done === 'string') return invalid(done)
  noteDone(`wrote a note on ${describeNote(experiment, done.subject)}`)
  const { uid: id, subject } = done
  const href = noteHref(experiment, { uid: id, ...subject, isGone: false })
  const answer = jsonResponse({ id, href })
  return new Response(answer.body, { status: 201, headers: answer.headers })
}
