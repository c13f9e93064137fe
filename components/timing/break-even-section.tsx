import type { BreakEven } from '@/lib/analysis/timing/count-break-even'
import { HowComputed } from '@/components/ui/how-computed'
import { Section } from '@/components/ui/section'
import { FoldedRows } from '@/components/ui/folded-rows'
import { right, rowClass, Table, wide, WIDE } from '@/components/ui/table'
import { displayCost, displayCount, displayCounted } from '@/lib/display'
import { visibleName } from '@/lib/domain/visible-text'
import { methodHref } from '@/lib/url/docs'
import type { TimingParams } from '@/lib/url/timing'

const dollars = (value: number) => (value === Infinity ? '∞' : displayCost(value))

const uses = (value: number | null) =>
  value === null ? '—' : value === Infinity ? 'never' : displayCount(Math.ceil(value))

/** From how many uses on a text is worth what writing it cost, which the reader says. */
export function BreakEvenSection({ found, params }: { found: BreakEven; params: TimingParams }) {
  return (
    <Section
      id="break-even"
      title="After how many uses is writing paid back?"
      aside="a use: a task solved with the text"
    >
      <WritingForm writing={found.writing} params={params} />
      {found.rows.length === 0 ? (
        <p className="mt-2 max-w-[760px] text-ink-2">
          Not known: no task here has the cost of every trial with such skills and without. Logs
          that state what a trial cost would fill this table.
        </p>
      ) : (
        <Uses found={found} />
      )}
    </Section>
  )
}

/** A link of its own, with what is compared: what writing cost is the reader's to say. */
function WritingForm({ writing, params }: { writing: number; params: TimingParams }) {
  const kept = Object.entries(params).filter(
    ([name, value]) => name !== 'writing' && value !== null,
  )
  return (
    <form action="#break-even" className="flex flex-wrap items-center gap-2 text-ink-2">
      {kept.map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={String(value)} />
      ))}
      <label htmlFor="writing">Writing the skills cost, US dollars</label>
      <input
        id="writing"
        name="writing"
        type="number"
        min="0.01"
        step="any"
        defaultValue={writing}
        className="w-24 rounded border border-rule bg-page px-2 py-1 text-right text-ink tabular-nums"
      />
      <button
        type="submit"
        className="cursor-pointer rounded border border-rule px-2 py-1 text-ink hover:border-ink-3"
      >
        Count
      </button>
      <span className="text-xs text-ink-3">no log states it</span>
    </form>
  )
}

/** An interval that reaches “never” leaves open whether it is paid back at all. */
const isOpen = ({ high }: BreakEven['rows'][number]) => high === Infinity || high === null

function Uses({ found: { rows, draws, nMore, writing } }: { found: BreakEven }) {
  return (
    <div className="mt-3">
      <FoldedRows total={rows.length} one="row">
        <Table
          caption="Solved tasks until writing is paid back"
          heads={[
            'Consumer model',
            { label: 'Skills', className: WIDE },
            ...wide(right('Without, a solved task', 'With')),
            ...right(`Uses until ${dollars(writing)} is paid back`, 'Tasks'),
          ]}
        >
          {rows.map((row) => (
            <tr key={`${row.configuration} ${row.arm}`} className={rowClass('dense')}>
              <td className="max-w-[220px] min-w-[110px] wrap-anywhere">
                {visibleName(row.model ?? 'unknown model')}
                <span className="block text-2xs text-ink-3">{visibleName(row.harness ?? '')}</span>
                <span className="block text-2xs text-ink-3 sm:hidden">
                  {visibleName(row.label)}; a solved task {dollars(row.without)} →{' '}
                  {dollars(row.with)}
                </span>
              </td>
              <td className={`wrap-anywhere ${WIDE}`}>{visibleName(row.label)}</td>
              <td className={`text-right ${WIDE}`}>{dollars(row.without)}</td>
              <td className={`text-right ${WIDE}`}>{dollars(row.with)}</td>
              <td className="text-right">
                <span className={isOpen(row) ? 'text-noise' : 'font-[600] text-ink'}>
                  {uses(row.uses)}
                </span>
                <span className="block text-2xs text-ink-3">
                  [{uses(row.low)}, {uses(row.high)}]
                </span>
              </td>
              <td className="text-right">{displayCount(row.nTasks)}</td>
            </tr>
          ))}
        </Table>
      </FoldedRows>
      <p className="mt-2 max-w-[760px] text-xs text-ink-2">
        Grey: the interval reaches “never”, so that whether it is paid back cannot be told. “Never”:
        a solved task costs no less with the text. A dash: nothing was solved without it, so that
        what it saves has no price. {nMore > 0 && `${displayCounted(nMore, 'more row')} left out. `}
        What a solved task is worth beyond its cost does not enter.
      </p>
      <HowComputed href={methodHref('Small with skills against large without')}>
        Writing divided by what a solved task costs less with the text than without, failed attempts
        included, on tasks whose every trial states its cost on both sides; 95 % percentile
        interval, tasks resampled for both sides together, B = {displayCount(draws)}.
      </HowComputed>
    </div>
  )
}
