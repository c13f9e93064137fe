import type { CellTable } from '@/lib/cells/cell-table'
import { measureTask, type TaskMeasure } from '@/lib/cells/compare-tasks'
import type { Contrast } from '@/lib/cells/contrast'
import { describeConditions } from '@/lib/cells/describe-contrast'
import { chooseOffer } from '@/lib/cells/offered-sizes'
import { weighGain } from '@/lib/cells/weigh-gain'
import type { HowToWeigh } from '@/lib/cells/weigh-pairs'
import { interactionAnova } from '@/lib/stats/interaction-anova'
import { interactionPermutation } from '@/lib/stats/interaction-permutation'
import { areEqual, mean } from '@/lib/stats/numeric-rules'
import { finishMap, signPOf, type EffectInput, type EffectMap, type RowTest } from './effect-map'

/** By what tasks are set apart. */
export const TASK_FACETS = ['domain', 'difficulty', 'category'] as const
export type TaskFacet = (typeof TASK_FACETS)[number]

/** Below so many common tasks the F test's normality is doubtful, and rows are shuffled instead. */
const FEW_TASKS = 10
/** More rows than anybody reads; the largest kinds stay. */
const MOST_FACETS = 40

const namesOf = (table: CellTable, facet: TaskFacet) => {
  const counts = new Map<string, number>()
  for (const task of table.tasks) {
    const name = task[facet]
    if (name !== null) counts.set(name, (counts.get(name) ?? 0) + 1)
  }
  return [...counts]
    .sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1))
    .slice(0, MOST_FACETS)
    .map(([name]) => name)
}

/** The facets by which tasks of this experiment differ. */
export const facetsOf = (table: CellTable): TaskFacet[] =>
  TASK_FACETS.filter((facet) => namesOf(table, facet).length > 1)

interface Row {
  readonly key: string
  readonly label: string
  readonly tokens: number | null
  readonly condition: number
  readonly tasks: readonly number[]
}

/** Tokens of skill text that a condition offers each task of which they are known. */
function knownTokens(table: CellTable, condition: number): number[] {
  const { id, kind } = table.conditions[condition]!
  // What no condition is named for are the curated skills: others wrote their own.
  const isTheirs = (of: number | null) => of === id || (of === null && kind === 'curated')
  return table.tasks.flatMap(({ offers }) => {
    const theirs = offers.filter(({ conditionId }) => isTheirs(conditionId))
    return chooseOffer(theirs, id)?.sizes.skillTokens ?? []
  })
}

/** Tokens of skill text a task, as a condition offers them: the mean of the tasks that know. */
const tokensOf = (table: CellTable, condition: number): number | null =>
  table.conditions[condition]!.kind === 'no_skills' ? 0 : mean(knownTokens(table, condition))

/** A mean of tokens that is not of all tasks. */
export interface TokenCoverage {
  readonly label: string
  readonly nTasks: number
  readonly of: number
}

/** Conditions whose tokens are known of some tasks only. */
export const partlyKnownTokens = (table: CellTable, contrast: Contrast): TokenCoverage[] =>
  otherConditions(table, contrast).flatMap((condition) => {
    const { kind, label } = table.conditions[condition]!
    const nTasks = kind === 'no_skills' ? 0 : knownTokens(table, condition).length
    const of = table.tasks.length
    return nTasks > 0 && nTasks < of ? [{ label, nTasks, of }] : []
  })

const contrastOf = (contrast: Contrast, condition: number, configuration: number): Contrast => ({
  ...contrast,
  with: condition,
  configurations: [configuration],
})

const NO_CELL: EffectInput = {
  ...{ baseline: null, rate: null, gain: null, low: null, high: null },
  ...{ se: null, nTasks: null, nTrials: null },
}

/** One condition on one configuration: its paired gain on its own common tasks. */
function cellOf(
  table: CellTable,
  contrast: Contrast,
  tasks: readonly TaskMeasure[],
  how: HowToWeigh,
): EffectInput {
  const found = weighGain(table, contrast, tasks, how)
  if (found.gain.estimate === null) return NO_CELL
  const { gain } = found
  return {
    ...{ baseline: found.without, rate: found.with, gain: gain.estimate },
    ...{ low: gain.low, high: gain.high, se: found.se },
    ...{ nTasks: gain.nTasks, nTrials: gain.nTrials },
    ...(gain.nFamilies === undefined ? {} : { nFamilies: gain.nFamilies }),
  }
}

/**
 * Do configurations gain alike? They share tasks, so that their gains are not independent: tasks by
 * configurations, on the tasks that all of them have.
 */
function testAlike(
  columns: readonly (readonly TaskMeasure[])[],
  cells: readonly EffectInput[],
): RowTest | null {
  const known = columns.filter((_, at) => cells[at]!.gain !== null)
  const [first] = known
  if (!first || known.length < 2) return null
  const common = [...first.keys()].filter((at) => known.every((tasks) => tasks[at]!.isCommon))
  const d = common.map((at) => known.map((tasks) => tasks[at]!.delta!))
  const shared = { nColumns: known.length, nTasks: common.length, signP: signPOf(cells) }
  const { f, df1, df2, pGg } = interactionAnova({ d })
  if (f === null || df1 === null || pGg === null) return null
  if (common.length >= FEW_TASKS)
    return { method: 'repeated_measures_f', statistic: f, df1, df2, p: pGg, ...shared }
  const { p } = interactionPermutation({ d })
  return p === null ? null : { method: 'permutation', statistic: f, df1, df2, p, ...shared }
}

function rowOf(
  table: CellTable,
  contrast: Contrast,
  configurations: readonly number[],
  how: HowToWeigh,
  { condition, tasks, ...row }: Row,
) {
  const contrasts = configurations.map((at) => contrastOf(contrast, condition, at))
  const columns = contrasts.map((of) => tasks.map((task) => measureTask(table, of, task)))
  const cells = contrasts.map((of, at) => cellOf(table, of, columns[at]!, how))
  return { ...row, cells, test: testAlike(columns, cells) }
}

/** Rates of the baseline by column, where every row has the same: rows may have tasks of their own. */
function sharedBaseline(rows: readonly { readonly cells: readonly EffectInput[] }[]) {
  const [first] = rows
  if (!first) return null
  const rates = first.cells.map((_, at) => rows.flatMap(({ cells }) => cells[at]!.baseline ?? []))
  const isOne = rates.every((of) => of.every((rate) => areEqual(rate, of[0]!)))
  return isOne ? rates.map(([rate]) => rate ?? null) : null
}

/** One map of these rows over the configurations that some row knows. */
function mapOf(
  table: CellTable,
  contrast: Contrast,
  how: HowToWeigh,
  { id, label, rows }: { id: string; label: string; rows: readonly Row[] },
): EffectMap | null {
  const all = [...table.configurations.keys()]
  const found = rows
    .map((row) => rowOf(table, contrast, all, how, row))
    .filter(({ cells }) => cells.some(({ gain }) => gain !== null))
  const used = all.filter((at) => found.some(({ cells }) => cells[at]!.gain !== null))
  if (found.length === 0) return null
  const shown = found.map((row) => ({ ...row, cells: used.map((at) => row.cells[at]!) }))
  return finishMap({
    ...{ id, label, rows: shown },
    baseline: table.conditions[contrast.without]!.label,
    baselineTokens: tokensOf(table, contrast.without),
    baselineRates: sharedBaseline(shown),
    columns: used.map((at) => {
      const { key, model, harness, effort } = table.configurations[at]!
      const note = [harness, effort].filter((part) => part !== null).join(', ')
      return { key, label: model ?? key, note: note || null, isMean: false }
    }),
    ...{ nPerCell: null, sources: [] },
  })
}

/** Conditions other than the baseline of which something is known, with trials. */
const otherConditions = (table: CellTable, contrast: Contrast) =>
  describeConditions(table).flatMap(({ kind, nTrials }, at) =>
    at !== contrast.without && kind !== 'unknown' && nTrials > 0 ? [at] : [],
  )

/**
 * Every condition against the baseline on every configuration; with a facet, one map a condition,
 * whose rows are the domains, difficulties or categories of the tasks.
 */
export function mapsOfCells(
  table: CellTable,
  contrast: Contrast,
  how: HowToWeigh,
  facet: TaskFacet | null,
): EffectMap[] {
  const conditions = otherConditions(table, contrast)
  const every = [...table.tasks.keys()]
  const labelOf = (condition: number) => table.conditions[condition]!.label
  if (facet === null) {
    const rows = conditions.map((condition) => ({
      ...{ key: table.conditions[condition]!.key, label: labelOf(condition), condition },
      ...{ tokens: tokensOf(table, condition), tasks: every },
    }))
    return [mapOf(table, contrast, how, { id: 'conditions', label: '', rows }) ?? []].flat()
  }
  const names = namesOf(table, facet)
  return conditions.flatMap((condition) => {
    const rows = names.map((name) => ({
      ...{ key: name, label: name, tokens: null, condition },
      tasks: every.filter((task) => table.tasks[task]![facet] === name),
    }))
    const { key } = table.conditions[condition]!
    return mapOf(table, contrast, how, { id: key, label: labelOf(condition), rows }) ?? []
  })
}
