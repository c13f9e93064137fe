import type { EvolutionEvent } from '@/lib/domain/evolution-event'
import { ucb1 } from '@/lib/stats/ucb1'
import { numberIn, textIn } from './json-fields'

/** The weight of what was seldom tried, where a log names none. */
export const DEFAULT_C = 1.4

/** One node of a search, as its log has it and as it is computed again. */
export interface SearchNode {
  readonly name: string
  readonly skill: string | null
  /** Steps below the root. */
  readonly depth: number
  /** Place in the order of expansion. */
  readonly order: number | null
  readonly visits: number | null
  readonly mean: number | null
  readonly explore: number | null
  /** Computed from visits and mean. */
  readonly ucb: number | null
  readonly logged: number | null
  /** Null where one of the two is unknown. */
  readonly isSame: boolean | null
}

export interface SearchTree {
  readonly name: string
  readonly c: number
  /** Whether the log names C, or it is the default. */
  readonly isCLogged: boolean
  /** Below their parents, in the order of expansion. */
  readonly nodes: readonly SearchNode[]
  readonly nCompared: number
  readonly nDiffering: number
}

/** Printed values have few decimals: this is no difference. */
const TOLERANCE = 5e-4

/** Searches over texts, each node with UCB1 computed from its visits and mean beside the logged one. */
export function readSearchTrees(events: readonly EvolutionEvent[]): SearchTree[] {
  const searches = new Map<string, EvolutionEvent[]>()
  for (const event of events) {
    const search = event.kind === 'search_node' ? textIn(event.body, 'search') : null
    if (search !== null) searches.set(search, [...(searches.get(search) ?? []), event])
  }
  return [...searches].map(([name, own]) => treeOf(name, own))
}

function treeOf(name: string, events: readonly EvolutionEvent[]): SearchTree {
  const inOrder = [...events].sort((a, b) => (a.round ?? Infinity) - (b.round ?? Infinity))
  const byName = new Map(inOrder.map((event) => [textIn(event.body, 'node')!, event]))
  const childrenOf = new Map<string | null, EvolutionEvent[]>()
  for (const event of byName.values()) {
    const parent = textIn(event.body, 'parent')
    // A parent that the log does not have leaves its children at the top.
    const at = parent !== null && byName.has(parent) ? parent : null
    childrenOf.set(at, [...(childrenOf.get(at) ?? []), event])
  }
  const logged = inOrder.map(({ body }) => numberIn(body, 'c')).find((c) => c !== null)
  const c = logged ?? DEFAULT_C
  const nodes: SearchNode[] = []
  // Not recursive: a chain may be as deep as a log likes. What is in a circle hangs from no top.
  const open = (childrenOf.get(null) ?? []).map((event) => ({ event, depth: 0 })).reverse()
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { event, depth } = next
    const parent = byName.get(textIn(event.body, 'parent') ?? '')
    nodes.push(nodeOf(event, depth, parent ? numberIn(parent.body, 'visits') : null, c))
    const children = childrenOf.get(textIn(event.body, 'node')) ?? []
    open.push(...children.map((child) => ({ event: child, depth: depth + 1 })).reverse())
  }
  const compared = nodes.filter(({ isSame }) => isSame !== null)
  return {
    ...{ name, c, isCLogged: logged !== undefined, nodes, nCompared: compared.length },
    nDiffering: compared.filter(({ isSame }) => !isSame).length,
  }
}

function nodeOf(
  { body, skill, round }: EvolutionEvent,
  depth: number,
  parentVisits: number | null,
  c: number,
): SearchNode {
  const [visits, mean] = [numberIn(body, 'visits'), numberIn(body, 'mean')]
  const found = visits === null ? null : ucb1({ mean, visits, parentVisits, c })
  const logged = numberIn(body, 'ucb')
  return {
    ...{ name: textIn(body, 'node')!, skill, depth, order: round, visits, mean, logged },
    ...{ explore: found?.explore ?? null, ucb: found?.value ?? null },
    isSame: found === null || logged === null ? null : Math.abs(found.value - logged) <= TOLERANCE,
  }
}
