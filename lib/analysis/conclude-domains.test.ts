import { expect, test } from 'vitest'
import { concludeDomains } from './conclude-domains'

const gain = {
  estimate: 0.5,
  low: null,
  high: null,
  nTasks: 1,
  nTrials: 2,
  method: 'none',
} as const
const one = (domain: string | null) =>
  concludeDomains({ domains: [{ domain, gain, isFew: true }], p: null, i2: null, trialNoise: null })

test('tasks that name no domain are not said to share one', () => {
  expect(one(null)).toBe('No compared task names a domain: there is nothing to compare.')
  expect(one('Finance')).toBe('The compared tasks are of one domain: there is nothing to compare.')
})
