import Link from 'next/link'
import { VisibilityMark } from '@/components/ui/visibility-mark'
import { ActionForm, type FormAction } from '@/components/ui/action-form'
import { buttonClass } from '@/components/ui/button'
import { Field, INPUT_CLASS } from '@/components/ui/field'
import type { ExperimentName } from '@/lib/analysis/experiment/list-experiment-names'
import { displayCounted } from '@/lib/display'
import { experimentSettingsHref } from '@/lib/url/imports'
import { experimentHref } from '@/lib/url/site'
import { visibleName } from '@/lib/domain/visible-text'

/** The experiments with the way to their settings, and a form for a new one. */
export function ExperimentAdmin({
  experiments,
  action,
}: {
  experiments: readonly ExperimentName[]
  action: FormAction
}) {
  return (
    <>
      <ul className="border-t">
        {experiments.map(({ slug, name, trials, tasks, figures, printedTables, kind, ...seen }) => (
          <li key={slug} className="flex flex-wrap items-baseline gap-x-4 border-b py-[6px]">
            <Link href={experimentHref(slug)} className="font-[550] hover:underline">
              {visibleName(name)}
            </Link>
            <span className="font-mono text-xs text-ink-3">{slug}</span>
            <span className="text-xs text-ink-3">
              {kind === 'published' ? 'published · ' : ''}
              {figures > 0 && trials === 0
                ? displayCounted(figures, 'printed figure')
                : printedTables > 0 && trials === 0
                  ? displayCounted(printedTables, 'printed table')
                  : `${displayCounted(tasks, 'task')} · ${displayCounted(trials, 'trial')}`}
            </span>
            <VisibilityMark visibility={seen.visibility} team={seen.team} />
            <Link
              href={experimentSettingsHref(slug)}
              aria-label={`Settings of ${visibleName(name)}`}
              className="ml-auto text-xs underline"
            >
              Settings
            </Link>
          </li>
        ))}
      </ul>
      <details className="mt-3">
        <summary className="w-fit cursor-pointer text-sm underline">New experiment</summary>
        <ActionForm
          action={action}
          needs="import"
          className="mt-3 max-w-xl rounded-[6px] border bg-panel p-4"
        >
          <div className="grid gap-4 sm:grid-cols-2">
            <Field label="Name">
              <input name="name" required maxLength={120} className={INPUT_CLASS} />
            </Field>
            <Field label="Slug" hint="For links. Empty: made from the name.">
              <input
                name="slug"
                pattern="[a-z0-9]+(-[a-z0-9]+)*"
                maxLength={64}
                className={INPUT_CLASS}
              />
            </Field>
          </div>
          <button className={`${buttonClass('primary')} mt-4`}>Create</button>
        </ActionForm>
      </details>
    </>
  )
}
