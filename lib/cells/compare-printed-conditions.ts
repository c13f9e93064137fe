import { mean } from '@/lib/stats/numeric-rules'
import type { Figure } from '@/lib/domain/published-figure'

/** Two conditions on the configurations for which the source prints both rates. */
export interface PrintedPair {
  readonly without: string
  readonly with: string
  readonly configurations: readonly string[]
  /** Means of the printed rates of these configurations. */
  readonly withoutRate: number
  readonly withRate: number
  readonly difference: number
  readonly nUp: number
  readonly nDown: number
  /** Mean over all configurations that print the first condition: not comparable with `withRate`. */
  readonly withoutOverAll: number
  readonly nConfigurationsOverAll: number
}

/**
 * Sets printed configuration rates side by side, each pair on the configurations that have both: a
 * condition that only some configurations ran must not be compared with the mean over all of them.
 * No interval: a source that prints no task cannot tell how tasks vary.
 */
export function comparePrintedConditions(figures: readonly Figure[]): PrintedPair[] {
  const rates = new Map<string, Map<string, number>>()
  for (const { scope, measure, condition, key, value } of figures) {
    if (scope !== 'configuration' || measure !== 'mean_reward') continue
    if (condition === null || value === null) continue
    rates.set(condition, (rates.get(condition) ?? new Map<string, number>()).set(key, value))
  }
  const conditions = [...rates.keys()]
  return conditions.flatMap((without, at) =>
    conditions.slice(at + 1).flatMap((with_) => pairOf(rates, without, with_) ?? []),
  )
}

function pairOf(
  rates: ReadonlyMap<string, ReadonlyMap<string, number>>,
  without: string,
  with_: string,
): PrintedPair | null {
  const [first, second] = [rates.get(without)!, rates.get(with_)!]
  const configurations = [...first.keys()].filter((key) => second.has(key))
  const withoutRate = mean(configurations.map((key) => first.get(key)!))
  const withRate = mean(configurations.map((key) => second.get(key)!))
  if (withoutRate === null || withRate === null) return null
  const differences = configurations.map((key) => second.get(key)! - first.get(key)!)
  return {
    ...{ without, with: with_, configurations, withoutRate, withRate },
    difference: withRate - withoutRate,
    nUp: differences.filter((difference) => difference > 1e-12).length,
    nDown: differences.filter((difference) => difference < -1e-12).length,
    withoutOverAll: mean([...first.values()])!,
    nConfigurationsOverAll: first.size,
  }
}
