import type { ErrorPolicy } from '@/lib/domain/error-policy'
import { trapsKitagawa, type TrapsKitagawa } from '@/lib/stats/traps-kitagawa'
import type { CellTable } from './cell-table'
import type { Arm } from './compare-arms'
import type { Contrast } from './contrast'

/** What one domain has of all trials of a side, and its rate there. */
export interface MixGroup {
  /** Null: tasks without a domain. */
  readonly domain: string | null
  readonly firstTrials: number
  readonly firstShare: number | null
  readonly firstRate: number | null
  readonly secondTrials: number
  readonly secondShare: number | null
  readonly secondRate: number | null
}

/**
 * The naive difference of two sides, each over everything it ran, split into other rates and another
 * mix of domains (spec 12.2). Paired differences have no mix: this says what pairing took away.
 */
export interface MixSplit extends TrapsKitagawa {
  readonly groups: readonly MixGroup[]
}

interface Totals {
  readonly n: number
  readonly sum: number
}

function totalsByDomain(table: CellTable, policy: ErrorPolicy, arms: readonly Arm[]) {
  const { n, sum } = table.byPolicy[policy]
  const totals = new Map<string | null, { n: number; sum: number }>()
  for (const [task, { domain }] of table.tasks.entries())
    for (const { configuration, condition } of arms) {
      const cell = table.cellAt(task, configuration, condition)
      if (cell < 0 || n[cell] === 0) continue
      const total = totals.get(domain) ?? { n: 0, sum: 0 }
      totals.set(domain, { n: total.n + n[cell]!, sum: total.sum + sum[cell]! })
    }
  return totals
}

const NOTHING: Totals = { n: 0, sum: 0 }
const share = (part: number, all: number) => (all === 0 ? null : part / all)

/** Splits the difference of two sides, each one or more arms; first minus second. */
export function splitMix(
  table: CellTable,
  policy: ErrorPolicy,
  sides: { readonly first: readonly Arm[]; readonly second: readonly Arm[] },
): MixSplit {
  const first = totalsByDomain(table, policy, sides.first)
  const second = totalsByDomain(table, policy, sides.second)
  const all = (side: ReadonlyMap<string | null, Totals>) =>
    [...side.values()].reduce((total, { n }) => total + n, 0)
  const [allFirst, allSecond] = [all(first), all(second)]
  const domains = [...new Set([...first.keys(), ...second.keys()])].sort((a, b) =>
    (a ?? '~') < (b ?? '~') ? -1 : 1,
  )
  const groups = domains.map((domain): MixGroup => {
    const [one, two] = [first.get(domain) ?? NOTHING, second.get(domain) ?? NOTHING]
    return {
      domain,
      ...{ firstTrials: one.n, firstShare: share(one.n, allFirst) },
      ...{ firstRate: share(one.sum, one.n) },
      ...{ secondTrials: two.n, secondShare: share(two.n, allSecond) },
      secondRate: share(two.sum, two.n),
    }
  })
  const split = trapsKitagawa({
    groups: groups.map((group) => ({
      name: group.domain ?? '',
      ...{ n1: group.firstTrials, r1: group.firstRate },
      ...{ n0: group.secondTrials, r0: group.secondRate },
    })),
  })
  return { ...split, groups }
}

/** The same of a contrast: all shown configurations with skills against without. */
export const splitContrastMix = (table: CellTable, contrast: Contrast): MixSplit => {
  const side = (condition: number) =>
    contrast.configurations.map((configuration) => ({ configuration, condition }))
  const sides = { first: side(contrast.with), second: side(contrast.without) }
  return splitMix(table, contrast.policy, sides)
}
