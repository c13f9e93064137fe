import { posix } from 'node:path'
import { isTest, type Finding } from './finding'
import type { Room } from './allowed-arrows'
import type { SourceTree } from './source-tree'

/** Where a node leads to. */
type Graph = ReadonlyMap<string, ReadonlySet<string>>

/** Imports between files, type-only ones too; tests are at the end of every arrow. */
function fileGraph(tree: SourceTree): Graph {
  const files = [...tree].filter(([path]) => !isTest(path))
  return new Map(
    files.map(([path, { arrows }]) => [
      path,
      new Set(arrows.flatMap(({ target }) => target ?? [])),
    ]),
  )
}

/** The same between folders; a file that is a room of its own stands for itself. */
function folderGraph(files: Graph, rooms: readonly Room[]): Graph {
  const own = new Set(rooms.map(({ place }) => place))
  const nodeOf = (path: string) => (own.has(path) ? path : posix.dirname(path))
  const graph = new Map<string, Set<string>>()
  for (const [path, targets] of files) {
    const from = nodeOf(path)
    const reached = graph.get(from) ?? new Set()
    graph.set(from, reached)
    for (const target of targets) if (nodeOf(target) !== from) reached.add(nodeOf(target))
  }
  return graph
}

/** The shortest way from a node back to itself; null: there is none. */
function shortestCircle(graph: Graph, start: string): string[] | null {
  const ways: string[][] = [[start]]
  const seen = new Set<string>()
  for (const way of ways) {
    for (const next of graph.get(way.at(-1)!) ?? []) {
      if (next === start) return way
      if (seen.has(next)) continue
      seen.add(next)
      ways.push([...way, next])
    }
  }
  return null
}

/** Circles so that every node in one is named; each from its first node in order of names. */
function circlesOf(graph: Graph): string[][] {
  const named = new Set<string>()
  return [...graph.keys()].sort().flatMap((node) => {
    const circle = named.has(node) ? null : shortestCircle(graph, node)
    circle?.forEach((one) => named.add(one))
    return circle ? [circle] : []
  })
}

/** Files, and folders, that import each other, however many are in between. */
export function findCircles(tree: SourceTree, rooms: readonly Room[]): Finding[] {
  const files = fileGraph(tree)
  const circles = [...circlesOf(files), ...circlesOf(folderGraph(files, rooms))]
  return circles.map((circle) => {
    const key = [...circle, circle[0]].join(' → ')
    return { rule: 'circle', key, text: `${circle[0]}: a circle, ${key}` }
  })
}
