import { PlotFrame } from '@/components/chart/plot-frame'
import { Section } from '@/components/ui/section'
import type { PrintedTiming } from '@/lib/cells/timing/printed-timing'
import { displayCounted } from '@/lib/display'
import { visibleName } from '@/lib/domain/visible-text'
import { timingDataHref } from '@/lib/url/timing'
import { SlopesChart } from './slopes-chart'
import { TimingMatrix } from './timing-matrix'
import {
  countBeyond,
  findAfter,
  hasSuccess,
  sayAttempts,
  sayLuckOfCells,
  sayNumbered,
  sayStrokes,
  sayTiming,
} from './timing-words'

/** Authors by ways of writing, before against after, and what may be concluded. */
export function PrintedSection({ timing, slug }: { timing: PrintedTiming; slug: string }) {
  const { solver } = timing
  const attempts = sayAttempts(timing)
  return (
    <>
      <div className="grid grid-cols-[minmax(0,1fr)] gap-x-10 lg:grid-cols-[minmax(0,1fr)_360px]">
        <Section
          id={`matrix-${timing.id}`}
          title="Who writes skills that work, and when?"
          aside={`pp against the author’s own ${timing.arms[timing.base]!.label}; below: success`}
        >
          <TimingMatrix timing={timing} />
          <p className="mt-2 text-xs text-ink-3">
            Blue: better than the same author’s {timing.arms[timing.base]!.label}; red: worse; bold:
            beyond noise; hatched: the 95 % interval covers 0{attempts !== null && ` (${attempts})`}
            .{solver !== null && ` One consumer of all skills: ${visibleName(solver)}.`}
          </p>
        </Section>
        <SlopesSection timing={timing} slug={slug} />
      </div>
      <Conclusion timing={timing} />
      <p className="mt-2 max-w-[760px] text-xs text-ink-3">
        Source: {visibleName(timing.source)}. {visibleName(timing.notes ?? '')}{' '}
        {sayNumbered(timing)}
      </p>
    </>
  )
}

function SlopesSection({ timing, slug }: { timing: PrintedTiming; slug: string }) {
  const after = findAfter(timing)
  if (after < 0) return null
  const slopes = timing.rows.flatMap(({ author, cells }) => {
    const [start, end] = [cells[timing.base]!.rate, cells[after]!.rate]
    return start === null || end === null
      ? []
      : [{ before: start, after: end, label: author, n: 1 }]
  })
  const reference = timing.references.find(({ label }) => /no.?skill/i.test(label)) ?? null
  const question = 'Is after better than before?'
  return (
    <Section id={`slopes-${timing.id}`} title={question} aside="a line an author">
      <PlotFrame
        label={`${question} ${displayCounted(slopes.length, 'author')}; the numbers stand in the table beside it`}
        fileName={`${slug}-timing`}
        csvHref={timingDataHref(slug, {}, 'csv')}
        caption={{ title: question, note: `${timing.title}. ${timing.source}` }}
        legend={sayStrokes(slopes)}
      >
        <SlopesChart
          slopes={slopes}
          before={timing.arms[timing.base]!.label}
          after={timing.arms[after]!.label}
          reference={reference}
          label={question}
        />
      </PlotFrame>
    </Section>
  )
}

function Conclusion({ timing }: { timing: PrintedTiming }) {
  const { nCells, nBeyond, nBelow } = countBeyond(timing)
  return (
    <p className="mt-3 max-w-[760px] text-ink-2">
      <strong className="font-[600] text-ink">{sayTiming(timing)}</strong>{' '}
      {nCells > 0 &&
        `${nBeyond} of ${nCells} cells are beyond noise, ${nBelow} of them for the worse; ${sayLuckOfCells(nCells)}. Hatching treats the attempts of a cell as independent, which flatters: several are of one task. `}
      {!hasSuccess(timing) &&
        'No arm was written after success only: failed attempts are kept too, so nothing here tests the claim “write it after you have solved it”.'}
    </p>
  )
}
