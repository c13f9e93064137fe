import { memo } from 'react'
import { countKinds, SPAN_SIGNS, type ShownSpan, type SpanSign } from '@/lib/behaviors/shown-spans'
import { nextNumber } from '@/lib/trajectory/filter-steps'
import type { TrialParams } from '@/lib/url/trial'

const HEIGHT = 10

const SIGN_WORDS: Readonly<Record<SpanSign, string>> = {
  tag: 'tags',
  phrase: 'phrases',
  action: 'actions',
}

const CHIP =
  'rounded-full border px-[8px] text-2xs whitespace-nowrap text-ink-2 hover:border-rule-strong aria-pressed:border-ink aria-pressed:text-ink'

interface SpanBarProps {
  readonly spans: readonly ShownSpan[]
  /** Those that pass the filter. */
  readonly shown: readonly ShownSpan[]
  readonly total: number
  readonly current: number
  readonly params: TrialParams
  readonly onParams: (params: Partial<TrialParams>) => void
  readonly onJump: (step: number) => void
}

/** Behaviours over the whole trajectory: a strip below the bars, and a key that filters it. */
export const SpanBar = memo(function SpanBar(props: SpanBarProps) {
  const { spans, shown, params, onParams, onJump, current } = props
  if (spans.length === 0) return null
  const signs = SPAN_SIGNS.filter((sign) => spans.some((span) => span.sign === sign))
  const steps = [...new Set(shown.map(({ firstStep }) => firstStep))].sort((a, b) => a - b)
  const next = nextNumber(steps, current, 1)
  const wrong = shown.filter(({ isWrong }) => isWrong).map(({ firstStep }) => firstStep)
  const nextWrong = nextNumber(wrong, current, 1)
  const flip = (kind: string) =>
    onParams({
      spans: params.spans.includes(kind)
        ? params.spans.filter((one) => one !== kind)
        : [...params.spans, kind],
    })
  return (
    <div className="pb-1">
      <Strip shown={shown} total={props.total} />
      <div
        role="group"
        aria-label="Behaviours"
        className="mt-1 flex items-center gap-1 overflow-x-auto text-2xs text-ink-3 sm:flex-wrap"
      >
        {countKinds(spans).map(({ kind, label, n }) => (
          <button
            key={kind}
            type="button"
            aria-pressed={params.spans.includes(kind)}
            onClick={() => flip(kind)}
            className={CHIP}
          >
            {label} <span className="text-ink-3">{n}</span>
          </button>
        ))}
        {signs.length > 1 &&
          signs.map((sign) => (
            <button
              key={sign}
              type="button"
              aria-pressed={params.sign === sign}
              title={`Only what is found by ${SIGN_WORDS[sign]}`}
              onClick={() => onParams({ sign: params.sign === sign ? null : sign })}
              className={`${CHIP} border-dashed`}
            >
              {SIGN_WORDS[sign]}
            </button>
          ))}
        {next !== null && (
          <button type="button" onClick={() => onJump(next)} className={CHIP}>
            next behaviour ↓
          </button>
        )}
        {nextWrong !== null && (
          <button type="button" onClick={() => onJump(nextWrong)} className={`${CHIP} text-fail`}>
            next wrong verdict ✗
          </button>
        )}
      </div>
    </div>
  )
})

/** Where in the whole each span lies: full for what is done or tagged, hollow for phrases. */
function Strip({ shown, total }: { shown: readonly ShownSpan[]; total: number }) {
  const x = (step: number) => ((step - 1) / total) * 100
  const width = (span: ShownSpan) =>
    Math.max(0.4, ((span.lastStep - span.firstStep + 1) / total) * 100)
  return (
    <svg
      viewBox={`0 0 100 ${HEIGHT}`}
      preserveAspectRatio="none"
      aria-hidden
      className="mt-[2px] block h-[10px] w-full"
    >
      {shown.map((span, at) => (
        <rect
          key={at}
          x={x(span.firstStep)}
          width={width(span)}
          y={span.sign === 'phrase' ? 6 : 1}
          height={span.sign === 'phrase' ? 3 : 6}
          className={
            span.isWrong ? 'fill-fail' : span.kind === 'attempt' ? 'fill-ink-3' : 'fill-cond-other'
          }
        />
      ))}
    </svg>
  )
}
