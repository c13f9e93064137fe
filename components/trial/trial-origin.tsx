import Link from 'next/link'
import type { ReactNode } from 'react'
import type { TrialAnswer } from '@/lib/analysis/trial/get-trial'
import { displayBytes, displayCounted, displayInstant } from '@/lib/display'
import { PROBLEMS } from '@/lib/domain/problem'
import { importHref } from '@/lib/url/site'
import { visibleName } from '@/lib/domain/visible-text'

/** Where the trial comes from: import, files, what was odd, what was redacted. */
export function TrialOrigin({ trial }: { trial: TrialAnswer }) {
  const { detail } = trial
  const redacted = Object.values(detail.redactions).reduce((sum, count) => sum + count, 0)
  const parts = [
    detail.problems.length > 0 ? displayCounted(detail.problems.length, 'problem') : null,
    redacted > 0 ? displayCounted(redacted, 'redacted value') : null,
  ].filter((part) => part !== null)
  return (
    <details>
      <summary>
        <span className="font-[550]">Origin</span>{' '}
        <span className="text-ink-3">{[detail.format, ...parts].join(' · ')}</span>
      </summary>
      <dl className="mt-1 grid grid-cols-[110px_minmax(0,1fr)] gap-x-3 text-xs">
        <Line label="import">
          <Link href={importHref(trial.import.uid)} className="underline">
            {trial.import.source}
          </Link>
          , {displayInstant(trial.import.createdAt)}
        </Line>
        <Line label="trial">{trial.trialName ?? '—'}</Line>
        <Line label="job">{trial.jobName ?? '—'}</Line>
        <Line label="model as logged">{detail.modelAsLogged ?? '—'}</Line>
        <Line label="harness version">{detail.harnessVersion ?? '—'}</Line>
        {detail.sources.slice(0, 40).map((file) => (
          <Line key={file.path} label="file">
            {visibleName(file.path)} <span className="text-ink-3">{displayBytes(file.bytes)}</span>
          </Line>
        ))}
        {Object.entries(detail.redactions).map(([kind, count]) => (
          <Line key={kind} label="redacted">
            {count} × {kind}
          </Line>
        ))}
        {detail.problems.map((problem, index) => (
          <Line key={index} label="problem">
            {PROBLEMS[problem.code]?.says ?? problem.code} {problem.detail}{' '}
            <span className="text-ink-3">{problem.file}</span>
          </Line>
        ))}
      </dl>
    </details>
  )
}

const Line = ({ label, children }: { label: string; children: ReactNode }) => (
  <>
    <dt className="text-ink-3">{label}</dt>
    <dd className="[overflow-wrap:anywhere]">{children}</dd>
  </>
)
