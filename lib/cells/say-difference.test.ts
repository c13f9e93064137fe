import { expect, test } from 'vitest'
import { gainDifferenceOfExperiments } from '@/lib/stats/gain-difference-of-experiments'
import { sayDifference } from './say-difference'

const cells = (gains: readonly number[]) =>
  gains.map((d, task) => ({ task: `t${task}`, configuration: 'c', d }))

const say = (first: readonly number[], second: readonly number[]) =>
  sayDifference({
    left: 'night 1',
    right: 'night 2',
    nConfigurations: 1,
    found: gainDifferenceOfExperiments({ first: cells(first), second: cells(second) }),
    isSame: first.length > 0 && first.join() === second.join(),
  })

test('a difference is said with its direction, its interval and what both ran', () => {
  const spread = [0, 0.1, 0.2, 0.3, 0.1, 0.2, 0.25, 0.15]
  const more = spread.map((d, at) => d + 0.4 + at / 100)
  expect(say(spread, more)).toMatch(
    /^Skills gained 43\.5 points more in night 2 than in night 1, very likely between \+41\.\d and \+45\.\d, on the 8 tasks and 1 configuration both ran\.$/,
  )
  expect(say(more, spread)).toMatch(/^Skills gained 43\.5 points less in night 2 than in night 1/)
})

test('an interval around zero shows no difference', () => {
  expect(say([0, 0.5, 0, 0.5, 0.1, 0.7], [0.4, 0, 0.5, 0.1, 0.4, 0.3])).toMatch(
    /^No difference is shown between night 1 and night 2: .+ points, but anything between −.+ and \+.+ fits/,
  )
})

test('the same numbers, one task, or none are said as what they are', () => {
  expect(say([0.1, 0.2], [0.1, 0.2])).toContain('was one log imported twice?')
  expect(say([0.1], [0.3])).toContain('cannot be told from so few tasks')
  expect(say([], [0.3])).toMatch(/^Nothing that both ran/)
})
