import { HostileMarkdown } from '@/components/markdown/hostile-markdown'
import { Moment } from '@/components/imports/moment'
import { CarriedLink } from '@/components/site/carried-link'
import { ActionForm, type FormAction } from '@/components/ui/action-form'
import { buttonClass } from '@/components/ui/button'
import { Field, INPUT_CLASS } from '@/components/ui/field'
import type { NoteRow } from '@/lib/analysis/note/list-notes'
import { mayChange, MOST_NOTE, type Viewer } from '@/lib/domain/note'
import { visibleName } from '@/lib/domain/visible-text'
import { noteHash, noteHref, notePlaceHref } from '@/lib/url/notes'
import { authorWords, GONE_WORDS, placeWords } from './note-words'

export interface NoteCardProps {
  readonly note: NoteRow
  readonly slug: string
  readonly viewer: Viewer
  /** Resolves, edits or deletes it, as its buttons say. */
  readonly change: FormAction
  /** A link led to it. */
  readonly isShown?: boolean
  /** It stands where it is not plain what it is about. */
  readonly hasPlace?: boolean
}

const QUIET = 'cursor-pointer underline underline-offset-2 hover:text-ink'

/** One note: who wrote what, when, about what, and what can be done with it. */
export function NoteCard(props: NoteCardProps) {
  const { note, slug, viewer, change, isShown = false, hasPlace = false } = props
  const isResolved = note.resolvedAt !== null
  return (
    <article
      id={noteHash(note.uid).slice(1)}
      aria-label={`Note of ${authorWords(note.author)}${isResolved ? ', resolved' : ''}`}
      className={`rounded-[6px] border bg-panel px-4 py-3 text-sm target:border-ink ${isShown ? 'border-ink' : ''}`}
    >
      <header className="flex flex-wrap items-baseline gap-x-2 text-xs text-ink-3">
        <span className="font-[600] text-ink">{authorWords(note.author)}</span>
        <CarriedLink
          href={noteHref(slug, note)}
          title="Link to this note"
          className="underline-offset-2 hover:underline"
        >
          <Moment at={note.createdAt} />
        </CarriedLink>
        {note.editedAt !== null && <span>edited</span>}
        {hasPlace && (
          <span className="min-w-0 wrap-anywhere max-sm:order-last max-sm:basis-full">
            on{' '}
            {note.isGone ? (
              placeWords(note)
            ) : (
              <CarriedLink
                href={notePlaceHref(slug, note)}
                className="underline underline-offset-2 hover:text-ink"
              >
                {placeWords(note)}
              </CarriedLink>
            )}
          </span>
        )}
        <span className={`ml-auto ${isResolved ? '' : 'font-[550] text-ink-2'}`}>
          {isResolved ? `✓ resolved by ${authorWords(note.resolvedBy)}` : 'open'}
        </span>
      </header>
      {note.isGone && <p className="mt-1 text-xs text-hurt">{GONE_WORDS[note.place]}</p>}
      <div className={`mt-1 max-w-[85ch] ${isResolved ? 'text-ink-2' : ''}`}>
        <HostileMarkdown text={note.text} />
      </div>
      {note.mentions.length > 0 && (
        <p className="mt-1 text-xs text-ink-3">For {note.mentions.map(visibleName).join(', ')}</p>
      )}
      {viewer.mayWrite && <NoteActions note={note} viewer={viewer} change={change} />}
    </article>
  )
}

function NoteActions({ note, viewer, change }: Pick<NoteCardProps, 'note' | 'viewer' | 'change'>) {
  const isResolved = note.resolvedAt !== null
  return (
    <div data-chrome className="mt-2 flex flex-wrap items-start gap-x-4 gap-y-1 text-xs text-ink-3">
      <ActionForm action={change}>
        <input type="hidden" name="id" value={note.uid} />
        <button name="intent" value={isResolved ? 'open' : 'resolve'} className={QUIET}>
          {isResolved ? 'Open again' : 'Resolve'}
        </button>
      </ActionForm>
      {mayChange(viewer, note.authorId) && (
        <details className="open:basis-full">
          <summary className={`w-fit ${QUIET}`}>Edit</summary>
          <ActionForm action={change} keepsInput className="mt-2">
            <input type="hidden" name="id" value={note.uid} />
            <Field label="Note">
              <textarea
                name="text"
                rows={4}
                maxLength={MOST_NOTE}
                defaultValue={note.text}
                className={`${INPUT_CLASS} h-auto py-1`}
              />
            </Field>
            <div className="mt-2 flex gap-3">
              <button name="intent" value="edit" className={buttonClass()}>
                Save
              </button>
              <button name="intent" value="remove" className={buttonClass('danger')}>
                Delete note
              </button>
            </div>
          </ActionForm>
        </details>
      )}
    </div>
  )
}
