import { displayDifference } from '@/components/rounds/round-words'
import { Section } from '@/components/ui/section'
import { right, rowClass, Table } from '@/components/ui/table'
import type { PrintedBehaviors, UsageRow } from '@/lib/cells/printed-behaviors'
import { COUNTED_ARM } from '@/lib/cells/printed-behaviors'
import type { AssocSpearman } from '@/lib/stats/assoc-spearman'
import { visibleName } from '@/lib/domain/visible-text'
import { displayPrinted } from './printed-words'

const BAR = 96
const F1 = 150

/** Counts of behaviours and F1 of verdicts by variant, as printed, drawn in the table. */
export function UsageTable({
  printed: { usage, reflectionsWithSolved },
}: {
  printed: Pick<PrintedBehaviors, 'usage' | 'reflectionsWithSolved'>
}) {
  const rows = [...usage].sort((a, b) => (b.solved ?? 101) - (a.solved ?? 101))
  const most = Math.max(
    ...usage.map(({ attempts, reflections }) => Math.max(attempts ?? 0, reflections ?? 0)),
  )
  const below = usage.filter(({ f1Correct }) => f1Correct !== null && f1Correct < 0.5).length
  return (
    <Section
      id="usage"
      title="Where does it reflect, and is its verdict right?"
      aside={`printed; solved: ${COUNTED_ARM.join(', ')}, assumed to be the model counted`}
    >
      <Table
        caption="Attempts, reflections and F1 of verdicts by variant"
        heads={[
          'Variant',
          ...right('Solved, %', 'Attempts a trace', 'Reflections a trace'),
          ...right('F1 “correct”', 'F1 “incorrect”'),
          { label: 'F1 from 0 to 1', isHidden: true },
        ]}
      >
        {rows.map((row) => (
          <tr key={row.variant} className={rowClass('dense')}>
            <th scope="row" className="text-left font-normal whitespace-nowrap">
              {visibleName(row.variant)}
            </th>
            <td className="text-right" title={row.solved === null ? 'Not printed' : undefined}>
              {displayPrinted(row.solved)}
            </td>
            <Count value={row.attempts} most={most} tone="fill-ink-3" />
            <Count value={row.reflections} most={most} tone="fill-cond-other" />
            <td className="text-right">{row.f1Correct?.toFixed(2) ?? '—'}</td>
            <td className="text-right">{row.f1Incorrect?.toFixed(2) ?? '—'}</td>
            <td className="max-md:hidden">
              <F1Line row={row} />
            </td>
          </tr>
        ))}
      </Table>
      <p className="mt-2 max-w-[860px] text-ink-2">
        <span className="font-[600] text-ink">What may be concluded:</span> “correct” has an F1
        below 0.5 on {below} of {usage.length} variants; “incorrect” is easier where most attempts
        are wrong. {sayRelation(reflectionsWithSolved)} The variants differ in much else, so that
        this is an observation, not an effect. <span aria-hidden>○ correct, × incorrect.</span>
      </p>
    </Section>
  )
}

/** Whether variants with more reflections are those that are solved more often. */
function sayRelation({ rho, lo, hi, n }: AssocSpearman): string {
  if (rho === null || lo === null || hi === null) return ''
  const word =
    lo > 0
      ? 'go with more success'
      : hi < 0
        ? 'go with less success'
        : 'do not clearly go with success'
  return `Across ${n} variants more reflections ${word}: rank correlation ${displayDifference(rho, 2)} [${displayDifference(lo, 2)}, ${displayDifference(hi, 2)}].`
}

const Count = ({ value, most, tone }: { value: number | null; most: number; tone: string }) => (
  <td className="text-right whitespace-nowrap">
    {value === null ? (
      '—'
    ) : (
      <>
        {value.toFixed(2)}{' '}
        <svg
          width={BAR}
          height={10}
          aria-hidden
          className="ml-1 inline-block align-middle max-md:hidden"
        >
          <rect width={(value / most) * BAR} height={8} y={1} className={tone} />
        </svg>
      </>
    )}
  </td>
)

function F1Line({ row: { f1Correct, f1Incorrect } }: { row: UsageRow }) {
  const x = (value: number) => 6 + value * (F1 - 12)
  return (
    <svg width={F1} height={16} aria-hidden className="block">
      <line x1={x(0)} x2={x(1)} y1={8} y2={8} className="stroke-rule" />
      <line x1={x(0.5)} x2={x(0.5)} y1={2} y2={14} className="stroke-rule-strong" />
      {f1Correct !== null && f1Incorrect !== null && (
        <line x1={x(f1Correct)} x2={x(f1Incorrect)} y1={8} y2={8} className="stroke-ink-3" />
      )}
      {f1Correct !== null && (
        <circle
          cx={x(f1Correct)}
          cy={8}
          r={4}
          className="fill-page stroke-pass"
          strokeWidth={1.8}
        />
      )}
      {f1Incorrect !== null && (
        <path
          d={`M${x(f1Incorrect) - 3.5} 4.5l7 7m0 -7l-7 7`}
          className="stroke-fail"
          strokeWidth={1.8}
        />
      )}
    </svg>
  )
}
