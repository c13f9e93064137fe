import type { AmongConditions } from '@/lib/domain/gain'
import type { RoundCause, RoundChange, RoundGroup, RoundPoint } from '@/lib/domain/round'
import type { CellTable, TableCondition } from '@/lib/cells/cell-table'
import { measureTasks } from '@/lib/cells/compare-tasks'
import { lookedAt, resolveContrast, type Contrast } from '@/lib/cells/contrast'
import type { ViewQuestion } from '@/lib/cells/describe-contrast'
import { gainsByDomain } from '@/lib/cells/domain-gains'
import type { ExperimentCells } from '@/lib/cells/experiment-cells'
import { weighGain } from '@/lib/cells/weigh-gain'
import type { Gain } from '@/lib/domain/gain'
import { finish, mapping, type Parts } from '@/lib/domain/parts'
import { evoPage } from '@/lib/stats/evo-page'
import { mean } from '@/lib/stats/numeric-rules'
import { amongConditions } from '@/lib/cells/among-conditions'

/** Both rates of a comparison with the gain between them, over all tasks or in one domain. */
interface Reading {
  readonly without: number | null
  readonly gain: Gain
}

/** The readings of one comparison, overall (null) and by domain. */
type Readings = ReadonlyMap<string | null, Reading>

/** Whether the skills that two conditions offer are the same texts. */
export type CauseBetween = (from: TableCondition, to: TableCondition) => RoundCause

/** What the rounds of a group are called, and whether each domain is read too. */
export interface RoundsKind {
  readonly key: string
  readonly title: string
  readonly byDomain: boolean
}

const ROUNDS_KIND: RoundsKind = { key: 'logged', title: 'Gain by round', byDomain: true }

const POINTS = 100

/** Conditions that are a round and have trials, in their order. */
export const roundsOf = ({ conditions, condition }: CellTable): number[] => {
  const ran = new Set(condition)
  return [...conditions.keys()]
    .filter((index) => conditions[index]!.round !== null && ran.has(index))
    .sort((a, b) => conditions[a]!.round! - conditions[b]!.round! || a - b)
}

/**
 * Rounds of an experiment from logs: the gain of each over the baseline on the tasks that both have, and
 * each against the round before on the tasks that these two have. Null with fewer than two rounds, and
 * where no round shares a task with a result with the baseline.
 */
export function* roundsInParts(
  open: ExperimentCells,
  question: ViewQuestion,
  causeBetween: CauseBetween,
  { key, title, byDomain }: RoundsKind = ROUNDS_KIND,
): Parts<RoundGroup | null> {
  const { table } = open
  const rounds = roundsOf(table)
  if (rounds.length < 2) return null
  // Two conditions are known, so that there is a contrast; else the first round is what others are compared with.
  const base = open.contrast?.without ?? rounds[0]!
  const compare = (without: number, with_: number) =>
    compareAll(open, question, { without, with: with_, byDomain })
  const others = rounds.filter((round) => round !== base)
  const gains = yield* mapping(others, (round) => compare(base, round))
  const steps = yield* mapping(others, (round, index) =>
    index === 0 ? null : compare(others[index - 1]!, round),
  )
  const domains = new Set(gains.flatMap((readings) => [...readings.keys()]))
  domains.delete(null)
  // One domain is all tasks again.
  const names = [null, ...(domains.size > 1 ? domains : [])]
  if (!gains.some((readings) => (readings.get(null)?.gain.estimate ?? null) !== null)) return null
  const conditions = others.map((index) => table.conditions[index]!)
  const among = key === ROUNDS_KIND.key ? amongOf(open, question, base, others.at(-1)!) : null
  return {
    ...{ key, title, measure: null, source: null, isByEye: false },
    ...{ isBestSoFar: false, unit: 'points', digits: 1, readingError: null, notes: null },
    trend: trendOf(open, question, others),
    lastAmong: among,
    series: names.map((name) =>
      seriesOf(
        name ?? 'All tasks',
        conditions,
        gains.map((readings) => readings.get(name) ?? null),
        steps.map((readings) => readings?.get(name) ?? null),
        causeBetween,
      ),
    ),
  }
}

/** The correction of the last round among all conditions that were compared with the baseline. */
function amongOf(
  { experiment, table }: ExperimentCells,
  question: ViewQuestion,
  without: number,
  with_: number,
): AmongConditions | null {
  const keyOf = (index: number) => table.conditions[index]!.key
  const keys = { without: keyOf(without), with: keyOf(with_) }
  const contrast = resolveContrast(table, { ...question, ...keys }, null, experiment.plannedTasks)
  return contrast && amongConditions({ experiment, table }, contrast, question)
}

/** The same in one go. */
export const readLoggedRounds = (
  ...[open, question, causeBetween]: Parameters<typeof roundsInParts>
): RoundGroup | null => finish(roundsInParts(open, question, causeBetween))

function compareAll(
  { experiment, table }: ExperimentCells,
  question: ViewQuestion,
  sides: { readonly without: number; readonly with: number; readonly byDomain: boolean },
): Readings {
  const keyOf = (index: number) => table.conditions[index]!.key
  const keys = { without: keyOf(sides.without), with: keyOf(sides.with) }
  const contrast = resolveContrast(table, { ...question, ...keys }, null, experiment.plannedTasks)
  if (!contrast) return new Map()
  return new Map([
    [null, overall(table, contrast, question)],
    ...(sides.byDomain ? readDomains(table, contrast, question) : []),
  ])
}

function overall(table: CellTable, contrast: Contrast, question: ViewQuestion): Reading {
  return weighGain(table, contrast, measureTasks(table, contrast), question)
}

function readDomains(
  table: CellTable,
  contrast: Contrast,
  { uncertainty }: ViewQuestion,
): [string, Reading][] {
  const { domains } = gainsByDomain(table, contrast, measureTasks(table, contrast), uncertainty)
  return domains.flatMap((row): [string, Reading][] =>
    row.domain === null ? [] : [[row.domain, row]],
  )
}

/**
 * Page's test on the tasks that some configuration of the comparison ran in every round; a task's rates
 * are means over such.
 */
function trendOf(
  { table, contrast }: ExperimentCells,
  { policy }: ViewQuestion,
  rounds: readonly number[],
): RoundGroup['trend'] {
  const { n, sum } = table.byPolicy[policy]
  const shown = contrast ? lookedAt(table, contrast) : [...table.configurations.keys()]
  const scores = [...table.tasks.keys()].flatMap((task) => {
    const rows = shown.flatMap((configuration) => {
      const cells = rounds.map((round) => table.cellAt(task, configuration, round))
      return cells.every((cell) => cell >= 0 && n[cell]! > 0)
        ? [cells.map((cell) => sum[cell]! / n[cell]!)]
        : []
    })
    if (rows.length === 0) return []
    return [rounds.map((_, round) => mean(rows.map((row) => row[round]!))!)]
  })
  const { p } = evoPage({ scores })
  return p === null ? null : { p, nTasks: scores.length }
}

const inPoints = (value: number | null) => (value === null ? null : value * POINTS)

function seriesOf(
  name: string,
  conditions: readonly TableCondition[],
  gains: readonly (Reading | null)[],
  steps: readonly (Reading | null)[],
  causeBetween: CauseBetween,
) {
  const points = pointsOf(conditions, gains)
  const base = inPoints(gains.at(-1)?.without ?? null)
  const last = points.at(-1)!.raw
  return {
    name,
    points,
    changes: changesOf(points, conditions, steps, causeBetween),
    growth:
      base === null || last === null
        ? null
        : {
            ...{ base, absolute: last, last: base + last, reported: null },
            relative: base > 0 ? (last / base) * 100 : null,
            nRounds: points.length,
          },
  }
}

function pointsOf(
  conditions: readonly TableCondition[],
  gains: readonly (Reading | null)[],
): RoundPoint[] {
  let best: number | null = null
  return conditions.map((condition, index) => {
    const gain = gains[index]?.gain
    const raw = inPoints(gain?.estimate ?? null)
    if (raw !== null && (best === null || raw > best)) best = raw
    return {
      ...{ round: condition.round!, label: condition.label, raw, best },
      ...{ low: inPoints(gain?.low ?? null), high: inPoints(gain?.high ?? null) },
      ...{ nTasks: gain?.nTasks ?? null, nTrials: gain?.nTrials ?? null },
    }
  })
}

function changesOf(
  points: readonly RoundPoint[],
  conditions: readonly TableCondition[],
  steps: readonly (Reading | null)[],
  causeBetween: CauseBetween,
): RoundChange[] {
  return points.map((point, index) => {
    const next = points[index + 1]
    const gain = steps[index + 1]?.gain
    return {
      after: point.round,
      cause: next ? causeBetween(conditions[index]!, conditions[index + 1]!) : 'unknown',
      isAccepted: null,
      rise: next && point.best !== null && next.best !== null ? next.best - point.best : null,
      step:
        gain && gain.estimate !== null
          ? {
              ...{ difference: gain.estimate * POINTS, nTasks: gain.nTasks },
              ...{ low: inPoints(gain.low), high: inPoints(gain.high) },
            }
          : null,
    }
  })
}
