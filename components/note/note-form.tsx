import type { ReactNode } from 'react'
import { ActionForm, type FormAction } from '@/components/ui/action-form'
import { buttonClass } from '@/components/ui/button'
import { Field, INPUT_CLASS } from '@/components/ui/field'
import { MOST_AUTHOR, MOST_NOTE, type NoteSubject, type Viewer } from '@/lib/domain/note'
import { visibleName } from '@/lib/domain/visible-text'

/** Names that the hint lists. */
const MOST_NAMES = 6

/** Who writes, as a form needs it: plain data, for a form in the browser too. */
export interface NoteWriter {
  readonly name: string
  /** Nobody signs in here: the form asks for a name, which may stay empty. */
  readonly asksName: boolean
  /** Whom a note can mention. */
  readonly people: readonly string[]
}

export const writerOf = ({ id, name }: Viewer, people: readonly string[]): NoteWriter => ({
  ...{ name, asksName: id === null, people: people.slice(0, MOST_NAMES + 1) },
})

const handle = (name: string) => `@${visibleName(name.trim().replace(/\s+/g, '.').toLowerCase())}`

function hintOf({ people }: NoteWriter): string {
  const names = people.slice(0, MOST_NAMES).map(handle).join(', ')
  const more = people.length > MOST_NAMES ? ' …' : ''
  return `Markdown.${people.length > 0 ? ` To mention somebody: ${names}${more}` : ''}`
}

/** A form for one note, about what `subject` says; `children` can ask for more of it. */
export function NoteForm({
  action,
  subject,
  writer,
  children,
  className = 'rounded-[6px] border bg-panel p-4',
}: {
  action: FormAction
  subject: NoteSubject
  writer: NoteWriter
  children?: ReactNode
  className?: string
}) {
  const { place: _place, ...names } = subject
  return (
    <ActionForm action={action} keepsInput className={className}>
      {Object.entries(names).map(([name, value]) =>
        value === null ? null : <input key={name} type="hidden" name={name} value={value} />,
      )}
      <Field label="Note" hint={hintOf(writer)}>
        <textarea
          name="text"
          required
          rows={4}
          maxLength={MOST_NOTE}
          className={`${INPUT_CLASS} h-auto py-1`}
        />
      </Field>
      <div className="mt-3 flex flex-wrap items-end gap-3">
        {children}
        {writer.asksName && (
          <div className="w-[220px]">
            <Field label="Your name, if you like">
              <input
                name="author"
                defaultValue={writer.name}
                maxLength={MOST_AUTHOR}
                placeholder="local"
                autoComplete="name"
                className={INPUT_CLASS}
              />
            </Field>
          </div>
        )}
        <button className={buttonClass('primary')}>Write note</button>
      </div>
    </ActionForm>
  )
}
