import { expect, test } from 'vitest'
import type { Activation } from '@/lib/analysis/measure/measure-activation'
import { usageActivation } from '@/lib/stats/usage-activation'
import { readGains, sayOfHeadline, sayShare } from './read-words'

const trial = (read: boolean | null, reward: number) => ({ read, reward })
const found: Activation = {
  ...usageActivation({
    tasks: [
      { task: 'a', shouldTrigger: null, with: [trial(true, 1), trial(false, 0)], without: [0] },
      { task: 'b', shouldTrigger: null, with: [trial(true, 1), trial(false, 1)], without: [0] },
      { task: 'c', shouldTrigger: null, with: [trial(null, 0), trial(false, 1)], without: [1] },
    ],
  }),
  ...{ byConfiguration: [], byDomain: [] },
}

test('each of the three gains has its interval and its tasks', () => {
  const [offered, read, unread] = readGains(found)
  expect([offered!.nTasks, read!.nTasks, unread!.nTasks]).toEqual([3, 2, 3])
  for (const { low, high } of [offered!, unread!]) expect(low! < high!).toBe(true)
})

test('how many runs read one is said beside the share, and what no trajectory tells', () => {
  expect(sayShare(found)).toBe(
    'A skill was read in 2 of 5 runs, 40.0 %. No trajectory tells of 1 more run: in the first row only.',
  )
})

test('a figure that is not the headline’s says why; an equal one says nothing', () => {
  expect(sayOfHeadline(found, found.itt)).toBeNull()
  expect(sayOfHeadline(found, 0.6)).toContain('The headline says +60.0 pp: it takes the mean')
})
