import { columnVisibilityFeature, createColumnHelper, tableFeatures } from '@tanstack/react-table'
import { CarriedLink } from '@/components/site/carried-link'
import { CONDITION_COLOR } from '@/components/ui/condition-mark'
import type { TrialRow } from '@/lib/analysis/trial/list-trials'
import {
  displayCost,
  displayCount,
  displayDuration,
  displayReward,
  displayTokens,
} from '@/lib/display'
import type { TrialSkillUse, TrialSort } from '@/lib/domain/trial-list'
import { configurationText } from '@/components/trial/configuration-text'
import { visibleName } from '@/lib/domain/visible-text'
import { taskHref, trialHref } from '@/lib/url/site'
import type { TrialColumn } from '@/lib/url/trial-list'
import { TrialOutcome } from './trial-outcome'

/** A row with what its neighbours tell: what it repeats recedes, so that groups show without rules. */
export interface TrialTableRow extends TrialRow {
  readonly slug: string
  readonly isSameTask: boolean
  readonly isSameArm: boolean
}

export const trialTableFeatures = tableFeatures({ columnVisibilityFeature })

const helper = createColumnHelper<typeof trialTableFeatures, TrialTableRow>()

type ColumnId = TrialColumn | 'status' | 'task' | 'id'

/** What a head offers: a sort that the server does, and the side its numbers stand on. */
export const TRIAL_HEADS: Record<ColumnId, { label: string; sort?: TrialSort; isRight?: boolean }> =
  {
    status: { label: 'Ended' },
    reward: { label: 'Reward', sort: 'reward', isRight: true },
    task: { label: 'Task', sort: 'task' },
    domain: { label: 'Domain' },
    configuration: { label: 'Configuration' },
    condition: { label: 'Condition' },
    use: { label: 'Skill' },
    steps: { label: 'Steps', sort: 'steps', isRight: true },
    tokens: { label: 'Tokens', sort: 'tokens', isRight: true },
    cost: { label: 'Cost', sort: 'cost', isRight: true },
    time: { label: 'Time', sort: 'time', isRight: true },
    started: { label: 'Started', sort: 'started' },
    id: { label: 'Trial' },
  }

/** How far a trial used skills, in a word. */
export const SKILL_USE_WORDS: Record<TrialSkillUse, string> = {
  executed: 'ran',
  read: 'read',
  loaded: 'loaded',
  offered: 'offered',
  none: 'none',
  unknown: 'not known',
}

const unknown = <span className="text-ink-3">—</span>
const faded = (isRepeated: boolean) => (isRepeated ? 'text-ink-3' : '')

function Condition({ row }: { row: TrialRow }) {
  const isHollow = row.conditionKind === 'no_skills' || row.conditionKind === 'unknown'
  return (
    <>
      <span
        aria-hidden
        className={`mr-[6px] inline-block size-2 rounded-full ${CONDITION_COLOR[row.conditionKind]} ${isHollow ? 'border-2 border-current' : 'bg-current'}`}
      />
      {visibleName(row.conditionLabel)}
      {row.conditionSource === 'inferred' && (
        <abbr title="Inferred from the log, not recorded in it" className="text-ink-3 no-underline">
          {' '}
          inferred
        </abbr>
      )}
    </>
  )
}

const tokensOf = ({ tokensIn, tokensOut }: TrialRow) =>
  tokensIn === null || tokensOut === null ? null : tokensIn + tokensOut

/** A column whose cell follows from the whole row. */
const column = (id: ColumnId, cell: (row: TrialTableRow) => React.ReactNode) =>
  helper.display({
    id,
    header: TRIAL_HEADS[id].label,
    cell: ({ row }) => cell(row.original),
  })

export const trialColumns = helper.columns([
  // The first thing in a row leads to its trial, where a narrow page has no room for its id.
  column('status', ({ uid, status, reward }) => (
    <CarriedLink href={trialHref(uid)} className="hover:underline">
      <TrialOutcome status={status} reward={reward} />
      {reward !== null && reward > 0 && reward < 1 && (
        <span className="ml-[18px] block text-2xs text-ink-3 sm:hidden">
          {displayReward(reward)}
        </span>
      )}
    </CarriedLink>
  )),
  column('reward', ({ reward }) => displayReward(reward)),
  column('task', (row) => (
    <>
      <CarriedLink
        href={taskHref(row.slug, row.task)}
        className={`font-mono text-xs hover:underline ${row.isSameTask ? 'text-ink-3 max-sm:sr-only' : ''}`}
      >
        {visibleName(row.task)}
      </CarriedLink>
      {!row.isSameArm && (
        <span className="block text-2xs text-ink-2 sm:hidden">{configurationText(row)}</span>
      )}
    </>
  )),
  column('domain', ({ domain, isSameTask }) =>
    domain === null ? unknown : <span className={faded(isSameTask)}>{visibleName(domain)}</span>,
  ),
  column('configuration', (row) => (
    <span className={faded(row.isSameArm)}>{configurationText(row)}</span>
  )),
  column('condition', (row) => <Condition row={row} />),
  column('use', ({ skillUse }) =>
    skillUse === null ? (
      unknown
    ) : (
      <span className={faded(skillUse === 'none')}>{SKILL_USE_WORDS[skillUse]}</span>
    ),
  ),
  column('steps', ({ steps }) => displayCount(steps)),
  column('tokens', (row) => displayTokens(tokensOf(row))),
  column('cost', ({ costUsd }) => displayCost(costUsd)),
  column('time', ({ durationMs }) => displayDuration(durationMs)),
  // The log's own text, its zone included.
  column('started', ({ startedAtIso }) =>
    startedAtIso === null ? (
      unknown
    ) : (
      <span className="text-xs">{visibleName(startedAtIso.slice(0, 40))}</span>
    ),
  ),
  column('id', ({ uid }) => (
    <CarriedLink
      href={trialHref(uid)}
      className="font-mono text-xs text-ink-2 hover:text-ink hover:underline"
    >
      {uid}
    </CarriedLink>
  )),
])
