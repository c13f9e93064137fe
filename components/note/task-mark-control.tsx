import { Moment } from '@/components/imports/moment'
import { ActionForm, type FormAction } from '@/components/ui/action-form'
import { SHARE_CHIP } from '@/components/share/share-chip'
import type { TaskMark } from '@/lib/analysis/note/list-marks'
import { displayCounted } from '@/lib/display'
import { authorWords } from './note-words'

/** Whether somebody looked through a task, and the button to say so or to take it back. */
export function TaskMarkControl({
  task,
  mark,
  mayWrite,
  action,
}: {
  task: string
  mark: TaskMark | null
  mayWrite: boolean
  action: FormAction
}) {
  const isStale = mark !== null && mark.nNewTrials > 0
  if (!mark && !mayWrite) return null
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1 text-xs text-ink-2">
      {mark && (
        <span>
          <span className="font-[550] text-pass">✓ Reviewed</span> by {authorWords(mark.author)},{' '}
          <Moment at={mark.markedAt} />
          {isStale && (
            <span className="font-[550] text-hurt">
              {' '}
              · {displayCounted(mark.nNewTrials, 'new trial')} since
            </span>
          )}
        </span>
      )}
      {mayWrite && (
        <ActionForm action={action} className="flex items-center gap-2">
          <input type="hidden" name="task" value={task} />
          {(!mark || isStale) && (
            <button name="intent" value="mark" className={`${SHARE_CHIP} cursor-pointer`}>
              {isStale ? 'Mark as reviewed again' : 'Mark as reviewed'}
            </button>
          )}
          {mark && (
            <button
              name="intent"
              value="unmark"
              aria-label={`Undo the mark of ${task}`}
              className="cursor-pointer underline underline-offset-2 hover:text-ink"
            >
              undo
            </button>
          )}
        </ActionForm>
      )}
    </div>
  )
}
