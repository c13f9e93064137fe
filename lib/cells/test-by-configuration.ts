import { chooseTaskTest, type TaskTestResult } from '@/lib/stats/pick-task-method'
import { fdrDiscrete } from '@/lib/stats/fdr-discrete'
import { signOf } from '@/lib/stats/numeric-rules'
import type { CellTable } from './cell-table'
import { armCell, pairedCells } from './compare-tasks'
import type { Contrast } from './contrast'

/** One configuration of one task, tested alone. */
export interface ConfigurationTest extends Pick<
  TaskTestResult,
  'test' | 'reason' | 'p' | 'pLess' | 'pHarm' | 'chanceNegative'
> {
  readonly key: string
  readonly harness: string | null
  readonly model: string | null
  readonly effort: string | null
  readonly without: number
  readonly with: number
  readonly nWithout: number
  readonly nWith: number
  readonly delta: number
  /** p corrected for the configurations of this task. */
  readonly q: number | null
  /** No outcome could have reached the corrected level: q is 1. */
  readonly isSetAside: boolean
}

/** Each shown configuration of a task on its own trials, the largest drop first. */
export function testConfigurations(
  table: CellTable,
  contrast: Contrast,
  task: number,
): ConfigurationTest[] {
  const columns = table.byPolicy[contrast.policy]
  const rows = pairedCells(table, contrast, task).map((pair) => {
    const arm = (cell: number) => armCell(table, contrast, cell)
    const { test, reason, p, pLess, pHarm, chanceNegative, attainableP } = chooseTaskTest({
      strata: [{ with: arm(pair.with), without: arm(pair.without) }],
    })
    const { key, harness, model, effort } = table.configurations[pair.configuration]!
    const without = columns.sum[pair.without]! / columns.n[pair.without]!
    const with_ = columns.sum[pair.with]! / columns.n[pair.with]!
    return {
      ...{ key, harness, model, effort, test, reason, p, pLess, pHarm, without, attainableP },
      ...{ chanceNegative, with: with_ },
      nWithout: columns.n[pair.without]!,
      nWith: columns.n[pair.with]!,
      delta: with_ - without,
    }
  })
  const { q, isSetAside } = fdrDiscrete({
    p: rows.map((row) => row.p),
    least: rows.map((row) => row.attainableP),
  })
  return rows
    .map(({ attainableP: _least, ...row }, index) => ({
      ...row,
      q: q[index]!,
      isSetAside: isSetAside[index]!,
    }))
    .sort((a, b) => signOf(a.delta - b.delta) || (a.key < b.key ? -1 : 1))
}
