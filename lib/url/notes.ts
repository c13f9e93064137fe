import {
  createLoader,
  createSerializer,
  parseAsInteger,
  parseAsString,
  parseAsStringLiteral,
  type inferParserType,
} from 'nuqs/server'
import { NOTE_PLACES, type NoteSubject } from '@/lib/domain/note'
import { diffHref } from './diff'
import { experimentHref, taskHref, trialHref } from './site'
import { skillHref } from './skill'
import { stepHash } from './trial'
import { viewLinks } from './views'

export const notesParams = {
  state: parseAsStringLiteral(['open', 'resolved', 'all']).withDefault('open'),
  /** Of this name; '' is who gave none. */
  author: parseAsString,
  where: parseAsStringLiteral(NOTE_PLACES),
  /** Of this task and its trials. */
  task: parseAsString,
  /** Those that mention whoever asks. */
  for: parseAsStringLiteral(['me']),
  /** 1 is the first page. */
  page: parseAsInteger.withDefault(1),
}
export type NotesParams = inferParserType<typeof notesParams>

export const loadNotesParams = createLoader(notesParams)

/** Notes on a page of the list. */
export const NOTES_A_PAGE = 50

/** The notes of an experiment; the same as JSON, or a table of it as CSV. */
export const { href: notesHref, dataHref: notesDataHref } = viewLinks('notes', notesParams)

/** Which note a page is asked to show, as a link to it says. */
export const noteParams = { note: parseAsString }
export const loadNoteParams = createLoader(noteParams)
const serializeNote = createSerializer(noteParams)

/** What a note is called in its page: where a link to it lands. */
export const noteHash = (uid: string) => `#note-${uid}`

/** The page of what a note is about. */
export function notePlaceHref(slug: string, subject: NoteSubject): string {
  const { place, task, trial, otherTrial, step, row, skill, version } = subject
  switch (place) {
    case 'experiment':
      return notesHref(slug)
    case 'task':
      return taskHref(slug, task ?? '')
    case 'skill':
      return skillHref(slug, skill ?? '', { version })
    case 'trial':
      return trialHref(trial ?? '')
    case 'step':
      return trialHref(trial ?? '', step ?? undefined)
    case 'row':
      return diffHref({ left: trial, right: otherTrial, row })
  }
}

/**
 * The permalink of a note: its page, at the note. On a step it lands at the step, under which the note
 * stands. Where its place is gone, the list has it.
 */
export function noteHref(
  slug: string,
  { uid, isGone, ...subject }: NoteSubject & { readonly uid: string; readonly isGone: boolean },
): string {
  const { place, step, task } = subject
  if (isGone || place === 'experiment')
    return `${serializeNote(notesHref(slug, { state: 'all', task: isGone ? task : null }), { note: uid })}${noteHash(uid)}`
  const [page = ''] = notePlaceHref(slug, subject).split('#')
  const hash = place === 'step' && step !== null ? stepHash(step) : noteHash(uid)
  return `${serializeNote(page, { note: uid })}${hash}`
}

/** Where notes are read and written by programs. */
export const notesApiHref = (slug: string) => `/api/v1${experimentHref(slug, 'notes')}`
