import Link from 'next/link'
import type { ExperimentSummary } from '@/lib/analysis/experiment/summarize-experiment'
import { displayInstant } from '@/lib/display'
import { experimentSettingsHref } from '@/lib/url/imports'
import { importHref } from '@/lib/url/site'
import { visibleName } from '@/lib/domain/visible-text'

/** Where the numbers come from and how they were made. */
export function Provenance({ summary }: { summary: ExperimentSummary }) {
  const { experiment, imports, conditions } = summary
  const inferred = conditions.filter(({ nInferred }) => nInferred > 0)
  return (
    <dl className="grid max-w-[860px] grid-cols-[110px_1fr] gap-x-4 gap-y-2 text-ink-2 [&>dt]:text-ink-3">
      {experiment.citation && (
        <>
          <dt>Source</dt>
          <dd>
            {experiment.citation.text}{' '}
            {experiment.citation.url && (
              <a
                href={experiment.citation.url}
                rel="noreferrer"
                className="wrap-anywhere underline underline-offset-2"
              >
                {experiment.citation.url}
              </a>
            )}
          </dd>
        </>
      )}
      <dt>Imports</dt>
      <dd>
        {imports.items.length === 0
          ? 'none on record'
          : imports.items.map((one, index) => (
              <span key={one.uid}>
                {index > 0 && ' · '}
                <Link href={importHref(one.uid)} className="underline underline-offset-2">
                  {visibleName(one.source)}
                </Link>{' '}
                {displayInstant(one.finishedAt)}
              </span>
            ))}
        {imports.total > imports.items.length && imports.items.length > 0 && (
          <>
            {' '}
            · {imports.total} in all
            {imports.nBringing < imports.total && `, of which ${imports.nBringing} brought trials`}
          </>
        )}
      </dd>
      <dt>Corrections</dt>
      <dd>
        Conditions, domains, baseline and name can be set in the{' '}
        <Link
          href={experimentSettingsHref(experiment.slug)}
          className="underline underline-offset-2"
        >
          settings
        </Link>
        .
      </dd>
      {inferred.length > 0 && (
        <>
          <dt>Inferred</dt>
          <dd>
            {inferred
              .map(
                ({ label, nInferred, nTrials }) =>
                  `${visibleName(label)}: ${nInferred} of ${nTrials} trials`,
              )
              .join(' · ')}
            . Nothing recorded their condition; each trial names the rule and the text it rests on.
          </dd>
        </>
      )}
    </dl>
  )
}
