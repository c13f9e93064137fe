import Link from 'next/link'
import type { ReactNode } from 'react'
import { hasOnlyFigures } from '@/components/contrast/only-figures'
import { ViewHead } from '@/components/contrast/view-head'
import { Section } from '@/components/ui/section'
import type { HealthView } from '@/lib/analysis/health/summarize-health'
import { displayCount, displayCounted } from '@/lib/display'
import { SLOT_STATES, type HealthFindingKind } from '@/lib/domain/health'
import { healthHref, type HealthParams } from '@/lib/url/health'
import { drawnRows } from '@/lib/cells/health/drawn-rows'
import { importsHref } from '@/lib/url/site'
import { ConditionKey, CoverageGrid } from './coverage-grid'
import { CopiedLines } from './copied-lines'
import { DomainCoverage } from './domain-coverage'
import { FindingLines } from './finding-lines'
import { gatherFindings } from './gather-findings'
import { HealthBand } from './health-band'
import { lossSentence, STATE_WORDS } from './health-words'
import { RuleGains } from './rule-gains'
import { Square } from './slot-squares'

interface HealthProps {
  readonly view: HealthView
  readonly params: HealthParams
}

/** Can the numbers be trusted: what is missing, broken or doubtful, and whether it matters. */
export function HealthPage({ view, params, children }: HealthProps & { children: ReactNode }) {
  const { experiment } = view
  return (
    <>
      <ViewHead frame={view} title="Can these numbers be trusted?" />
      {experiment.kind === 'published' || experiment.nTrials === 0 ? (
        !hasOnlyFigures(experiment) && <NoLogs isPublished={experiment.kind === 'published'} />
      ) : (
        <>
          <HealthBand view={view} />
          <div className="grid gap-x-10 xl:grid-cols-[minmax(0,1fr)_330px]">
            <div className="min-w-0">
              <Coverage view={view} params={params} />
              <RuleGains view={view} params={params} />
            </div>
            <div className="min-w-0">
              <FindingGroups view={view} />
            </div>
          </div>
          {children}
        </>
      )}
    </>
  )
}

const NoLogs = ({ isPublished }: { isPublished: boolean }) => (
  <p className="mt-6 max-w-[620px] text-ink-2">
    {isPublished
      ? 'This source prints results, not the trials: what was missing, broken or doubtful among them is not known here.'
      : 'There is no trial yet.'}{' '}
    <Link href={importsHref()} className="underline underline-offset-2">
      Import logs
    </Link>
    , which would fill this page, or{' '}
    <Link href="/experiments/demo/health" className="underline underline-offset-2">
      see it filled, with the example
    </Link>
    .
  </p>
)

/** Rows come with the most trials that are not usable first. */
function sayDrawn({ rows, nTasks }: Pick<HealthProps['view']['grid'], 'rows' | 'nTasks'>): string {
  const drawn = `${rows.length} of ${displayCounted(nTasks, 'task')}`
  const [first] = rows
  return !first || first.usable >= first.planned
    ? `${drawn}; every trial of them all is usable.`
    : `The ${drawn} with the most trials that are not usable.`
}

function Coverage({ view, params }: HealthProps) {
  const { experiment } = view
  const { slug } = experiment
  const grid = { ...view.grid, rows: drawnRows(view.grid.rows, view.grid.arms.length) }
  const isCut = grid.rows.length < grid.nTasks
  const states = SLOT_STATES.filter((state) =>
    grid.rows.some(({ cells }) => cells.some((cell) => cell.states[state])),
  )
  return (
    <Section
      id="coverage"
      title="Where is the data thin?"
      aside="a square a trial"
      actions={<ConditionKey arms={grid.arms} />}
    >
      {grid.domains && <DomainCoverage slug={slug} grid={grid} params={params} />}
      <p className="my-3 text-xs text-ink-2">
        {params.domain !== null && (
          <>
            Tasks of {params.domain === '' ? 'no domain' : params.domain} ·{' '}
            <Link
              href={healthHref(slug, { ...params, domain: null })}
              className="underline underline-offset-2"
            >
              all tasks
            </Link>
            {isCut && ' · '}
          </>
        )}
        {isCut && sayDrawn(grid)}
        {grid.nNeverRun > 0 &&
          ` ${displayCounted(grid.nNeverRun, 'pair')} of a configuration and a condition never ran and ${grid.nNeverRun === 1 ? 'is' : 'are'} not drawn.`}
      </p>
      <CoverageGrid slug={slug} grid={grid} />
      <ul className="mt-2 flex flex-wrap gap-x-4 gap-y-1 text-xs text-ink-2">
        {states.map((state) => (
          <li key={state} className="inline-flex items-center gap-[6px]">
            <svg width={8} height={11} aria-hidden>
              <Square state={state} x={0} />
            </svg>
            {STATE_WORDS[state]}
          </li>
        ))}
      </ul>
    </Section>
  )
}

const GROUPS: readonly { id: string; title: string; kinds: readonly HealthFindingKind[] }[] = [
  {
    id: 'leakage',
    title: 'Does the label fit the log?',
    kinds: ['read_without_skills', 'offered_without_skills', 'no_trace_of_skills'],
  },
  { id: 'machinery', title: 'Did the machinery fail?', kinds: ['infrastructure'] },
  {
    id: 'missing',
    title: 'Is anything missing?',
    kinds: [
      'arm_not_run',
      'missing',
      'not_run',
      'extra',
      'no_reward',
      'no_trajectory',
      'no_tokens',
    ],
  },
  {
    id: 'settings',
    title: 'Were the arms run alike?',
    kinds: ['version_differs', 'timeout_differs', 'dates_differ'],
  },
]

function FindingGroups({ view }: { view: HealthView }) {
  const { findings, losses, copies, nTasksRead, experiment } = view
  const nCopies = copies.trials.length + copies.skills.length
  const sampled =
    nTasksRead < experiment.nTasks
      ? `seen in ${displayCounted(nTasksRead, 'task')} looked at`
      : null
  return (
    <>
      {GROUPS.map(({ id, title, kinds }) => {
        const own = findings.filter(({ kind }) => kinds.includes(kind))
        const sentence = id === 'machinery' && losses ? lossSentence(losses) : null
        const aside = [
          own.length > 0 ? displayCounted(gatherFindings(own).length, 'line') : null,
          id === 'settings' ? sampled : null,
        ]
        return (
          <Group key={id} id={id} title={title} aside={aside.filter(Boolean).join(', ')}>
            {sentence && <p className="mb-2 text-xs text-ink-2">{sentence}</p>}
            {own.length === 0 ? <Nothing /> : <FindingLines view={view} findings={own} />}
          </Group>
        )
      })}
      <Group
        id="twice"
        title="Is anything there twice?"
        aside={nCopies > 0 ? displayCount(nCopies) : ''}
      >
        {nCopies === 0 ? <Nothing /> : <CopiedLines copies={copies} />}
      </Group>
    </>
  )
}

const Nothing = () => <p className="text-xs text-ink-3">Nothing found.</p>

const Group = ({
  id,
  title,
  aside,
  children,
}: {
  id: string
  title: string
  aside: string
  children: ReactNode
}) => (
  <Section id={id} title={title} aside={aside || undefined}>
    {children}
  </Section>
)
