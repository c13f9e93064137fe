import Link from 'next/link'
import { ActionForm, type FormAction } from '@/components/ui/action-form'
import { buttonClass } from '@/components/ui/button'
import type { ImportDetail } from '@/lib/analysis/import/get-import'
import { displayCounted } from '@/lib/display'
import { experimentSettingsHref } from '@/lib/url/imports'
import { experimentHref, importsHref } from '@/lib/url/site'
import { displayColumns } from '@/lib/domain/parse-columns'
import { visibleName } from '@/lib/domain/visible-text'
import { ImportStateLabel } from './import-state'
import { Moment } from './moment'

interface ImportHeadProps {
  readonly found: ImportDetail
  readonly stop: FormAction
  readonly undo: FormAction
}

const NOTES: Partial<Record<ImportDetail['state'], string>> = {
  previewed: 'This is a dry run: nothing is stored until you import.',
  cancelled: 'What was stored before it was stopped stays, and can be undone.',
  undoing: 'Its trials are leaving. Stopped half way, this goes on when the server starts.',
  undone: 'Its trials have left, and what they replaced has returned.',
  expired: 'The files were not imported within 24 hours and are gone. Send them again.',
}

/** What an import is, how it stands, and what can be done about it. */
export function ImportHead({ found, stop, undo }: ImportHeadProps) {
  const { state, source, failure, createdAt, deliveredBy, experiment, report, options } = found
  const hasStored = state === 'done' || state === 'cancelled'
  return (
    <>
      <h1 className="break-words">{source || 'Import'}</h1>
      <p className="mt-1 text-ink-2">
        <ImportStateLabel state={state} /> · <Moment at={createdAt} />
        {deliveredBy !== null && ` · by ${visibleName(deliveredBy)}`}
        {experiment && (hasStored || state === 'running') && (
          <>
            {' · into '}
            <Link href={experimentHref(experiment)} className="underline">
              {experiment}
            </Link>
          </>
        )}
        {options.condition && ` · condition set to ${visibleName(options.condition.label)}`}
        {options.harness && ` · harness set to ${visibleName(options.harness)}`}
        {options.model && ` · model set to ${visibleName(options.model)}`}
        {options.isOneDataset && ' · one task for all datasets'}
        {options.columns && ` · columns ${visibleName(displayColumns(options.columns))}`}
        {options.rules &&
          options.rules.length > 0 &&
          ` · ${displayCounted(options.rules.length, 'rule')}`}
        {options.mappings &&
          (options.mappings === 'proposed'
            ? ' · mappings as proposed'
            : ` · ${displayCounted(options.mappings.length, 'mapping')}`)}
        {options.attempt && ` · attempt ${visibleName(options.attempt)} counts`}
        {options.regrade && ` · of copies the one that finished ${options.regrade} counts`}
        {options.rewardKey && ` · reward is the score ${visibleName(options.rewardKey)}`}
      </p>
      {NOTES[state] && <p className="mt-1 text-ink-2">{NOTES[state]}</p>}
      {failure && (
        <p role="alert" className="mt-3 border-l-2 border-fail bg-sunk px-3 py-2">
          {failure}{' '}
          <Link href={importsHref()} className="underline">
            Send other files
          </Link>
        </p>
      )}
      {state === 'done' && report && report.toSet.condition > 0 && experiment && (
        <p className="mt-3 border-l-2 border-timeout bg-sunk px-3 py-2">
          Trials of unknown condition enter no comparison.{' '}
          <Link href={`${experimentSettingsHref(experiment)}#conditions`} className="underline">
            Set their condition
          </Link>
          , or import the same files again with a condition.
        </p>
      )}
      {state === 'done' && experiment && (
        <p className="mt-4">
          <Link href={experimentHref(experiment)} className={buttonClass('primary')}>
            Open results
          </Link>
        </p>
      )}
      {(state === 'queued' || state === 'running' || state === 'previewing') && (
        <ActionForm action={stop} needs="import" className="mt-3">
          <button className={buttonClass()}>Cancel</button>
        </ActionForm>
      )}
      {hasStored && (
        <details className="mt-3">
          <summary className="w-fit cursor-pointer text-xs text-ink-2 underline">
            Undo this import
          </summary>
          <ActionForm action={undo} needs="manage" className="mt-2">
            <p className="mb-2 text-sm text-ink-2">
              The trials it added leave; those it replaced return. To get them back, import again.
            </p>
            <button className={buttonClass('danger')}>Undo it</button>
          </ActionForm>
        </details>
      )}
    </>
  )
}
