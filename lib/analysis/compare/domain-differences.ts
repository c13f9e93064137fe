import { intervalOfDifferences } from '@/lib/stats/gain-difference-of-experiments'
import { mean } from '@/lib/stats/numeric-rules'
import type { ComparedTask } from './compared-task'

/** How the gain differs between two experiments within one domain. */
export interface DomainDifference {
  readonly domain: string
  readonly nTasks: number
  /** Gains on the common tasks of the domain. */
  readonly left: number
  readonly right: number
  /** Right less left, with its interval over tasks, or over families where these are named; not corrected for looking at every domain. */
  readonly difference: number
  readonly low: number | null
  readonly high: number | null
}

const gainOf = ({ without, with: with_ }: { without: number; with: number }) => with_ - without

/** Domains of common tasks, the largest difference first. Tasks of no domain are in none. */
export function compareDomainsOf(tasks: readonly ComparedTask[]): DomainDifference[] {
  const domains = new Map<string, ComparedTask[]>()
  for (const task of tasks)
    if (task.domain !== null) domains.set(task.domain, [...(domains.get(task.domain) ?? []), task])
  return [...domains]
    .map(([domain, own]) => {
      const { lo, hi } = intervalOfDifferences(
        own.map((task) => task.difference),
        own.map((task) => task.family),
      )
      return {
        ...{ domain, nTasks: own.length },
        left: mean(own.map((task) => gainOf(task.left)))!,
        right: mean(own.map((task) => gainOf(task.right)))!,
        difference: mean(own.map((task) => task.difference))!,
        ...{ low: lo, high: hi },
      }
    })
    .sort((a, b) => b.difference - a.difference || (a.domain < b.domain ? -1 : 1))
}
