import type { Db } from '@/db/open-database'
import { openExperiment } from '@/lib/analysis/experiment/get-experiment'
import { listPrintedTables } from '@/lib/analysis/figure/list-printed-tables'
import { compareBehaviors, type BehaviorRow } from '@/lib/cells/compare-behaviors'
import type { CellTable } from '@/lib/cells/cell-table'
import type { Contrast } from '@/lib/cells/contrast'
import {
  describeFrame,
  type ConditionHead,
  type ExperimentFrame,
  type ViewQuestion,
} from '@/lib/cells/describe-contrast'
import { readPrintedBehaviors, type PrintedBehaviors } from '@/lib/cells/printed-behaviors'
import { summarizeTraces, type TraceRow } from '@/lib/cells/summarize-traces'
import { listExampleTrials, type ExampleTrial } from './list-example-trials'
import { loadBehaviors } from './load-behaviors'

/** Trials to look at, of one behaviour in one of the shown conditions. */
export interface ShownExample extends Omit<ExampleTrial, 'conditionId'> {
  /** Place of the condition among `arms`. */
  readonly arm: number
}

export interface BehaviorsView extends ExperimentFrame {
  /** The conditions whose trials are shown: the two that are compared, else all there are. */
  readonly arms: readonly ConditionHead[]
  /** Empty where no trial was looked through. */
  readonly rows: readonly BehaviorRow[]
  readonly nLooked: number
  /** Of those, the trials of the shown conditions and configurations. */
  readonly nShown: number
  readonly nByOthers: number
  readonly nNotLooked: number
  readonly examples: readonly ShownExample[]
  /** Of the shown trials those that mark their attempts by tags, by kind of task; the last row is all of them. */
  readonly traces: readonly TraceRow[]
  /** What a source prints of behaviours; null: nothing. */
  readonly printed: PrintedBehaviors | null
}

/** Conditions that are shown, by their place in the table. */
const shownArms = (table: CellTable, contrast: Contrast | null): number[] =>
  contrast ? [contrast.without, contrast.with] : [...table.conditions.keys()]

const familiesOf = (table: CellTable) => {
  const families = new Map(table.tasks.map(({ id, family }) => [id, family]))
  return (taskId: number) => families.get(taskId) ?? null
}

/** What agents do in their trials beside passing or failing; null: no such experiment. */
export async function summarizeBehaviors(
  db: Db,
  slug: string,
  question: ViewQuestion,
): Promise<BehaviorsView | null> {
  // Behaviours are of all trials with steps: no rule for errors may choose the configurations either.
  const asked: ViewQuestion = { ...question, policy: 'headline', uncertainty: 'new_tasks' }
  const open = await openExperiment(db, slug, asked)
  if (!open) return null
  const { table, contrast, experiment } = open
  const [loaded, tables] = await Promise.all([
    loadBehaviors(db, experiment),
    listPrintedTables(db, experiment.id),
  ])
  const frame = describeFrame(open, asked)
  const places = shownArms(table, contrast)
  const ids = places.map((place) => table.conditions[place]!.id)
  const chosen =
    contrast && new Set(contrast.configurations.map((at) => table.configurations[at]!.id))
  const isShown = (one: { readonly configurationId: number; readonly conditionId: number }) =>
    ids.includes(one.conditionId) && (!chosen || chosen.has(one.configurationId))
  const shown = loaded.cells.filter(isShown)
  const cells = ids.map((id) => shown.filter(({ conditionId }) => conditionId === id))
  const examples = await listExampleTrials(db, experiment.id, loaded.examples.filter(isShown))
  return {
    ...frame,
    arms: places.flatMap((place) => {
      const { key } = table.conditions[place]!
      return frame.conditions.find((one) => one.key === key) ?? []
    }),
    rows: loaded.nLooked === 0 ? [] : compareBehaviors(cells, familiesOf(table)),
    nLooked: loaded.nLooked,
    nShown: shown.reduce((sum, { n }) => sum + n, 0),
    nByOthers: loaded.nByOthers,
    nNotLooked: loaded.nNotLooked,
    examples: examples.map(({ conditionId, ...one }) => ({
      ...one,
      arm: ids.indexOf(conditionId),
    })),
    traces: summarizeTraces(loaded.traces.filter(isShown), table.tasks),
    printed: readPrintedBehaviors(tables),
  }
}
