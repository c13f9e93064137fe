import Link from 'next/link'
import { PlotFrame } from '@/components/chart/plot-frame'
import { HATCH, tintOf } from '@/components/effects/effect-tint'
import { Section } from '@/components/ui/section'
import { FoldedRows } from '@/components/ui/folded-rows'
import { right, rowClass, Table } from '@/components/ui/table'
import type { LoggedTiming, TimingPair } from '@/lib/cells/timing/logged-timing'
import type { TaskPairs } from '@/lib/cells/timing/pair-tasks'
import { displayCounted, displayPoints, displayPointsInterval, displayRate } from '@/lib/display'
import { sayTasks } from '@/lib/cells/say-tasks'
import { TIMING_LABELS } from '@/lib/domain/timing'
import { visibleName } from '@/lib/domain/visible-text'
import type { ContrastParams } from '@/lib/url/experiment'
import { taskHref } from '@/lib/url/site'
import { timingDataHref } from '@/lib/url/timing'
import { SlopesChart } from './slopes-chart'
import { sayAuthors, sayPairTest } from './timing-words'

interface LoggedProps {
  readonly logged: LoggedTiming
  readonly slug: string
  readonly params: ContrastParams
}

/** Conditions of trials by when their skills were written, and task by task before against after. */
export function LoggedSection({ logged, slug, params }: LoggedProps) {
  return (
    <>
      <Section
        id="arms"
        title="Who gains from skills written when?"
        aside={
          logged.baseline === null
            ? 'no trials without skills to compare with'
            : `pp against ${visibleName(logged.baseline)}, on common tasks`
        }
      >
        <ArmsTable logged={logged} />
      </Section>
      {logged.pair && <PairSection pair={logged.pair} slug={slug} params={params} />}
    </>
  )
}

/** Pixels that a column needs: few of them would be strips of colour across the page. */
const ARM_WIDTH = 170

function ArmsTable({ logged: { arms, rows } }: Pick<LoggedProps, 'logged'>) {
  const known = rows.filter(({ cells }) => cells.some(({ gain }) => gain.estimate !== null))
  const isOpen = !arms.some(({ timing }) => timing === 'after_success')
  return (
    <>
      <div style={{ maxWidth: 360 + arms.length * ARM_WIDTH }}>
        <FoldedRows total={known.length} one="configuration">
          <Table
            caption="Models that use the skills, by when these were written"
            heads={[
              { label: 'Consumer model', className: 'sticky left-0 z-10 bg-page' },
              ...arms.map(({ key, label, timing, authors }) => ({
                label: (
                  // Labels are as long as their writers like: they wrap, so that columns stay in sight.
                  <span
                    key={key}
                    className="ml-auto block max-w-[150px] min-w-[104px] pr-2 text-right whitespace-normal wrap-break-word"
                  >
                    <span className="block">{visibleName(label)}</span>
                    <span className="block text-2xs font-normal text-ink-3">
                      {TIMING_LABELS[timing]}
                    </span>
                    <span className="block text-2xs font-normal text-ink-3">
                      {sayAuthors(label, authors)}
                    </span>
                  </span>
                ),
                isRight: true,
              })),
            ]}
          >
            {known.map(({ configuration, harness, model, cells }) => (
              <tr key={configuration} className={rowClass()}>
                <td className="sticky left-0 z-10 max-w-[220px] min-w-[110px] bg-page wrap-anywhere">
                  {visibleName(model ?? 'unknown model')}
                  <span className="block text-2xs text-ink-3">{visibleName(harness ?? '')}</span>
                </td>
                {cells.map(({ rate, without, gain }, index) => {
                  if (gain.estimate === null)
                    return (
                      <td
                        key={arms[index]!.key}
                        className="pr-2! text-right text-ink-3"
                        title="no task in common"
                      >
                        —
                      </td>
                    )
                  const isBeyond = gain.low !== null && (gain.low > 0 || gain.high! < 0)
                  return (
                    <td
                      key={arms[index]!.key}
                      className="pr-2! text-right"
                      style={{
                        ...tintOf(gain.estimate),
                        ...(isBeyond ? {} : HATCH),
                      }}
                    >
                      <span className={isBeyond ? 'font-[680]' : ''}>
                        {displayPoints(gain.estimate)}
                      </span>
                      <span className="block text-2xs">
                        {displayPointsInterval(gain.low, gain.high)}
                      </span>
                      <span className="block text-2xs">
                        {displayRate(without, '')} → {displayRate(rate)} · {sayTasks(gain)}
                      </span>
                    </td>
                  )
                })}
              </tr>
            ))}
          </Table>
        </FoldedRows>
      </div>
      {known.length < rows.length && (
        <p className="mt-2 max-w-[760px] text-xs text-ink-2">
          {displayCounted(rows.length - known.length, 'more configuration')} ran no task in common
          with the baseline under any of them.
        </p>
      )}
      {isOpen && (
        <p className="mt-2 max-w-[760px] text-xs text-ink-2">
          No condition here was written after success only: nobody measured that claim. Trials
          imported as <code>generated_after: success</code> would add its column.
        </p>
      )}
    </>
  )
}

function PairSection({ pair, slug, params }: { pair: TimingPair } & Omit<LoggedProps, 'logged'>) {
  const { tasks, before, after, gain } = pair
  const question = `Which tasks differ under “${visibleName(after)}”?`
  return (
    <Section
      id="pairs"
      title={question}
      aside={`against “${visibleName(before)}”, task by task in each configuration`}
    >
      <div className="flex flex-wrap gap-x-10 gap-y-4">
        {tasks.slopes.length > 0 && (
          <PlotFrame
            label={`${question} The numbers follow`}
            fileName={`${slug}-before-after`}
            csvHref={timingDataHref(slug, params, 'csv', 'tasks')}
            caption={{
              title: question,
              note: `${displayCounted(tasks.nPairs, 'pair')} of a task in a configuration; thicker: more pairs.`,
            }}
            legend="a line a pair of rates, thicker for more pairs; dashed: lower on the right"
          >
            <SlopesChart
              slopes={tasks.slopes.map((slope) => ({ ...slope, label: null }))}
              before={before}
              after={after}
              reference={null}
              label={question}
            />
          </PlotFrame>
        )}
        <div className="min-w-0 flex-1 basis-[320px]">
          <PairCounts tasks={tasks} />
          <p className="mt-2 text-ink-2">
            {displayRate(pair.beforeRate, '')} → {displayRate(pair.afterRate)}, gain{' '}
            {displayPoints(gain.estimate)} {displayPointsInterval(gain.low, gain.high)} on{' '}
            {displayCounted(gain.nTasks, 'common task')}.
          </p>
          <Changed tasks={tasks} slug={slug} />
        </div>
      </div>
    </Section>
  )
}

function PairCounts({ tasks }: { tasks: TaskPairs }) {
  const { nUp, nDown, nSamePass, nSameFail, nSameOther, isMcNemar, nPairs } = tasks
  const rows = [
    [nUp, isMcNemar ? 'fail on the left, pass on the right' : 'higher on the right'],
    [nDown, isMcNemar ? 'pass on the left, fail on the right' : 'lower on the right'],
    [nSamePass, 'pass under both'],
    [nSameFail, 'fail under both'],
    ...(nSameOther > 0 ? [[nSameOther, 'the same part of trials under both'] as const] : []),
  ] as const
  return (
    <>
      <ul className="grid gap-y-[3px]">
        {rows.map(([count, name]) => (
          <li key={name} className="text-ink-2">
            <strong className="inline-block w-8 text-right font-[600] text-ink">{count}</strong>{' '}
            {name}
          </li>
        ))}
      </ul>
      <p className="mt-2 text-ink-2">
        Net {nUp - nDown < 0 ? '−' : '+'}
        {Math.abs(nUp - nDown)} of {displayCounted(nPairs, 'pair')}; {sayPairTest(tasks)} A pair may
        differ by luck alone, as when the same skills are run again: which did is not known.
      </p>
    </>
  )
}

function Changed({ tasks: { changed, nUp, nDown }, slug }: { tasks: TaskPairs; slug: string }) {
  if (changed.length === 0) return null
  return (
    <details className="mt-2 text-xs">
      <summary className="w-fit cursor-pointer text-ink-3 hover:text-ink">
        The pairs that changed
        {nUp + nDown > changed.length && `, the largest ${changed.length} of ${nUp + nDown}`}
      </summary>
      <div className="mt-2">
        <Table
          caption="Pairs that changed"
          hasLinks
          heads={['Task', 'Configuration', ...right('Left', 'Right')]}
        >
          {changed.map(({ task, configuration, before, after }) => (
            <tr key={`${task} ${configuration}`} className={rowClass('dense')}>
              <td className="min-w-[110px] wrap-anywhere">
                <Link href={taskHref(slug, task)} className="underline underline-offset-2">
                  {visibleName(task)}
                </Link>
              </td>
              <td className="min-w-[110px] wrap-anywhere">{visibleName(configuration)}</td>
              <td className="text-right">{displayRate(before, '')}</td>
              <td className={`text-right ${after < before ? 'text-hurt' : 'text-help'}`}>
                {displayRate(after, '')}
              </td>
            </tr>
          ))}
        </Table>
      </div>
    </details>
  )
}
