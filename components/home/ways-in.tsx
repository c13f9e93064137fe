import Link from 'next/link'
import type { ReactNode } from 'react'
import { Dumbbell } from '@/components/chart/dumbbell'
import { ImportDrop } from '@/components/imports/import-drop'
import type { ExperimentListItem } from '@/lib/analysis/experiment/list-experiments'
import type { HarmsView } from '@/lib/analysis/harm/list-harms'
import {
  displayCount,
  displayCounted,
  displayPoints,
  displayPointsInterval,
  displayRate,
} from '@/lib/display'
import { visibleName } from '@/lib/domain/visible-text'
import { diffHref } from '@/lib/url/diff'
import { docHref } from '@/lib/url/docs'
import { harmsHref } from '@/lib/url/harms'
import { experimentHref, taskHref } from '@/lib/url/site'

const LINK = 'underline decoration-rule-strong underline-offset-4 hover:decoration-ink'

/** What one can do here, beside each other: see a harm, read a board, bring logs. */
export function WaysIn({ board, demo }: { board: ExperimentListItem | null; demo: ReactNode }) {
  return (
    <div className="mt-5 grid border-y border-t-rule-strong max-lg:divide-y lg:auto-cols-fr lg:grid-flow-col lg:divide-x [&>*]:py-4 lg:[&>*]:px-5 lg:[&>:first-child]:pl-0 lg:[&>:last-child]:pr-0">
      {demo}
      {board && <Board board={board} />}
      <section aria-labelledby="own-logs">
        <h2 id="own-logs" className="mb-2">
          Read your own logs
        </h2>
        <ImportDrop isSmall />
        <p className="mt-2 text-xs text-ink-3">
          Harbor jobs, Claude Code, Codex and{' '}
          <Link href={docHref('formats')} className={LINK}>
            other formats
          </Link>
          . They stay on this machine.
        </p>
      </section>
    </div>
  )
}

function Board({
  board: { slug, name, headline, contrast, ...size },
}: {
  board: ExperimentListItem
}) {
  const { without, with: with_, gain } = headline!
  const verb = gain.low !== null && gain.low > 0 ? 'Skills raised' : 'With skills'
  return (
    <section aria-labelledby="board">
      <h2 id="board" className="mb-2">
        Read the published board
      </h2>
      <p className="text-ink-2">
        <Link href={experimentHref(slug)} className={`text-ink ${LINK}`}>
          {visibleName(name)}
        </Link>
        : {displayCounted(size.nTasks, 'task')},{' '}
        {displayCounted(size.nConfigurations, 'configuration')}, {displayCount(size.nTrials)}{' '}
        trials. {verb} success from {displayRate(without)} to {displayRate(with_)}.
      </p>
      <p className="mt-2 flex flex-wrap items-center gap-x-3">
        {contrast && (
          <Dumbbell
            without={without}
            with={with_}
            kinds={{ without: contrast.without.kind, with: contrast.with.kind }}
          />
        )}
        <strong className="font-[620]">{displayPoints(gain.estimate, ' pp')}</strong>
        <span className="text-ink-3">{displayPointsInterval(gain.low, gain.high)}</span>
      </p>
    </section>
  )
}

/** The example's clearest harm as three links: the list, the task, the two trials. */
export function ThreeSteps({ view }: { view: HarmsView }) {
  const [worst] = view.items
  if (!worst) return null
  const { slug, name } = view.experiment
  const { nNegative, nTasks, nStrong } = view.harms
  return (
    <section aria-labelledby="three-steps">
      <h2 id="three-steps" className="mb-2">
        {nStrong > 0
          ? 'See one harm, in three steps'
          : 'See a task that looks worse, in three steps'}{' '}
        <span className="text-xs font-normal text-ink-3">{visibleName(name)}, generated</span>
      </h2>
      <ol className="grid list-decimal gap-1 pl-5 marker:text-ink-3">
        <li>
          <Link href={harmsHref(slug)} className={LINK}>
            Of {nTasks} tasks, {displayCounted(nNegative, 'looks', 'look')} worse
          </Link>
          {nStrong > 0
            ? `; ${nStrong === 1 ? 'one is' : `${nStrong} are`} shown to be harmed`
            : '; none can be told from luck'}
        </li>
        <li>
          <Link href={taskHref(slug, worst.task)} className={`font-mono text-xs ${LINK}`}>
            {visibleName(worst.task)}
          </Link>{' '}
          {displayRate(worst.without, '')} → {displayRate(worst.with)}
        </li>
        {worst.pair && (
          <li>
            <Link
              href={diffHref({ left: worst.pair.left, right: worst.pair.right })}
              className={LINK}
            >
              Two of its trials, side by side
            </Link>
          </li>
        )}
      </ol>
    </section>
  )
}
