import type { ReactNode } from 'react'
import { BigPoints } from '@/components/contrast/big-points'
import { HarmMark } from '@/components/contrast/harm-mark'
import { sayWhyLabel } from '@/components/contrast/label-words'
import type { TaskRow } from '@/lib/cells/describe-task'
import { GAIN_METHODS, taskIntervalWords } from '@/lib/domain/gain'
import { displayCounted, displayPointsInterval, displayRate } from '@/lib/display'
import { MID_P, sayTaskP, sayTaskQ } from '@/lib/cells/say-task-p'

const TEST_WORDS: Record<NonNullable<TaskRow['test']>, string> = {
  stratified_exact: 'exact test stratified by configuration',
  stratified_permutation: 'permutation test within configurations',
  sign_flip: 'sign-flip test over configurations (single rewards are not published)',
}

/** The gain of one task with its interval, and how sure it is. */
export function TaskHeadline({
  row,
  children,
}: {
  row: TaskRow
  /** The same under other error policies. */
  children: ReactNode
}) {
  const { gain } = row
  return (
    <section
      aria-label="Do skills help here?"
      className="flex flex-wrap items-center gap-x-10 gap-y-3 border-b py-4"
    >
      <div>
        <BigPoints gain={gain} />
        <p className="text-ink-3" title={GAIN_METHODS[gain.method]}>
          {gain.low !== null && `${displayPointsInterval(gain.low, gain.high)} `}
          {taskIntervalWords(gain)}
          {` · 1 task · ${displayCounted(gain.nTrials, 'trial')}`}
        </p>
        <p className="text-xs text-ink-3">{children}</p>
      </div>
      <dl className="flex flex-wrap gap-x-10 gap-y-3 [&_dd]:text-base [&_dd]:font-[600] [&_dt]:text-xs [&_dt]:text-ink-3">
        <div className="flex flex-col-reverse justify-end">
          <dt>without → with skills</dt>
          <dd>
            {displayRate(row.without, '')} → {displayRate(row.with)}
          </dd>
        </div>
        <div className="flex flex-col-reverse justify-end">
          <dt>configurations up / tied / down</dt>
          <dd>
            {row.nUp} / {row.nTie} / {row.nDown}
          </dd>
        </div>
        <div className="flex flex-col-reverse justify-end">
          <dt>{row.test ? TEST_WORDS[row.test] : 'no test fits these data'}</dt>
          <dd className="flex items-baseline gap-3">
            <span title={MID_P}>{row.p === null ? '—' : sayTaskP(row)}</span>
            {row.q !== null && (
              <span
                className="text-xs font-normal text-ink-3"
                title="Corrected for having looked at every task."
              >
                {sayTaskQ(row)}
              </span>
            )}
            <HarmMark finding={row.finding} title={sayWhyLabel(row)} />
          </dd>
        </div>
      </dl>
    </section>
  )
}
