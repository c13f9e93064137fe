import type { ConditionKind } from '@/lib/domain/condition'
import type { Gain } from '@/lib/domain/gain'
import type { Timing } from '@/lib/domain/timing'
import { readWritingArm } from '@/lib/domain/timing'
import type { CellTable } from '@/lib/cells/cell-table'
import { measureTasks } from '@/lib/cells/compare-tasks'
import { resolveContrast, type Contrast } from '@/lib/cells/contrast'
import type { ViewQuestion } from '@/lib/cells/describe-contrast'
import type { ExperimentCells } from '@/lib/cells/experiment-cells'
import { NO_GAIN } from '@/lib/cells/show-gain'
import { weighGain } from '@/lib/cells/weigh-gain'
import { describeTaskPairs, type TaskPairs } from './pair-tasks'

/** A condition that says when its skills were written. */
export interface LoggedArm {
  readonly key: string
  readonly kind: ConditionKind
  readonly label: string
  readonly timing: Timing
  /** Who wrote the texts that it offers; empty: no text says. */
  readonly authors: readonly string[]
}

/** One configuration under each of these conditions, against none. */
export interface LoggedTimingRow {
  readonly configuration: string
  readonly harness: string | null
  readonly model: string | null
  readonly cells: readonly {
    readonly rate: number | null
    readonly without: number | null
    readonly gain: Gain
  }[]
}

export interface LoggedTiming {
  /** Label of what the gains are over; null: no such condition ran. */
  readonly baseline: string | null
  readonly arms: readonly LoggedArm[]
  readonly rows: readonly LoggedTimingRow[]
  /** Before against after, or what the comparison chose; null with only one of them. */
  readonly pair: TimingPair | null
}

export interface TimingPair {
  readonly before: string
  readonly after: string
  readonly beforeRate: number | null
  readonly afterRate: number | null
  readonly gain: Gain
  readonly tasks: TaskPairs
}

type AuthorsOf = (conditionId: number) => readonly string[]

const hasTrials = ({ condition, nTrials }: CellTable, index: number) =>
  condition.some((one, cell) => one === index && nTrials[cell]! > 0)

const timingOf = (kind: ConditionKind, label: string): Timing | null => {
  if (kind === 'generated_before') return 'before'
  if (kind !== 'generated_after') return null
  const said = readWritingArm(`after ${label}`)?.timing
  return said === undefined || said === 'before' ? 'after_any' : said
}

/** Conditions whose kind says when their skills were written, those from before first. */
export const timedConditions = (table: CellTable): number[] =>
  [...table.conditions.keys()].filter(
    (index) =>
      timingOf(table.conditions[index]!.kind, table.conditions[index]!.label) !== null &&
      hasTrials(table, index),
  )

/**
 * The comparison where a link chooses none: written before against written after; with one of the two
 * only, what it is without.
 */
export function timingContrast(open: ExperimentCells, question: ViewQuestion): ViewQuestion {
  const { table } = open
  const timed = timedConditions(table).map((index) => table.conditions[index]!)
  const before = timed.find(({ kind }) => kind === 'generated_before')
  const after = timed.find(({ kind }) => kind === 'generated_after')
  return {
    ...question,
    without: question.without ?? (after ? (before?.key ?? null) : null),
    with: question.with ?? after?.key ?? before?.key ?? null,
  }
}

/** Conditions by when their skills were written, for each configuration; null where none says. */
export function readLoggedTiming(
  open: ExperimentCells,
  question: ViewQuestion,
  authorsOf: AuthorsOf,
): LoggedTiming | null {
  const { table, experiment, contrast } = open
  const timed = timedConditions(table)
  if (timed.length === 0) return null
  const baseline = table.conditions.findIndex(
    ({ kind }, index) => kind === 'no_skills' && hasTrials(table, index),
  )
  const arms = timed.map((index) => {
    const { id, key, kind, label } = table.conditions[index]!
    return { key, kind, label, timing: timingOf(kind, label)!, authors: authorsOf(id) }
  })
  const compare = (with_: number, configuration: string) =>
    baseline < 0
      ? null
      : resolveContrast(
          table,
          {
            ...question,
            without: table.conditions[baseline]!.key,
            with: table.conditions[with_]!.key,
            configurations: [configuration],
          },
          null,
          experiment.plannedTasks,
        )
  return {
    baseline: baseline < 0 ? null : table.conditions[baseline]!.label,
    arms,
    rows: table.configurations.map(({ key, harness, model }) => ({
      ...{ configuration: key, harness, model },
      cells: timed.map((index) => cellOf(table, compare(index, key), question)),
    })),
    pair: contrast && timed.length > 0 ? pairOf(table, contrast, question) : null,
  }
}

function cellOf(table: CellTable, contrast: Contrast | null, question: ViewQuestion) {
  if (!contrast) return { rate: null, without: null, gain: NO_GAIN }
  const found = weighGain(table, contrast, measureTasks(table, contrast), question)
  return { rate: found.with, without: found.without, gain: found.gain }
}

function pairOf(table: CellTable, contrast: Contrast, question: ViewQuestion): TimingPair {
  const found = weighGain(table, contrast, measureTasks(table, contrast), question)
  return {
    before: table.conditions[contrast.without]!.label,
    after: table.conditions[contrast.with]!.label,
    ...{ beforeRate: found.without, afterRate: found.with, gain: found.gain },
    tasks: describeTaskPairs(table, contrast),
  }
}
