import type { Db } from '@/db/open-database'
import type { RewardHistogram } from '@/lib/domain/error-policy'
import { figureKeyOf, type Figure } from '@/lib/domain/published-figure'
import { PRINTED_USES, USES, type Use } from '@/lib/domain/trial-measure'
import type { CellTable } from '@/lib/cells/cell-table'
import type { Contrast } from '@/lib/cells/contrast'
import { sum } from '@/lib/stats/numeric-rules'
import { summarizeUse, type UseChange } from '@/lib/cells/use-change'
import { listFigures } from './list-figures'
import type { OpenCells } from './open-cells'
import type { ConfigurationUse, PlacedUse } from '@/lib/cells/use-change-by'
import { listUsedCells } from './used-cells'

const TIME_OUTS = `
  select task_id, configuration_id, condition_id, rewards from cell where experiment_id = ? and condition_id in (?, ?)
    and configuration_id in (select value from json_each(?)) and rewards like '%agent_timeout%'`

/** The change of every measure that the experiment knows, over the shown configurations. */
export async function compareUse(
  db: Db,
  open: OpenCells,
  contrast: Contrast,
): Promise<UseChange[]> {
  const { experiment, table } = open
  if (experiment.kind === 'published')
    return printedUse(table, contrast, await listFigures(db, experiment.id))
  const timedOut = await countTimeOuts(db, open, contrast)
  const found: UseChange[] = []
  for (const measure of USES) {
    const cells = await listUsedCells(db, open, contrast, measure)
    if (cells.length === 0) continue
    const change = summarizeUse(measure, 'tasks', cells)
    found.push({ ...change, ...countUnknown(table, contrast, cells), ...timedOut })
  }
  return found
}

/** Time-outs of each arm: runs whose use was cut off; of some cells only where `among` names them. */
export async function countTimeOuts(
  db: Db,
  { experiment, table }: OpenCells,
  contrast: Contrast,
  among?: readonly PlacedUse[],
) {
  const arms = {
    without: table.conditions[contrast.without]!.id,
    with: table.conditions[contrast.with]!.id,
  }
  const shown = contrast.configurations.map((index) => table.configurations[index]!.id)
  const args = [experiment.id, arms.without, arms.with, JSON.stringify(shown)]
  const { rows } = await db.$client.execute({ sql: TIME_OUTS, args })
  const placeOf = (task: unknown, configuration: unknown) =>
    `${Number(task)} ${Number(configuration)}`
  const places =
    among &&
    rows.length > 0 &&
    new Set(
      among.map(({ taskAt, configurationAt }) =>
        placeOf(table.tasks[taskAt]!.id, table.configurations[configurationAt]!.id),
      ),
    )
  const count = (condition: number) =>
    sum(
      rows
        .filter(
          (row) =>
            Number(row.condition_id) === condition &&
            (!places || places.has(placeOf(row.task_id, row.configuration_id))),
        )
        .flatMap((row) => {
          // Written as a histogram by the import, so that the shape is known.
          const { agent_timeout: bins = [] } = JSON.parse(String(row.rewards)) as RewardHistogram
          return bins.map(([, n]) => n)
        }),
    )
  return { nTimedOutWith: count(arms.with), nTimedOutWithout: count(arms.without) }
}

/** Runs of each arm that do not know what they used; of some cells only where `isAmong` says so. */
export function countUnknown(
  table: CellTable,
  contrast: Contrast,
  cells: readonly PlacedUse[],
  isAmong: (task: number, configuration: number) => boolean = () => true,
) {
  const known = { with: 0, without: 0 }
  for (const { arm, n } of cells) known[arm] += n
  return {
    nExcludedWith: countTrials(table, contrast, contrast.with, isAmong) - known.with,
    nExcludedWithout: countTrials(table, contrast, contrast.without, isAmong) - known.without,
  }
}

/** Live trials of an arm in the shown configurations, whatever the error policy. */
function countTrials(
  table: CellTable,
  contrast: Contrast,
  condition: number,
  isAmong: (task: number, configuration: number) => boolean,
): number {
  let trials = 0
  for (const configuration of contrast.configurations)
    for (let task = 0; task < table.tasks.length; task++) {
      const cell = table.cellAt(task, configuration, condition)
      if (cell >= 0 && isAmong(task, configuration)) trials += table.nTrials[cell]!
    }
  return trials
}

/** Where a source prints means of configurations only, those are what an interval can be over. */
const printedUse = (
  table: CellTable,
  contrast: Contrast,
  figures: readonly Figure[],
): UseChange[] =>
  USES.flatMap((measure) => {
    const cells = listPrintedCells(table, contrast, measure, figures)
    if (cells.length === 0) return []
    const none = { nExcludedWith: 0, nExcludedWithout: 0, nTimedOutWith: 0, nTimedOutWithout: 0 }
    return [{ ...summarizeUse(measure, 'configurations', cells), ...none }]
  })

/** What a source prints of configurations in both arms. */
export function listPrintedCells(
  table: CellTable,
  contrast: Contrast,
  measure: Use,
  figures: readonly Figure[],
): ConfigurationUse[] {
  const keys = {
    without: table.conditions[contrast.without]!.key,
    with: table.conditions[contrast.with]!.key,
  }
  return contrast.configurations.flatMap((index) =>
    (['without', 'with'] as const).flatMap((arm): ConfigurationUse[] => {
      const configuration = figureKeyOf(table.configurations[index]!)
      const value = figures.find(
        (one) =>
          one.scope === 'configuration' &&
          one.measure === PRINTED_USES[measure] &&
          one.key === configuration &&
          one.condition === keys[arm],
      )?.value
      if (value == null) return []
      return [{ task: configuration, configuration, arm, value, configurationAt: index }]
    }),
  )
}
