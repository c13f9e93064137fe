import { ActionForm, type FormAction } from '@/components/ui/action-form'
import { Field, INPUT_CLASS } from '@/components/ui/field'
import { Section } from '@/components/ui/section'
import type { HealthView } from '@/lib/analysis/health/summarize-health'
import { displayCounted } from '@/lib/display'
import { healthDataHref, type HealthParams } from '@/lib/url/health'
import { ChangeFields } from './change-fields'
import { ChangeList } from './change-list'

/** What a reviewer may do with a doubtful trial, and what reviewers did. */
export function HealthChanges({
  view,
  params,
  change,
  undo,
}: {
  view: HealthView
  params: HealthParams
  change: FormAction
  undo: FormAction
}) {
  const { reviews, experiment } = view
  const { slug } = experiment
  return (
    <Section
      id="changes"
      title="What did reviewers change?"
      aside={reviews.length > 0 ? displayCounted(reviews.length, 'change') : 'nothing yet'}
      actions={
        reviews.length > 0 && (
          <a
            href={healthDataHref(slug, params, 'csv', 'changes')}
            download
            className="underline underline-offset-2"
          >
            CSV
          </a>
        )
      }
    >
      <ActionForm
        action={change}
        needs="review"
        className="mb-4 grid gap-3 rounded-[6px] border bg-panel p-4"
      >
        <Field label="Trials: their ids or links, one a line (a trial’s own page has this form too)">
          <textarea name="trials" required rows={2} className={`${INPUT_CLASS} h-auto py-1`} />
        </Field>
        <ChangeFields button="Change" />
        <p className="text-xs text-ink-2">
          Every number follows at once; importing the same logs again keeps it; it can be undone.
        </p>
      </ActionForm>
      {reviews.length > 0 && <ChangeList slug={slug} changes={reviews.slice(0, 200)} undo={undo} />}
    </Section>
  )
}
