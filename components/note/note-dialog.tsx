import { useEffect, useRef } from 'react'
import type { FormAction } from '@/components/ui/action-form'
import type { NoteSubject } from '@/lib/domain/note'
import { NoteForm, type NoteWriter } from './note-form'

/** What a list of many places needs for notes on them: one form for all. */
export interface NoteWriting {
  readonly action: FormAction
  readonly writer: NoteWriter
}

/** The form for a note on one place of a long list; it closes when the note is written. */
export function NoteDialog({
  title,
  subject,
  writing: { action, writer },
  onClose,
}: {
  title: string
  subject: NoteSubject
  writing: NoteWriting
  onClose: () => void
}) {
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    dialog.current?.showModal()
    // A dialog gives the focus to the first thing that takes it, which is the way out.
    dialog.current?.querySelector('textarea')?.focus()
  }, [])
  const write: FormAction = async (previous, form) => {
    const answer = await action(previous, form)
    if (answer !== null && typeof answer === 'object') onClose()
    return answer
  }
  return (
    <dialog
      ref={dialog}
      onClose={onClose}
      aria-label={title}
      className="m-auto w-[620px] max-w-[94vw] rounded-[6px] border border-rule-strong bg-panel p-5 text-ink backdrop:bg-[rgb(0_0_0/.35)]"
    >
      <div className="mb-3 flex items-baseline justify-between gap-4">
        <h2>{title}</h2>
        <button
          type="button"
          onClick={onClose}
          className="text-xs text-ink-3 underline hover:text-ink"
        >
          Close
        </button>
      </div>
      <NoteForm action={write} subject={subject} writer={writer} className="" />
    </dialog>
  )
}
