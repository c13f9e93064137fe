import type { CellTable } from '@/lib/cells/cell-table'
import { compareTasksInParts } from '@/lib/cells/compare-tasks'
import type { Contrast } from '@/lib/cells/contrast'
import { runInParts } from '@/lib/analysis/run-in-parts'

/** Does the work of `compareTasks` in turns, so that other requests are answered meanwhile. */
export const prepareTasks = (table: CellTable, contrast: Contrast): Promise<void> =>
  runInParts(compareTasksInParts(table, contrast))
