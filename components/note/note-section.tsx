import Link from 'next/link'
import type { ReactNode } from 'react'
import { Section } from '@/components/ui/section'
import type { FormAction } from '@/components/ui/action-form'
import type { NoteRow } from '@/lib/analysis/note/list-notes'
import { displayCounted } from '@/lib/display'
import type { NoteSubject, Viewer } from '@/lib/domain/note'
import { notesHref, type NotesParams } from '@/lib/url/notes'
import { NoteCard } from './note-card'
import { NoteForm, writerOf } from './note-form'

/** What a page knows of the notes on what it shows. */
export interface NotesHere {
  readonly slug: string
  readonly viewer: Viewer
  /** The newest first; of many only some. */
  readonly notes: readonly NoteRow[]
  readonly total: number
  /** The note that the link of the page names. */
  readonly shown: string | null
  readonly people: readonly string[]
  readonly actions: { readonly add: FormAction; readonly change: FormAction }
}

/** How many notes there are and how many are open: `3 notes, 1 open`. */
export function notesWords({ notes, total }: Pick<NotesHere, 'notes' | 'total'>): string {
  if (total === 0) return 'none yet'
  const open = notes.filter(({ resolvedAt }) => resolvedAt === null).length
  return `${displayCounted(total, 'note')}${total === notes.length ? `, ${open} open` : ''}`
}

/** The notes on what a page shows, and the form for another one. */
export function NoteSection({
  here,
  subject,
  filter,
  isOwn = () => false,
  children,
}: {
  here: NotesHere
  /** What a note that is written here is about. */
  subject: NoteSubject
  /** What the list of all notes is narrowed to for these. */
  filter: Partial<NotesParams>
  /** Whether a note is about the very thing that the page shows, so that it need not say so. */
  isOwn?: (note: NoteRow) => boolean
  /** More to ask for in the form. */
  children?: ReactNode
}) {
  const { slug, viewer, notes, total, shown, people, actions } = here
  return (
    <Section
      id="notes"
      title="What do reviewers say?"
      aside={notesWords(here)}
      actions={
        <Link
          href={notesHref(slug, { state: 'all', ...filter })}
          className="underline underline-offset-2"
        >
          All notes
        </Link>
      }
    >
      <div className="grid max-w-[860px] grid-cols-[minmax(0,1fr)] gap-3">
        {notes.map((note) => (
          <NoteCard
            key={note.uid}
            {...{ note, slug, viewer, change: actions.change }}
            isShown={note.uid === shown}
            hasPlace={!isOwn(note)}
          />
        ))}
        {notes.length < total && (
          <p className="text-xs text-ink-3">
            {total - notes.length} older ones stand in the list of all notes.
          </p>
        )}
        {viewer.mayWrite && (
          <div data-chrome>
            {/* A note that was written empties the form. */}
            <NoteForm
              key={`${total} ${notes[0]?.uid}`}
              {...{ action: actions.add, subject, writer: writerOf(viewer, people) }}
            >
              {children}
            </NoteForm>
          </div>
        )}
      </div>
    </Section>
  )
}
