import { shareFamilies } from './gain-family'
import { mean, squaresAround, sum, zeroIfTiny } from './numeric-rules'

/** Differences (with − without) of the tasks of one domain. */
export interface DomainDeltas {
  readonly name: string
  readonly deltas: readonly number[]
  /** Family of each task; null: its own. */
  readonly families?: readonly (string | null)[]
}

/** How far gains spread within domains, and what that makes of the error of each domain's mean. */
export interface WithinDomains {
  /** Variance of a task's gain, or of the mean gain of a family; null without a degree of freedom. */
  readonly s2: number | null
  readonly df: number
  /** Variance of the mean of each domain, in the order given. */
  readonly v: readonly (number | null)[]
  /** Families of each domain; null where tasks stand for themselves. */
  readonly nFamilies: readonly number[] | null
}

/**
 * The spread within domains (none of them empty), pooled over all. Where two tasks of a domain name one
 * family, families within domains stand for tasks, as in a nested analysis of variance: each family's
 * mean lies around its domain's, weighted by its tasks. That is the same without families, and exact for
 * families of one size; a family that lies in several domains counts in each. Source: Searle, Casella &
 * McCulloch 1992.
 */
export function withinDomains(domains: readonly DomainDeltas[]): WithinDomains {
  const areShared = domains.some(({ families = [] }) => shareFamilies(families))
  return areShared ? overFamilies(domains) : overTasks(domains)
}

function overTasks(domains: readonly DomainDeltas[]): WithinDomains {
  const df = sum(domains.map(({ deltas }) => deltas.length - 1))
  const squares = sum(domains.map(({ deltas }) => squaresAround(deltas, mean(deltas)!)))
  const s2 = df > 0 ? zeroIfTiny(squares) / df : null
  const v = domains.map(({ deltas }) => (s2 === null ? null : s2 / deltas.length))
  return { s2, df, v, nFamilies: null }
}

function overFamilies(domains: readonly DomainDeltas[]): WithinDomains {
  const grouped = domains.map((domain) => ({ ...domain, groups: groupsOf(domain) }))
  const nFamilies = grouped.map(({ groups }) => groups.length)
  const df = sum(nFamilies) - domains.length
  const squares = grouped.map(({ deltas, groups }) => {
    const centre = mean(deltas)!
    return sum(groups.map((group) => group.length * (mean(group)! - centre) ** 2))
  })
  // Σ of (share of a family)²: one over the number of families where they are of one size.
  const shares = grouped.map(({ deltas, groups }) =>
    sum(groups.map((group) => (group.length / deltas.length) ** 2)),
  )
  const weight = sum(grouped.map(({ deltas }, i) => deltas.length * (1 - shares[i]!)))
  const s2 = df > 0 ? zeroIfTiny(sum(squares)) / weight : null
  return { s2, df, v: shares.map((share) => (s2 === null ? null : s2 * share)), nFamilies }
}

/** Gains of the tasks of each family; a task without one is its own. */
function groupsOf({ deltas, families = [] }: DomainDeltas): number[][] {
  const groups = new Map<string | number, number[]>()
  deltas.forEach((delta, i) => {
    const key = families[i] ?? i
    const group = groups.get(key)
    if (group) group.push(delta)
    else groups.set(key, [delta])
  })
  return [...groups.values()]
}
