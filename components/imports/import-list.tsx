import Link from 'next/link'
import type { ImportSummary } from '@/lib/analysis/import/get-import'
import { WIDE } from '@/components/ui/table'
import { displayCount, displayCounted } from '@/lib/display'
import { experimentHref, importHref } from '@/lib/url/site'
import { visibleName } from '@/lib/domain/visible-text'
import { ImportStateLabel } from './import-state'
import { Moment } from './moment'

const ORIGINS = {
  command_line: 'command line',
  browser: 'browser',
  api: 'API',
  example: 'example',
  watched_folder: 'watched folder',
}

/** Imports, newest first. */
export function ImportList({ imports }: { imports: readonly ImportSummary[] }) {
  if (imports.length === 0) return <p className="text-ink-2">Nothing was imported yet.</p>
  return (
    <div className="scroll-x">
      <table className="w-full sm:min-w-[640px]">
        <thead>
          <tr className="border-b">
            <th className="py-1 pr-4">Delivery</th>
            <th className={`pr-4 ${WIDE}`}>State</th>
            <th className={`pr-4 ${WIDE}`}>Experiment</th>
            <th className="text-right sm:pr-4">Added</th>
            <th className={`pr-4 text-right ${WIDE}`}>Replaced</th>
            <th className={`pr-4 text-right ${WIDE}`}>Unchanged</th>
            <th className={`pr-4 text-right ${WIDE}`}>Problems</th>
            <th className={WIDE}>When</th>
          </tr>
        </thead>
        <tbody>
          {imports.map((one) => (
            <ImportLine key={one.id} one={one} />
          ))}
        </tbody>
      </table>
    </div>
  )
}

function ImportLine({ one }: { one: ImportSummary }) {
  const { id, state, source, origin, deliveredBy, experiment, trials, problems, createdAt } = one
  const counts = state === 'done' || state === 'cancelled' ? trials : null
  return (
    <tr className="border-b align-top">
      <td className="max-w-[280px] py-[6px] pr-4">
        <Link
          href={importHref(id)}
          className="block truncate underline"
          title={visibleName(source)}
        >
          {visibleName(source) || 'no files yet'}
        </Link>
        <span className="text-xs text-ink-3">
          {ORIGINS[origin]}
          {deliveredBy !== null && ` · ${visibleName(deliveredBy)}`}
          <span className="sm:hidden">
            {' '}
            · <Moment at={createdAt} />
            <br />
            <ImportStateLabel state={state} />
            {experiment && <> into {experiment}</>}
            {problems !== null && problems > 0 && ` · ${displayCounted(problems, 'problem')}`}
          </span>
        </span>
      </td>
      <td className={`py-[6px] pr-4 whitespace-nowrap ${WIDE}`}>
        <ImportStateLabel state={state} />
      </td>
      <td className={`py-[6px] pr-4 ${WIDE}`}>
        {experiment && counts ? (
          <Link href={experimentHref(experiment)} className="underline">
            {experiment}
          </Link>
        ) : (
          <span className="text-ink-3">{experiment ?? '—'}</span>
        )}
      </td>
      <td className="py-[6px] text-right sm:pr-4">{displayCount(counts?.added ?? null)}</td>
      <td className={`py-[6px] pr-4 text-right ${WIDE}`}>
        {displayCount(counts?.replaced ?? null)}
      </td>
      <td className={`py-[6px] pr-4 text-right ${WIDE}`}>
        {displayCount(counts?.unchanged ?? null)}
      </td>
      <td className={`py-[6px] pr-4 text-right ${WIDE}`}>{displayCount(problems)}</td>
      <td className={`py-[6px] whitespace-nowrap text-ink-2 ${WIDE}`}>
        <Moment at={createdAt} />
      </td>
    </tr>
  )
}
