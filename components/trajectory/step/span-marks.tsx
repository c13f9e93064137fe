import type { ShownSpan } from '@/lib/behaviors/shown-spans'

/** Behaviours found at a step, in words; dashed where they follow from a phrase. */
export function SpanMarks({ spans }: { spans: readonly ShownSpan[] }) {
  return spans.map((span, at) => (
    <span
      key={at}
      title={`Found by its ${span.sign}${span.evidence === null ? '' : `: ${span.evidence}`}`}
      className={`max-w-full truncate rounded-[4px] border px-[5px] text-2xs font-[550] ${span.sign === 'phrase' ? 'border-dashed' : ''} ${span.isWrong ? 'border-fail text-fail' : 'border-cond-other text-ink-2'}`}
    >
      {span.label}
      {span.firstStep === span.lastStep ? '' : ` (steps ${span.firstStep} to ${span.lastStep})`}
      {span.isWrong ? ' ✗' : ''}
    </span>
  ))
}
