import { CarriedLink } from '@/components/site/carried-link'
import { Field, INPUT_CLASS } from '@/components/ui/field'
import type { NoteRow } from '@/lib/analysis/note/list-notes'
import { ofTrial } from '@/lib/domain/note'
import { noteHref } from '@/lib/url/notes'
import { NoteCard } from './note-card'
import { NoteForm, writerOf } from './note-form'
import { notesWords, type NotesHere } from './note-section'
import { authorWords, firstWords } from './note-words'

/**
 * The notes on a trial: those on the whole of it here, those on its steps in a line each that leads to
 * the step, under which they stand. One form for all.
 */
export function TrialNotes({ here, uid, steps }: { here: NotesHere; uid: string; steps: number }) {
  const { slug, viewer, notes, total, shown, people, actions } = here
  // A step that the log of today does not have any more has no row that its note could stand under.
  const ofSteps = notes.filter(({ step }) => step !== null && step <= steps)
  const own = notes.filter((note) => !ofSteps.includes(note))
  return (
    <details id="notes" className="mt-3" open={notes.length > 0}>
      <summary className="w-fit cursor-pointer">
        <span className="font-[550]">Notes</span>{' '}
        <span className="text-ink-3">
          {notes.length > 0 ? notesWords(here) : 'write one on this trial or a step'}
        </span>
      </summary>
      <div className="mt-2 grid max-w-[860px] grid-cols-[minmax(0,1fr)] gap-3">
        {ofSteps.length > 0 && (
          <ul className="text-sm">
            {[...ofSteps].sort(byStep).map((note) => (
              <StepLine key={note.uid} note={note} slug={slug} />
            ))}
          </ul>
        )}
        {own.map((note) => (
          <NoteCard
            key={note.uid}
            {...{ note, slug, viewer, change: actions.change }}
            isShown={note.uid === shown}
            hasPlace={note.place === 'step'}
          />
        ))}
        {notes.length < total && (
          <p className="text-xs text-ink-3">
            {total - notes.length} older ones stand in the list of all notes.
          </p>
        )}
        {viewer.mayWrite && (
          <details data-chrome open={notes.length === 0}>
            <summary className="w-fit cursor-pointer text-xs text-ink-2 underline underline-offset-2">
              Write a note
            </summary>
            <div className="mt-2">
              <NoteForm
                key={`${notes.length} ${notes[0]?.uid}`}
                {...{ action: actions.add, writer: writerOf(viewer, people) }}
                subject={ofTrial(uid)}
              >
                {steps > 0 && (
                  <div className="w-[170px]">
                    <Field label={`Step, 1 to ${steps}, if of one`}>
                      <input
                        name="step"
                        type="number"
                        min={1}
                        max={steps}
                        placeholder="whole trial"
                        className={INPUT_CLASS}
                      />
                    </Field>
                  </div>
                )}
              </NoteForm>
            </div>
          </details>
        )}
      </div>
    </details>
  )
}

const byStep = (a: NoteRow, b: NoteRow) =>
  (a.step ?? 0) - (b.step ?? 0) || a.createdAt - b.createdAt

const StepLine = ({ note, slug }: { note: NoteRow; slug: string }) => (
  <li className="flex min-w-0 items-baseline gap-2 border-b py-1 last:border-0">
    <CarriedLink
      href={noteHref(slug, note)}
      className="whitespace-nowrap underline underline-offset-2"
    >
      step {note.step}
    </CarriedLink>
    <span className={`min-w-0 truncate ${note.resolvedAt === null ? '' : 'text-ink-3'}`}>
      {firstWords(note.text)}
    </span>
    <span className="ml-auto text-xs whitespace-nowrap text-ink-3">
      {authorWords(note.author)}
      {note.resolvedAt !== null && ', resolved'}
    </span>
  </li>
)
