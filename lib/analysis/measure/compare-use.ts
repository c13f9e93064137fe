import type { Db } from '@/db/open-database'
import type { RewardHistogram } from '@/lib/domain/error-policy'
import { figureKeyOf, type Figure } from '@/lib/domain/published-figure'
import type { TrialMeasure } from '@/lib/domain/trial-measure'
import type { CellTable } from '@/lib/cells/cell-table'
import type { Contrast } from '@/lib/cells/contrast'
import { sum } from '@/lib/stats/numeric-rules'
import { measureLogRatio, type MeasuredTrial } from '@/lib/stats/measure-log-ratio'
import { measureRatioOfTotals } from '@/lib/stats/measure-ratio-of-totals'
import { listFigures } from './list-figures'
import type { OpenCells } from './open-cells'

/** What skills cost and save, in the order of the page. */
const USES = [
  ...(['tokens_total', 'cost_usd', 'duration_ms', 'steps', 'tool_calls', 'tool_errors'] as const),
] satisfies readonly TrialMeasure[]

export type Use = (typeof USES)[number]

/** How much more a typical task uses with skills, and how much larger the whole bill is. */
export interface UseChange {
  readonly measure: Use
  /** What an interval is over: tasks, or configurations where a source prints only their means. */
  readonly basis: 'tasks' | 'configurations'
  /** Tasks, or configurations. */
  readonly n: number
  /** Geometric mean over them of the ratio of arm means, as a relative change; 95 % limits. */
  readonly change: number | null
  readonly changeLow: number | null
  readonly changeHigh: number | null
  readonly p: number | null
  readonly nUp: number
  readonly nDown: number
  /** Mean use of a run in each arm, over what is compared. */
  readonly without: number | null
  readonly with: number | null
  /** With over without of the whole bill; its limits where there are thirty tasks. */
  readonly ratio: number | null
  readonly ratioLow: number | null
  readonly ratioHigh: number | null
  /** Runs that do not know it, or where it is 0: left out, never counted as 0. */
  readonly nExcludedWith: number
  readonly nExcludedWithout: number
  /** Runs that stopped at the time limit: their real use is larger. */
  readonly nTimedOutWith: number
  readonly nTimedOutWithout: number
}

// One JSON value a measure: reading a row a cell costs ten times as much on this driver.
const MEANS = `
  select json_group_array(json_array(task_id, configuration_id, condition_id, sum / n_positive,
    n_positive)) as means
  from cell_measure where experiment_id = ? and measure = ? and n_positive > 0
    and condition_id in (?, ?)`

const TIME_OUTS = `
  select condition_id, rewards from cell where experiment_id = ? and condition_id in (?, ?)
    and configuration_id in (select value from json_each(?)) and rewards like '%agent_timeout%'`

type PackedMean = [task: number, configuration: number, condition: number, mean: number, n: number]

interface Arms {
  readonly without: number
  readonly with: number
}

/** The change of every measure that the experiment knows, over the shown configurations. */
export async function compareUse(
  db: Db,
  open: OpenCells,
  contrast: Contrast,
): Promise<UseChange[]> {
  const { experiment, table } = open
  const arms = {
    without: table.conditions[contrast.without]!.id,
    with: table.conditions[contrast.with]!.id,
  }
  if (experiment.kind === 'published')
    return printedUse(table, contrast, await listFigures(db, experiment.id))
  const timedOut = await countTimeOuts(db, open, contrast, arms)
  const found: UseChange[] = []
  for (const measure of USES) {
    const args = [experiment.id, measure, arms.without, arms.with]
    const { rows } = await db.$client.execute({ sql: MEANS, args })
    // The statement above makes the shape.
    const means = JSON.parse(String(rows[0]!.means)) as PackedMean[]
    if (means.length > 0) found.push(changeOf(measure, table, contrast, means, arms, timedOut))
  }
  return found
}

/** Time-outs of each arm: runs whose use was cut off. */
async function countTimeOuts(
  db: Db,
  { experiment, table }: OpenCells,
  contrast: Contrast,
  arms: Arms,
) {
  const shown = contrast.configurations.map((index) => table.configurations[index]!.id)
  const args = [experiment.id, arms.without, arms.with, JSON.stringify(shown)]
  const { rows } = await db.$client.execute({ sql: TIME_OUTS, args })
  const count = (condition: number) =>
    sum(
      rows
        .filter((row) => Number(row.condition_id) === condition)
        .flatMap((row) => {
          // Written as a histogram by the import, so that the shape is known.
          const { agent_timeout: bins = [] } = JSON.parse(String(row.rewards)) as RewardHistogram
          return bins.map(([, n]) => n)
        }),
    )
  return { nTimedOutWith: count(arms.with), nTimedOutWithout: count(arms.without) }
}

function changeOf(
  measure: Use,
  table: CellTable,
  contrast: Contrast,
  means: readonly PackedMean[],
  arms: Arms,
  timedOut: Pick<UseChange, 'nTimedOutWith' | 'nTimedOutWithout'>,
): UseChange {
  const indexOf = new Map(table.configurations.map(({ id }, index) => [id, index]))
  const shown = new Set(contrast.configurations)
  // A mean of a cell stands for its runs: the ratio of arm means needs no single one.
  const cells = means
    .filter(([, configuration]) => shown.has(indexOf.get(configuration) ?? -1))
    .map(([task, configuration, condition, value, n]) => ({
      ...{ task: String(task), configuration: String(configuration), value, n },
      arm: condition === arms.with ? ('with' as const) : ('without' as const),
    }))
  const known = (arm: 'with' | 'without') =>
    sum(cells.filter((cell) => cell.arm === arm).map(({ n }) => n))
  return {
    ...summarizeCells(measure, 'tasks', cells),
    nExcludedWith: countTrials(table, contrast, contrast.with) - known('with'),
    nExcludedWithout: countTrials(table, contrast, contrast.without) - known('without'),
    ...timedOut,
  }
}

type Cell = Pick<MeasuredTrial, 'task' | 'configuration' | 'arm'> & { readonly value: number }

function summarizeCells(measure: Use, basis: UseChange['basis'], cells: readonly Cell[]) {
  const found = measureLogRatio({
    trials: cells.map((cell) => ({ ...cell, passed: false, timedOut: false })),
  })
  const totals = totalsOf(cells)
  const bill = measureRatioOfTotals({ tasks: totals })
  const perRun = (side: 'with' | 'without') =>
    totals.length === 0 ? null : sum(totals.map((one) => one[side])) / totals.length
  return {
    ...{ measure, basis, n: found.nTasks },
    ...{ change: found.change, changeLow: found.changeLo, changeHigh: found.changeHi, p: found.p },
    ...{ nUp: found.nUp, nDown: found.nDown, without: perRun('without'), with: perRun('with') },
    ratio: bill.ratio,
    ratioLow: bill.few ? null : bill.lo,
    ratioHigh: bill.few ? null : bill.hi,
  }
}

/** Per task the mean use of a run in both arms, over configurations that know both. */
function totalsOf(cells: readonly Cell[]): { with: number; without: number }[] {
  const pairs = new Map<string, Partial<Record<Cell['arm'], number>> & { task: string }>()
  for (const { task, configuration, arm, value } of cells) {
    const key = `${task} ${configuration}`
    pairs.set(key, { ...(pairs.get(key) ?? { task }), [arm]: value })
  }
  const byTask = new Map<string, { with: number; without: number; n: number }>()
  for (const { task, with: after, without: before } of pairs.values()) {
    if (after === undefined || before === undefined) continue
    const total = byTask.get(task) ?? { with: 0, without: 0, n: 0 }
    byTask.set(task, {
      ...{ with: total.with + after, without: total.without + before, n: total.n + 1 },
    })
  }
  return [...byTask.values()].map(({ n, ...total }) => {
    return { with: total.with / n, without: total.without / n }
  })
}

/** All live trials of an arm in the shown configurations, whatever the error policy. */
function countTrials(table: CellTable, contrast: Contrast, condition: number): number {
  let trials = 0
  for (const configuration of contrast.configurations)
    for (let task = 0; task < table.tasks.length; task++) {
      const cell = table.cellAt(task, configuration, condition)
      if (cell >= 0) trials += table.nTrials[cell]!
    }
  return trials
}

const PRINTED: Partial<Record<Use, string>> = {
  tokens_total: 'tokens_per_trial',
  cost_usd: 'cost_usd_per_trial',
}

/** Where a source prints means of configurations only, those are what an interval can be over. */
function printedUse(table: CellTable, contrast: Contrast, figures: readonly Figure[]): UseChange[] {
  const keys = {
    without: table.conditions[contrast.without]!.key,
    with: table.conditions[contrast.with]!.key,
  }
  return USES.flatMap((measure) => {
    const cells = contrast.configurations.flatMap((index) =>
      (['without', 'with'] as const).flatMap((arm): Cell[] => {
        const configuration = figureKeyOf(table.configurations[index]!)
        const value = figures.find(
          (one) =>
            one.scope === 'configuration' &&
            one.measure === PRINTED[measure] &&
            one.key === configuration &&
            one.condition === keys[arm],
        )?.value
        return value == null ? [] : [{ task: configuration, configuration, arm, value }]
      }),
    )
    if (cells.length === 0) return []
    const none = { nExcludedWith: 0, nExcludedWithout: 0, nTimedOutWith: 0, nTimedOutWithout: 0 }
    return [{ ...summarizeCells(measure, 'configurations', cells), ...none }]
  })
}
