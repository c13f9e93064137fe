import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import type { EvolutionEvent } from '@/lib/domain/evolution-event'
import type { Json } from '@/lib/domain/json'
import { readSearchTrees } from './search-trees'

const FIXTURE = 'lib/ingest/formats/containers/search-tree/fixtures/search/roster-4b.jsonl'

const eventOf = (body: Record<string, Json>): EvolutionEvent => ({
  ...{ kind: 'search_node', key: `${body.search} ${body.node}`, skill: null, version: null },
  ...{ round: typeof body.order === 'number' ? body.order : null, at: null, body },
})

const logged = readFileSync(FIXTURE, 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line))
  .filter(({ node }) => node !== undefined)
  .map(eventOf)

test('UCB1 computed again with C = 1.4 is the logged value, but where the log says another', () => {
  const [tree] = readSearchTrees(logged)
  expect(tree).toMatchObject({ name: 'roster-4b', c: 1.4, isCLogged: true })
  expect(tree).toMatchObject({ nCompared: 4, nDiffering: 1 })
  expect(tree!.nodes.filter(({ isSame }) => isSame === false).map(({ name }) => name)).toEqual([
    'a2',
  ])
})

test('nodes stand below their parents in the order of expansion; a root and an unvisited node have no UCB', () => {
  const [tree] = readSearchTrees(logged)
  expect(tree!.nodes.map(({ name, depth, order }) => [name, depth, order])).toEqual([
    ...[
      ['root', 0, 0],
      ['a', 1, 1],
      ['a1', 2, 3],
      ['a2', 2, 4],
      ['b', 1, 2],
      ['c', 1, 5],
    ],
  ])
  for (const name of ['root', 'c'])
    expect(tree!.nodes.find((node) => node.name === name)!.ucb).toBeNull()
})

test('nodes in a circle hang from no top, and one whose parent is missing stands at the top', () => {
  const node = (name: string, parent: string) =>
    eventOf({ search: 's', node: name, parent, visits: 2, mean: 0.5, ucb: 0.9 })
  const [tree] = readSearchTrees([node('x', 'y'), node('y', 'x'), node('z', 'gone')])
  expect(tree!.nodes.map(({ name, isSame }) => [name, isSame])).toEqual([['z', null]])
})
