import { signOf, sum } from './numeric-rules'

/** Trials and rate of one group (domain, difficulty) in both arms: 1 with skills, 0 without. */
export interface GroupRates {
  readonly name: string
  readonly n1: number
  /** Without trials any rate; null takes the other arm's, so that the group counts as mix only. */
  readonly r1: number | null
  readonly n0: number
  readonly r0: number | null
}

export interface TrapsKitagawa {
  /** Difference of the pooled rates = rate effect + mix effect. */
  readonly total: number | null
  readonly rateEffect: number | null
  /** What comes from running different tasks. */
  readonly mixEffect: number | null
  /** Every group moves one way and the total the other. */
  readonly simpsonReversal: boolean
}

/**
 * Splits a difference of pooled rates into better rates and another mix of groups. Null when an arm
 * has no trials. Source: Kitagawa 1955; Simpson 1951.
 */
export function trapsKitagawa({
  groups,
}: {
  readonly groups: readonly GroupRates[]
}): TrapsKitagawa {
  const total1 = sum(groups.map((group) => group.n1))
  const total0 = sum(groups.map((group) => group.n0))
  if (!(total1 > 0) || !(total0 > 0)) {
    return { total: null, rateEffect: null, mixEffect: null, simpsonReversal: false }
  }
  const parts = groups.map(({ n1, r1, n0, r0 }) => ({
    share1: n1 / total1,
    share0: n0 / total0,
    r1: r1 ?? r0 ?? 0,
    r0: r0 ?? r1 ?? 0,
  }))
  const total = sum(parts.map((g) => g.share1 * g.r1 - g.share0 * g.r0))
  const moves = parts.filter((g) => g.share1 > 0 && g.share0 > 0).map((g) => signOf(g.r1 - g.r0))
  const moved = moves[0] ?? 0
  return {
    total,
    rateEffect: sum(parts.map((g) => ((g.share1 + g.share0) / 2) * (g.r1 - g.r0))),
    mixEffect: sum(parts.map((g) => ((g.r1 + g.r0) / 2) * (g.share1 - g.share0))),
    simpsonReversal: moves.every((move) => move === moved) && moved * signOf(total) < 0,
  }
}
