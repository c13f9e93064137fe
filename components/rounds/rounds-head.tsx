import type { ReactNode } from 'react'
import type { RoundsView } from '@/lib/analysis/rounds/view-rounds'
import { displayCounted } from '@/lib/display'
import { visibleName } from '@/lib/domain/visible-text'
import { sumRises } from '@/lib/cells/rounds/retested-rises'
import type { RoundGroup } from '@/lib/domain/round'
import {
  displayDifference,
  displayReading,
  displayShare,
  findTelling,
  sayCountedOf,
  sayFalls,
  sayLargest,
  sayLast,
  sayRisesBeyond,
} from './round-words'

/** The growth in one number, absolute beside relative, and what lay before the rises. */
export function RoundsHead({ view }: { view: RoundsView }) {
  const telling = findTelling(view.groups)
  const { counts, candidates, groups, spanWord } = view
  const ofWhat = telling ? sayCountedOf(telling.group) : ''
  const isPrinted = groups.length > 0 && groups.every(({ source }) => source !== null)
  return (
    <div className="flex flex-wrap items-start gap-x-12 gap-y-5 border-b py-4">
      {telling && (
        <Growth
          {...telling}
          span={spanWord}
          over={view.contrast ? visibleName(view.contrast.without.label) : null}
        />
      )}
      <dl className="grid flex-1 basis-[420px] grid-cols-2 gap-x-8 gap-y-3 sm:grid-cols-3">
        {groups.length > 0 && (
          <Fact
            value={String(counts.nRises)}
            name={`upward steps of the best so far${ofWhat}${sayRisesBeyond(counts)}`}
          />
        )}
        {counts.nRisesNewText + counts.nRisesRetest > 0 && (
          <>
            <Fact
              value={`${counts.nRisesNewText} of ${counts.nRises}`}
              name={
                counts.isEachNewText
                  ? 'came with new text, as every round did, those that fell too'
                  : 'came with new text'
              }
            />
            <Fact
              value={`${counts.nRisesRetest} of ${counts.nRises}`}
              name="came with a retest, without new text"
            />
          </>
        )}
        {counts.nFalls !== null && (
          <Fact
            value={String(counts.nFalls)}
            name={sayFalls(counts, ofWhat)}
            isBad={counts.nFallsBeyond > 0}
          />
        )}
        {telling && <NewTextPoints group={telling.group} />}
        {candidates.length > 0 && (
          <Fact
            value={`${counts.nAccepted} of ${counts.nCandidates}`}
            name={`accepted, ${counts.nAcceptedNewText} of them new text`}
          />
        )}
        {isPrinted && <Fact value="not published" name="n and variance: no interval" />}
      </dl>
    </div>
  )
}

function Growth({
  group,
  series,
  growth,
  span,
  over,
}: NonNullable<ReturnType<typeof findTelling>> & { span: string; over: string | null }) {
  const { digits, measure } = group
  const largest = sayLargest(group)
  const { absolute, base, last, relative, reported, nRounds } = growth
  return (
    <div className="min-w-[220px]">
      <p className="text-xs text-ink-2">
        {[visibleName(series.name), measure, largest].filter(Boolean).join(', ')}
      </p>
      <p className="flex items-baseline gap-2">
        <strong
          className={`text-headline font-[620] tracking-[-.03em] ${absolute < 0 ? 'text-hurt' : ''}`}
        >
          {displayDifference(absolute, digits)}
        </strong>
        <span className="text-base text-ink-2">
          {group.source === null && over !== null
            ? `points over ${over}, ${displayReading(base, digits)}`
            : `points on ${displayReading(base, digits)}`}
        </span>
      </p>
      <p className="text-ink-3">
        {displayReading(base, digits)} → {displayReading(last, digits)}
        {reported?.relative != null
          ? ` · printed as ${displayDifference(reported.relative, 2)} %`
          : relative !== null && ` · ${displayShare(relative, group)} of the base`}
        {` · after ${displayCounted(nRounds, span)}`}
        {sayLast(group, series) !== null && <span className="block">{sayLast(group, series)}</span>}
      </p>
    </div>
  )
}

/** Points of all lines that came with new text; of one line, or where no source says, the counts say it. */
function NewTextPoints({ group }: { group: RoundGroup }) {
  const { all, newText } = sumRises(group)
  if (!group.isBestSoFar || group.series.length < 2 || newText === 0) return null
  return (
    <Fact
      value={`${displayReading(newText, group.digits)} of ${displayReading(all, group.digits)} points`}
      name={`rose with new text, summed over ${group.series.length} lines`}
    />
  )
}

const Fact = ({
  value,
  name,
  isBad = false,
}: {
  value: ReactNode
  name: string
  isBad?: boolean
}) => (
  <div className="flex flex-col-reverse justify-end">
    <dt className="text-xs text-ink-2">{name}</dt>
    <dd className={`font-[600] ${isBad ? 'text-hurt' : ''}`}>{value}</dd>
  </div>
)
