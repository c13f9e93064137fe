import { expect, test } from 'vitest'
import { buildActionTree, deedsOf, findTreeParting, type Arm, type TreeNode } from './action-tree'
import { stepAction } from './step-action'
import { stepsFromText } from './testing'
import { treeLines } from './tree-lines'

const trial = (uid: string, arm: Arm, hasPassed: boolean | null, text: string) => ({
  uid,
  arm,
  hasPassed,
  actions: stepsFromText(text).map(stepAction),
})

const TRIALS = [
  trial('n1', 'without', false, 'user: go\n$ ls\nwrite a.py: 1\n$ python a.py'),
  trial('n2', 'without', true, 'think: so\nwrite a.py: 2\nwrite a.py: 3\n$ make'),
  trial('c1', 'with', true, '$ ls\nskill flood\nwrite a.py: 1\n$ python a.py'),
  trial('c2', 'with', null, 'skill flood\n$ make'),
]

/** A tree as lines: what was done, trials without and with, passed of those that know. */
function lines(node: TreeNode, depth = 0): string[] {
  const count = (arm: Arm) =>
    `${node.arms[arm].n}(${node.arms[arm].passed}/${node.arms[arm].known})`
  const name = node.phrase ? `${node.phrase.verb} ${node.phrase.code}` : 'start'
  return [
    `${'  '.repeat(depth)}${name} ${count('without')} ${count('with')}`,
    ...node.children.flatMap((child) => lines(child, depth + 1)),
  ]
}

test('deeds leave out words and looking around, and the same again', () => {
  const { actions } = trial('x', 'with', null, 'think: a\n$ ls\nwrite a: 1\nwrite a: 2\n$ make')
  expect(deedsOf(actions).map(({ phrase }) => phrase.verb)).toEqual(['writes', 'runs'])
})

test('trials share a branch as long as they do the same, and each branch counts both arms', () => {
  expect(lines(buildActionTree(TRIALS))).toEqual([
    'start 2(1/2) 2(1/1)',
    '  reads the skill flood 0(0/0) 2(1/1)',
    '    writes a.py 0(0/0) 1(1/1)',
    '      runs python a.py 0(0/0) 1(1/1)',
    '    runs make 0(0/0) 1(0/0)',
    '  writes a.py 2(1/2) 0(0/0)',
    '    runs python a.py 1(0/1) 0(0/0)',
    '    runs make 1(1/1) 0(0/0)',
  ])
})

test('the arms part where one takes a branch and the other does not', () => {
  const parting = findTreeParting(buildActionTree(TRIALS))!
  expect(parting).toMatchObject({
    depth: 1,
    share: { without: 0, with: 1 },
    took: { passed: 1, known: 1 },
    others: { passed: 1, known: 2 },
  })
  expect(parting.node.phrase!.code).toBe('flood')
})

test('arms that never part, and an arm alone, have no parting', () => {
  const same = '$ make\nwrite a: 1'
  expect(
    findTreeParting(
      buildActionTree([trial('a', 'without', true, same), trial('b', 'with', true, same)]),
    ),
  ).toBeNull()
  expect(findTreeParting(buildActionTree(TRIALS.slice(0, 2)))).toBeNull()
})

test('a trial that ends in the middle of a branch is counted as ended there', () => {
  const tree = buildActionTree([
    trial('a', 'without', true, '$ make'),
    trial('b', 'with', true, '$ make\nwrite a: 1'),
  ])
  expect(tree.children[0]!.ended).toEqual(['a'])
})

test('a branch that one trial goes alone is cut, counted, and whole when asked for', () => {
  const tree = buildActionTree([
    trial('a', 'without', true, '$ make\nwrite a: 1\n$ python a\nwrite b: 1'),
    trial('b', 'with', true, '$ make\nskill flood'),
  ])
  const read = (isWhole: boolean) =>
    treeLines(tree, isWhole).map(
      ({ node, depth, cutDeeds }) =>
        `${'  '.repeat(depth)}${node.phrase!.verb} ${node.phrase!.code} ${cutDeeds}`,
    )
  expect(read(false)).toEqual(['runs make 0', '  writes a 2', '  reads the skill flood 0'])
  expect(read(true)).toEqual([
    'runs make 0',
    '  writes a 0',
    '    runs python a 0',
    '      writes b 0',
    '  reads the skill flood 0',
  ])
})
