import type { Db } from '@/db/open-database'
import type { Contrast } from '@/lib/cells/contrast'
import type { PlacedUse } from '@/lib/cells/use-change-by'
import type { Use } from '@/lib/domain/trial-measure'
import type { OpenCells } from './open-cells'

// One JSON value a measure: reading a row a cell costs ten times as much on this driver.
const MEANS = `
  select json_group_array(json_array(task_id, configuration_id, condition_id, sum / n_positive,
    n_positive)) as means
  from cell_measure where experiment_id = ? and measure = ? and n_positive > 0
    and condition_id in (?, ?)`

type PackedMean = [task: number, configuration: number, condition: number, mean: number, n: number]

const placesOf = (rows: readonly { readonly id: number }[]) =>
  new Map(rows.map(({ id }, index) => [id, index]))

/** What the cells of both arms used, in the shown configurations; none where no log knows it. */
export async function listUsedCells(
  db: Db,
  { experiment, table }: OpenCells,
  contrast: Contrast,
  measure: Use,
): Promise<PlacedUse[]> {
  const without = table.conditions[contrast.without]!.id
  const with_ = table.conditions[contrast.with]!.id
  const args = [experiment.id, measure, without, with_]
  const { rows } = await db.$client.execute({ sql: MEANS, args })
  // The statement above makes the shape.
  const means = JSON.parse(String(rows[0]!.means)) as PackedMean[]
  const tasks = placesOf(table.tasks)
  const configurations = placesOf(table.configurations)
  const shown = new Set(contrast.configurations)
  // Filled in place, without spreading: there may be hundreds of thousands of cells.
  const cells: PlacedUse[] = []
  for (const [taskId, configurationId, condition, value, n] of means) {
    const taskAt = tasks.get(taskId)
    const configurationAt = configurations.get(configurationId)
    if (taskAt === undefined || configurationAt === undefined || !shown.has(configurationAt))
      continue
    const arm = condition === with_ ? 'with' : 'without'
    const task = String(taskAt)
    const configuration = String(configurationAt)
    const { family } = table.tasks[taskAt]!
    cells.push({ task, configuration, arm, value, n, taskAt, configurationAt, family })
  }
  return cells
}
