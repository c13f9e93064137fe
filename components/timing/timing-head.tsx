import type { ReactNode } from 'react'
import type { PrintedTiming } from '@/lib/cells/timing/printed-timing'
import { displayPoints, displayPointsInterval, displayRate, displayTokens } from '@/lib/display'
import { visibleName } from '@/lib/domain/visible-text'
import { findAfter, hasSuccess, lowerAfter } from './timing-words'

/** After minus before in one number, with what stands beside it. */
export function TimingHead({ timing }: { timing: PrintedTiming }) {
  const after = findAfter(timing)
  const [base, found] = [timing.means[timing.base]!, timing.means[after]]
  if (!found) return null
  const arm = timing.arms[after]!
  return (
    <div className="flex flex-wrap items-start gap-x-12 gap-y-5 border-b py-4">
      <div className="min-w-[220px]">
        <p className="text-xs text-ink-2">
          {arm.label} − {timing.arms[timing.base]!.label}
        </p>
        <p className="flex items-baseline gap-2">
          <strong className="text-headline font-[620] tracking-[-.03em]">
            {displayPoints(found.gain)}
          </strong>
          <span className="text-base text-ink-2">points</span>
        </p>
        <p className="text-ink-3">
          mean of {found.nAuthors} authors · {displayPointsInterval(found.low, found.high)}
        </p>
      </div>
      <dl className="grid flex-1 basis-[420px] grid-cols-2 gap-x-8 gap-y-3 sm:grid-cols-3">
        {lowerAfter(timing).map(({ label, nLower, nAuthors }) => (
          <Fact
            key={label}
            value={`${nLower} of ${nAuthors}`}
            name={`authors lower with ${visibleName(label)}; not tested`}
          />
        ))}
        <Fact
          value={`${displayRate(base.rate, '')} → ${displayRate(found.rate)}`}
          name={`${timing.arms[timing.base]!.label} → ${arm.label}`}
        />
        {timing.references.length > 0 && (
          <Fact
            value={timing.references.map(({ rate }) => displayRate(rate, '')).join(' / ') + ' %'}
            name={timing.references.map(({ label }) => visibleName(label)).join(' / ')}
          />
        )}
        {base.tokens !== null && found.tokens !== null && (
          <Fact
            value={`${displayTokens(base.tokens)} → ${displayTokens(found.tokens)}`}
            name="mean tokens to solve"
          />
        )}
        {!hasSuccess(timing) && <Fact value="0" name="figures for “after own success”" />}
      </dl>
    </div>
  )
}

const Fact = ({ value, name }: { value: ReactNode; name: string }) => (
  <div className="flex flex-col-reverse justify-end">
    <dt className="text-xs text-ink-2">{name}</dt>
    <dd className="font-[600]">{value}</dd>
  </div>
)
