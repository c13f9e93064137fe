import type { CellTable } from '@/lib/cells/cell-table'
import type { Arm } from '@/lib/cells/compare-arms'
import type { Contrast } from '@/lib/cells/contrast'
import type { ViewQuestion } from '@/lib/cells/describe-contrast'
import { standOf } from '@/lib/cells/list-model-pairs'
import type { ModelPairRow, ModelPairs } from '@/lib/cells/pairs-by-policy'

/** Which two arms a reader asked for; null: by the rule of `chooseArms`. */
export interface PairQuestion extends ViewQuestion {
  readonly first: string | null
  readonly firstCondition: string | null
  readonly second: string | null
  readonly secondCondition: string | null
  readonly margin: number
}

/** Why these two arms are shown: the reader chose one, or a rule did. */
export type PairReason = 'chosen' | 'best_pair' | 'none_behind' | 'lowest_against_highest'

/** The two arms to show, and their place among the pairs of the table. */
export interface ChosenPair {
  readonly first: Arm
  readonly second: Arm
  readonly reason: PairReason
  /** Its row of the table, and how many rows that has. */
  readonly row: ModelPairRow | null
  readonly nPairs: number
}

/**
 * The pair to show first. None whose first model was ahead without skills; one that was clearly
 * behind before one that was near; one that is known to be smaller, by parameters or by the reader,
 * before one that is only cheaper; then by evidence.
 */
function chooseLead(pairs: ModelPairs['pairs']): ModelPairs['pairs'][number] | undefined {
  const isSmaller = ({ basis }: (typeof pairs)[number]) =>
    basis === 'reader' || basis === 'parameters'
  const behind = pairs.filter((pair) => standOf(pair) === 'behind')
  const others = pairs.filter((pair) => standOf(pair) === 'near' || standOf(pair) === null)
  return behind.find(isSmaller) ?? behind[0] ?? others.find(isSmaller) ?? others[0]
}

/**
 * The two arms to show: what the link names; else the pair that leads; else the weakest configuration
 * with skills against the strongest without.
 */
export function chooseArms(
  table: CellTable,
  contrast: Contrast,
  question: PairQuestion,
  { pairs }: ModelPairs,
): ChosenPair | null {
  const find = (rows: readonly { key: string }[], key: string | null) => {
    const index = rows.findIndex((row) => row.key === key)
    return index < 0 ? null : index
  }
  const best = chooseLead(pairs)
  const ranked = rankByRate(table, contrast)
  if (ranked.length === 0) return null
  const usual = best
    ? {
        first: find(table.configurations, best.small)!,
        second: find(table.configurations, best.large)!,
      }
    : lowestAgainstHighest(table, contrast, ranked)
  const named = {
    first: find(table.configurations, question.first),
    second: find(table.configurations, question.second),
    firstCondition: find(table.conditions, question.firstCondition),
    secondCondition: find(table.conditions, question.secondCondition),
  }
  const whyNoLead = pairs.length > 0 ? 'none_behind' : 'lowest_against_highest'
  const isChosen = Object.values(named).some((index) => index !== null)
  const first: Arm = {
    configuration: named.first ?? usual.first,
    condition: named.firstCondition ?? contrast.with,
  }
  const second: Arm = {
    configuration: named.second ?? usual.second,
    condition: named.secondCondition ?? contrast.without,
  }
  const isOfTable = first.condition === contrast.with && second.condition === contrast.without
  const row = pairs.find(
    ({ small, large }) =>
      small === table.configurations[first.configuration]!.key &&
      large === table.configurations[second.configuration]!.key,
  )
  return {
    ...{ first, second, row: (isOfTable ? row : null) ?? null, nPairs: pairs.length },
    reason: isChosen ? 'chosen' : best ? 'best_pair' : whyNoLead,
  }
}

/** Configurations with data, lowest rate without skills first. */
function rankByRate(table: CellTable, contrast: Contrast): number[] {
  const { n, sum } = table.byPolicy[contrast.policy]
  const rates = table.configurations.map((_, configuration) => {
    const cells = [...table.tasks.keys()]
      .map((task) => table.cellAt(task, configuration, contrast.without))
      .filter((cell) => cell >= 0 && n[cell]! > 0)
    const total = cells.reduce((rate, cell) => rate + sum[cell]! / n[cell]!, 0)
    return cells.length === 0 ? null : total / cells.length
  })
  return [...rates.keys()]
    .filter((index) => rates[index] !== null)
    .sort((a, b) => rates[a]! - rates[b]! || a - b)
}

/** The lowest with skills and the highest without that have a task in common; where none have, the two ends. */
function lowestAgainstHighest(table: CellTable, contrast: Contrast, ranked: readonly number[]) {
  const { n } = table.byPolicy[contrast.policy]
  const counts = (task: number, configuration: number, condition: number) => {
    const cell = table.cellAt(task, configuration, condition)
    return cell >= 0 && n[cell]! > 0
  }
  const share = (first: number, second: number) =>
    table.tasks.some(
      (_, task) => counts(task, first, contrast.with) && counts(task, second, contrast.without),
    )
  for (const [place, first] of ranked.entries()) {
    const second = ranked.findLast((other, at) => at > place && share(first, other))
    if (second !== undefined) return { first, second }
  }
  return { first: ranked[0]!, second: ranked.at(-1)! }
}
