import { expect, test } from 'vitest'
import { isNamed, paletteGroups } from './palette-groups'

const nothing = { items: [], total: 0 }
const FOUND = {
  ...{ experiments: nothing, tasks: nothing, skills: nothing, models: nothing },
  ...{ conditions: nothing, trials: nothing, docs: nothing, saved: nothing },
}

test('a text that nothing is called is still sought in trajectories, here first, then everywhere', () => {
  const groups = paletteGroups('no such file', '/experiments/demo/tasks', [], [], FOUND)
  expect(isNamed(groups)).toBe(false)
  expect(groups.flatMap(({ items }) => items.map(({ href }) => href))).toEqual([
    '/search?q=no+such+file&experiment=demo',
    '/search?q=no+such+file',
  ])
})

test('it comes after what has a name, and not before names were looked for', () => {
  const named = paletteGroups('harms', '/experiments/demo', [], [], FOUND)
  expect(named.map(({ name }) => name)).toEqual(['Views', 'Text of trajectories'])
  expect(paletteGroups('harms', '/', [], [], null)).toEqual([])
})
