import { expect, test } from 'vitest'
import type { VerifierCheck } from '@/lib/domain/new-trial'
import { findCheckFlips } from './find-check-flips'

const trial = (condition: string, checks: Readonly<Record<string, VerifierCheck['status']>>) => ({
  condition,
  checks: Object.entries(checks).map(([name, status]) => {
    return { name, status, durationMs: null, message: null }
  }),
})

test('a check that one arm alone ran is listed where it failed there, after those that flip', () => {
  const trials = [
    trial('none', { sums: 'failed', stamps: 'failed', starts: 'passed' }),
    trial('skills', { sums: 'passed' }),
  ]
  const { checks } = findCheckFlips(trials, 'none', 'skills')
  expect(checks.map(({ name, difference }) => [name, difference])).toEqual([
    ['sums', 1],
    ['stamps', null],
  ])
  expect(checks[1]).toMatchObject({ without: { nPassed: 0, nTrials: 1 }, with: { nTrials: 0 } })
})

test('trials that kept their checks are counted by arm: none is another cause than no flip', () => {
  const trials = [trial('none', { sums: 'passed' }), trial('none', {}), trial('skills', {})]
  expect(findCheckFlips(trials, 'none', 'skills')).toEqual({ checks: [], nWithout: 1, nWith: 0 })
})
