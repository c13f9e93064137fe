import { expect, test } from 'vitest'
import type { Gain } from '@/lib/domain/gain'
import { barLegend, HOW_DOMAIN_INTERVAL, namedMeans } from './domain-words'

const gain: Gain = {
  ...{ estimate: 0.1, low: 0, high: 0.2 },
  ...{ nTasks: 3, nTrials: 9, method: 'paired_t' },
}
const means = { gainOverTasks: gain, gainOverDomains: { ...gain, estimate: 0.3 } }

test('only the mean that the weight makes the headline is called so', () => {
  const names = (weighting: 'tasks' | 'trials' | 'domains') =>
    namedMeans(means, weighting).map(({ name }) => name)
  expect(names('tasks')).toEqual(['mean over tasks (headline)', 'mean over domains'])
  expect(names('trials')).toEqual(['mean over tasks', 'mean over domains'])
  expect(names('domains')).toEqual(['mean over tasks', 'mean over domains (headline)'])
  expect(
    namedMeans(means, 'trials')
      .map(({ hint }) => hint)
      .join(),
  ).not.toContain('headline')
})

test('bars of a re-run are not said to come from the spread between tasks', () => {
  const named = [{ domain: 'Maths' }]
  expect(barLegend('rerun', named)).not.toContain('pooled over domains')
  expect(barLegend('new_tasks', named)).toMatch(/pooled over domains$/)
  expect(barLegend('new_tasks', [...named, { domain: null }])).toContain('of its own tasks')
  expect(HOW_DOMAIN_INTERVAL.rerun).toContain('normal, 95 %')
  expect(HOW_DOMAIN_INTERVAL.new_tasks).toContain('t with tasks − domains')
})
