import { ActionForm, type FormAction } from '@/components/ui/action-form'
import { buttonClass } from '@/components/ui/button'
import { Field, INPUT_CLASS } from '@/components/ui/field'
import type { TrialAnswer } from '@/lib/analysis/trial/get-trial'
import { visibleText } from '@/lib/domain/visible-text'
import { ChangeFields } from './change-fields'
import { ChangeList } from './change-list'

/** What reviewers changed of a trial or the domain of its task, and the forms to change more. */
export function TrialReview({
  trial,
  actions: { change, domain, undo },
}: {
  trial: TrialAnswer
  actions: { change: FormAction; domain: FormAction; undo: FormAction }
}) {
  const { changes, experiment, task } = trial
  const standing = changes.filter(({ undoneAt }) => undoneAt === null)
  const out = standing.find(({ kind }) => kind === 'exclude')
  return (
    <>
      {out && (
        <p className="mt-3 border-l-2 border-hurt pl-3 text-ink">
          Left out by a reviewer; it counts in no number. Why: {visibleText(out.reason)}
        </p>
      )}
      <details className="mt-3" open={standing.length > 0}>
        <summary className="w-fit cursor-pointer">
          <span className="font-[550]">Review</span>{' '}
          <span className="text-ink-3">
            {standing.length > 0 ? 'changed by a reviewer' : 'leave out, or correct'}
          </span>
        </summary>
        <div className="mt-2 grid gap-4">
          {changes.length > 0 && (
            <ChangeList slug={experiment.slug} changes={changes} undo={undo} />
          )}
          <ActionForm action={change} needs="review" className="rounded-[6px] border bg-panel p-4">
            <input type="hidden" name="trials" value={trial.uid} />
            <ChangeFields button="Change this trial" />
          </ActionForm>
          <ActionForm action={domain} needs="review" className="rounded-[6px] border bg-panel p-4">
            <input type="hidden" name="task" value={task.name} />
            <div className="grid gap-3 sm:grid-cols-[220px_minmax(0,1fr)_auto] sm:items-end">
              <Field label="Domain of the task">
                <input
                  name="domain"
                  defaultValue={task.domain ?? ''}
                  maxLength={120}
                  className={INPUT_CLASS}
                />
              </Field>
              <Field label="Why">
                <input name="reason" required maxLength={1000} className={INPUT_CLASS} />
              </Field>
              <button className={buttonClass()}>Correct domain</button>
            </div>
          </ActionForm>
        </div>
      </details>
    </>
  )
}
