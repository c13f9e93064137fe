import type { ReactNode } from 'react'
import type { HealthView } from '@/lib/analysis/health/summarize-health'
import { displayCount, displayCounted, displayRate } from '@/lib/display'

/** How much of what was planned can be used, and what became of the rest. */
export function HealthBand({
  view: { slots, isPlanStated, nSuspect, nOfferedUnread, findings },
}: {
  view: HealthView
}) {
  const nNoTrace = findings
    .filter(({ kind }) => kind === 'no_trace_of_skills')
    .reduce((sum, { n }) => sum + n, 0)
  const share = slots.planned === 0 ? null : slots.filled / slots.planned
  return (
    <div className="flex flex-wrap gap-x-12 gap-y-4 border-b border-rule-strong py-5">
      <p className="min-w-[220px]">
        <strong className="text-headline font-[620] tracking-tight">
          {share === 0 ? 'None' : displayRate(share, '')}
        </strong>
        {share !== 0 && <span className="ml-2 text-lg text-ink-2">%</span>}
        <span className="block text-ink-2">
          of {isPlanStated ? 'planned trials' : 'trials'} usable · {displayCount(slots.filled)} of{' '}
          {displayCounted(slots.planned, 'trial')}
        </span>
      </p>
      <dl className="grid min-w-0 flex-1 basis-[420px] grid-cols-2 gap-x-10 gap-y-3 sm:grid-cols-3">
        <Fact n={slots.missing}>{isPlanStated ? 'missing' : 'fewer than most tasks have'}</Fact>
        {slots.notRun > 0 && <Fact n={slots.notRun}>combinations not run</Fact>}
        <Fact n={slots.infrastructure}>broken, left out</Fact>
        <Fact n={nSuspect}>read a skill they should not have</Fact>
        {nOfferedUnread > 0 && (
          <Fact n={nOfferedUnread}>labelled without skills, offered some</Fact>
        )}
        {nNoTrace > 0 && <Fact n={nNoTrace}>labelled with skills, no trace of any in the log</Fact>}
        <Fact n={slots.extra}>more than most tasks have</Fact>
      </dl>
    </div>
  )
}

const Fact = ({ n, children }: { n: number; children: ReactNode }) => (
  <div className="flex flex-col-reverse justify-end">
    <dt className="text-xs text-ink-2">{children}</dt>
    <dd className="text-base font-[600]">{displayCount(n)}</dd>
  </div>
)
