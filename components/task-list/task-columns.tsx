import { columnVisibilityFeature, createColumnHelper, tableFeatures } from '@tanstack/react-table'
import Link from 'next/link'
import { Dumbbell } from '@/components/chart/dumbbell'
import { GainInterval } from '@/components/chart/gain-interval'
import { GAIN_TONE, gainTone } from '@/components/chart/gain-tone'
import { HarmMark } from '@/components/contrast/harm-mark'
import { sayWhyLabel } from '@/components/contrast/label-words'
import type { TaskRow } from '@/lib/cells/describe-task'
import type { ConditionKind } from '@/lib/domain/condition'
import { otherConfigurationsMark, TASK_LABELS, taskIntervalWords } from '@/lib/domain/gain'
import type { TaskSort } from '@/lib/domain/task-list'
import { displayPoints, displayPointsInterval, displayRate, displayTokens } from '@/lib/display'
import { visibleName } from '@/lib/domain/visible-text'
import { ReviewMarks, type ReviewMark } from './review-mark'

/** A row with what only the page knows: its link, and the hues of the two conditions. */
export interface TaskListRow extends TaskRow {
  readonly href: string
  readonly kinds: { readonly without: ConditionKind; readonly with: ConditionKind }
  readonly mark: ReviewMark | null
}

export interface TaskTableRow extends TaskListRow {
  /** How far the axis of all rows reaches. */
  readonly reach: number
}

export const taskTableFeatures = tableFeatures({ columnVisibilityFeature })

const helper = createColumnHelper<typeof taskTableFeatures, TaskTableRow>()

/** What a head offers: a sort that the server does, and the side its numbers stand on. */
export const TASK_HEADS: Record<string, { sort: TaskSort | null; isRight: boolean }> = {
  task: { sort: 'task', isRight: false },
  domain: { sort: 'domain', isRight: false },
  difficulty: { sort: 'difficulty', isRight: false },
  without: { sort: 'without', isRight: true },
  with: { sort: 'with', isRight: true },
  rates: { sort: null, isRight: false },
  gain: { sort: 'gain', isRight: true },
  interval: { sort: null, isRight: false },
  models: { sort: null, isRight: false },
  label: { sort: 'label', isRight: false },
  skills: { sort: 'skills', isRight: true },
}

const unknown = <span className="text-ink-3">—</span>

const nameOr = (name: string | null) => (name === null ? unknown : visibleName(name))

export const taskColumns = helper.columns([
  helper.accessor('task', {
    header: 'Task',
    cell: ({ row }) => (
      <>
        <Link
          href={row.original.href}
          className="font-mono text-xs hover:underline"
          title={visibleName(row.original.task)}
        >
          {visibleName(row.original.task)}
        </Link>
        <ReviewMarks mark={row.original.mark} />
        <span className="block text-2xs text-ink-3 sm:hidden">
          {displayRate(row.original.without, '')} → {displayRate(row.original.with)} ·{' '}
          {TASK_LABELS[row.original.finding]}
        </span>
      </>
    ),
  }),
  helper.accessor('domain', {
    header: 'Domain',
    cell: ({ getValue }) => nameOr(getValue()),
  }),
  helper.accessor('difficulty', {
    header: 'Difficulty',
    cell: ({ getValue }) => nameOr(getValue()),
  }),
  helper.accessor('without', {
    header: 'Without',
    cell: ({ getValue }) => displayRate(getValue(), ''),
  }),
  helper.accessor('with', {
    header: 'With',
    cell: ({ getValue }) => displayRate(getValue(), ''),
  }),
  helper.display({
    id: 'rates',
    header: '',
    cell: ({ row: { original } }) => (
      <Dumbbell without={original.without} with={original.with} kinds={original.kinds} width={76} />
    ),
  }),
  helper.accessor('gain', {
    header: 'Gain, pp',
    cell: ({ getValue }) => (
      <>
        <span className={`font-[600] ${GAIN_TONE[gainTone(getValue())]}`}>
          {displayPoints(getValue().estimate)}
        </span>
        <span className="block text-2xs text-ink-3 sm:hidden">
          {getValue().low === null
            ? 'no interval'
            : displayPointsInterval(getValue().low, getValue().high)}
          {otherConfigurationsMark(getValue())}
        </span>
      </>
    ),
  }),
  helper.display({
    id: 'interval',
    header: '95 % interval',
    cell: ({ row: { original } }) => (
      <span className="text-ink-3" title={taskIntervalWords(original.gain)}>
        <GainInterval gain={original.gain} width={64} reach={original.reach} />{' '}
        <span className="max-xl:hidden">
          {displayPointsInterval(original.gain.low, original.gain.high)}
          {otherConfigurationsMark(original.gain)}
        </span>
      </span>
    ),
  }),
  helper.display({
    id: 'models',
    header: 'Models',
    cell: ({ row: { original } }) => (
      <span
        className={`text-xs text-ink-3 ${original.nConfigurations === 0 ? 'invisible' : ''}`}
        title={`better in ${original.nUp}, worse in ${original.nDown}, equal in ${original.nTie} of ${original.nConfigurations} configurations`}
      >
        {original.nUp} ↑ {original.nDown} ↓
      </span>
    ),
  }),
  helper.accessor('label', {
    header: 'How sure',
    cell: ({ row: { original } }) => (
      <HarmMark finding={original.finding} title={sayWhyLabel(original)} />
    ),
  }),
  helper.accessor('skillTokens', {
    id: 'skills',
    header: 'Skills',
    cell: ({ row: { original } }) =>
      original.skillCount === null && original.skillTokens === null ? (
        unknown
      ) : (
        <span title="skills · tokens">
          {original.skillCount ?? '—'} · {displayTokens(original.skillTokens)}
        </span>
      ),
  }),
])
