import type { TrialSum } from '@/lib/stats/gain-pooled'
import { gainOverDomains } from '@/lib/stats/gain-over-domains'
import type { PolicyColumns } from './cell-table'

// No lists on the way: these two run for every task under every way of counting.
export function rateOf(columns: PolicyColumns, cells: readonly number[]): number {
  let total = 0
  for (const cell of cells) total += columns.sum[cell]! / columns.n[cell]!
  return total / cells.length
}

export function totalOf(columns: PolicyColumns, cells: readonly number[]): TrialSum {
  const total = { n: 0, sum: 0 }
  for (const cell of cells) {
    total.n += columns.n[cell]!
    total.sum += columns.sum[cell]!
  }
  return total
}

export function byDomain<Task extends { readonly domain: string | null }>(tasks: readonly Task[]) {
  const groups = new Map<string | null, Task[]>()
  for (const task of tasks) {
    const group = groups.get(task.domain)
    if (group) group.push(task)
    else groups.set(task.domain, [task])
  }
  return [...groups.values()]
}

/** A mean over domains of what each task of a domain says. */
export const overDomains = <Task>(
  groups: readonly (readonly Task[])[],
  say: (task: Task) => number,
) => {
  const domains = groups.map((of, index) => ({ name: String(index), deltas: of.map(say) }))
  const { delta, se, df } = gainOverDomains({ domains })
  return { estimate: delta, se, df }
}
