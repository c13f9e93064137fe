import Link from 'next/link'
import { ConditionDot } from '@/components/ui/condition-mark'
import { Term } from './term'
import type { ConditionHead, ExperimentFrame } from '@/lib/cells/describe-contrast'
import { displayCounted } from '@/lib/display'
import { visibleName } from '@/lib/domain/visible-text'
import { DEFAULT_COMPARISON, isComparisonChanged } from '@/lib/url/comparison'
import type { ContrastParams } from '@/lib/url/experiment'
import { ChangesNote } from './changes-note'
import { ComparisonFold } from './comparison-fold'
import { comparisonRows, type ComparisonRow, type WhyNot } from './comparison-rows'
import { comparisonWords } from './comparison-words'

interface ComparisonLineProps {
  readonly frame: ExperimentFrame
  readonly params: ContrastParams
  /** The page under another comparison. */
  readonly href: (params: Partial<ContrastParams>) => string
  /** What has no meaning on this view. */
  readonly whyNot?: WhyNot
  /** Said on a view that the comparison does not govern. */
  readonly note?: string
  /** What the view sets against the baseline where that is not the one chosen condition. */
  readonly against?: { readonly kind: ConditionHead['kind']; readonly label: string } | null
}

/**
 * What is compared and how it is counted, in one line below the tabs of every view. It unfolds to
 * every choice; one that the data cannot answer stands there with its reason.
 */
export function ComparisonLine({
  frame,
  params,
  href,
  whyNot,
  note,
  against,
}: ComparisonLineProps) {
  const rows = comparisonRows(frame, params, href, whyNot)
  return (
    <section
      aria-label="Comparison"
      data-nothing-compared={frame.contrast === null || undefined}
      className="flex flex-wrap items-start gap-x-4 border-b bg-panel page-x text-xs text-ink-2 print:border-0 print:px-0"
    >
      <ComparisonFold
        line={<Summary frame={frame} params={params} whyNot={whyNot} against={against} />}
      >
        <div className="mb-3 max-w-[860px] border-t">
          {note && <p className="border-b py-2">{note}</p>}
          {rows.map((row) => (
            <Row key={row.label} row={row} />
          ))}
        </div>
      </ComparisonFold>
      <ChangesNote changes={frame.changes} href={href} />
      {isComparisonChanged(params) && (
        <p className="my-[5px] rounded-full border px-[9px] py-px whitespace-nowrap">
          changed from default ·{' '}
          <Link
            href={href(DEFAULT_COMPARISON)}
            scroll={false}
            className="underline underline-offset-2 hover:text-ink"
          >
            reset
          </Link>
        </p>
      )}
    </section>
  )
}

function Summary({
  frame,
  params,
  whyNot,
  against,
}: Pick<ComparisonLineProps, 'frame' | 'params' | 'whyNot' | 'against'>) {
  const { contrast, conditions } = frame
  return (
    <span className="flex min-w-0 items-center gap-x-2 overflow-hidden">
      {contrast ? (
        <span className="flex min-w-0 items-center gap-x-1 text-ink">
          <Condition condition={contrast.without} />
          <span aria-label="against" role="img">
            →
          </span>
          <Condition condition={against ?? contrast.with} />
        </span>
      ) : (
        <span className="flex min-w-0 items-center gap-x-[5px] truncate text-ink">
          {conditions[0] && <ConditionDot kind={conditions[0].kind} />}
          {conditions.length === 0
            ? 'nothing to compare'
            : conditions
                .map(
                  ({ kind, label, nTrials }) =>
                    `${kind === 'unknown' ? 'condition unknown' : visibleName(label)}, ${displayCounted(nTrials, 'trial')}`,
                )
                .join(' · ')}
        </span>
      )}
      {comparisonWords(frame, params, whyNot).map((words) => (
        <span key={words} className="flex-none whitespace-nowrap max-lg:hidden">
          <span aria-hidden className="mr-2 text-ink-3">
            ·
          </span>
          {words}
        </span>
      ))}
    </span>
  )
}

const Condition = ({
  condition: { kind, label },
}: {
  condition: Pick<ConditionHead, 'kind' | 'label'>
}) => (
  <span className="flex min-w-0 items-center gap-x-[5px]">
    <ConditionDot kind={kind} />
    <span className="max-w-[22ch] truncate" title={visibleName(label)}>
      {visibleName(label)}
    </span>
  </span>
)

/** More are scrolled in their row: those below it stay in sight. */
const MANY_OPTIONS = 14

function Row({ row: { label, term, options, why } }: { row: ComparisonRow }) {
  return (
    <div
      role="group"
      aria-label={label}
      className="grid grid-cols-[88px_minmax(0,1fr)] gap-x-3 border-b py-2 last:border-0"
    >
      <span>
        <Term of={term}>{label}</Term>
      </span>
      <div
        className={`flex flex-wrap items-center gap-x-3 gap-y-1 ${options.length > MANY_OPTIONS ? 'max-h-[148px] overflow-y-auto' : ''}`}
      >
        {options.map(({ label: name, hint, isCurrent, href, condition }) => (
          <span
            key={condition?.key ?? name}
            className={`inline-flex min-w-0 items-center gap-x-[5px] ${isCurrent ? 'rounded border border-ink px-[7px] text-ink' : ''}`}
          >
            {condition && <ConditionDot kind={condition.kind} />}
            {href === null && !isCurrent ? (
              <span aria-disabled="true" className="line-through decoration-ink-3">
                {visibleName(name)}
              </span>
            ) : href === null ? (
              <span aria-current="true">{visibleName(name)}</span>
            ) : (
              <Link
                href={href}
                scroll={false}
                title={hint}
                aria-current={isCurrent ? 'true' : undefined}
                className={isCurrent ? '' : 'underline underline-offset-2 hover:text-ink'}
              >
                {visibleName(name)}
              </Link>
            )}
            {condition && condition.nInferred > 0 && (
              <abbr title="Inferred from the log, not recorded in it" className="no-underline">
                inferred
              </abbr>
            )}
          </span>
        ))}
        {why && <p className="basis-full text-ink-3">{why}</p>}
      </div>
    </div>
  )
}
