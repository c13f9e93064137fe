import { expect, test } from 'vitest'
import type { Strip } from '@/lib/analysis/experiment/count-ways'
import { sayAlikeWays, sayOtherWays, sayWays } from './ways-words'

const strip = (counts: Partial<Strip['counts']>, low: number, high: number): Strip => {
  const all = { helps: 0, hurts: 0, noSizeableEffect: 0, cannotTell: 0, none: 0, ...counts }
  const n = Object.values(all).reduce((sum, count) => sum + count, 0)
  return {
    ...{ ways: [], counts: all, n, minEstimate: low, maxEstimate: high },
    ...{ signChanges: low < 0 && high > 0, sameAsFirst: n },
  }
}

test('the ways of counting say what most of them say, then the rest and the range', () => {
  const most = strip({ helps: 14, cannotTell: 4 }, 0.044, 0.218)
  expect(sayWays(most)).toBe('14 of 18 ways of counting say “helps”.')
  expect(sayOtherWays(most)).toBe(
    '4 “cannot tell”; none says hurts; the gain lies between +4.4 and +21.8 pp.',
  )
  expect(sayOtherWays(strip({ helps: 6 }, 0.166, 0.17))).toBe(
    'None says hurts; the gain lies between +16.6 and +17.0 pp.',
  )
  expect(sayOtherWays(strip({ helps: 6 }, 0.5, 0.5))).toBe(
    'None says hurts; the gain is +50.0 pp in all.',
  )
  expect(sayWays(strip({}, 0, 0))).toBe('No way of counting gives a gain.')
  const open = strip({ cannotTell: 5, hurts: 1 }, -0.03, 0.02)
  expect(sayWays(open)).toBe('5 of 6 ways of counting say “cannot tell”.')
  expect(sayOtherWays(open)).toContain('Its sign hangs on how one counts.')
})

test('where one switch alone divides the verdicts, it is named: it is no toss of a coin', () => {
  const way = (
    uncertainty: 'new_tasks' | 'rerun',
    weighting: 'tasks' | 'trials',
    verdict: 'helps' | 'cannot_tell',
  ): Strip['ways'][number] => ({
    ...{ configurations: 'default', policy: 'headline', uncertainty, weighting, verdict },
    ...{ estimate: 0.1, lo: 0, hi: 0.3, keys: null, isShown: false },
  })
  const say = (...ways: Strip['ways']) =>
    sayWays({ ...strip({ helps: 2, cannotTell: 2 }, 0.1, 0.2), ways })
  const two = [way('rerun', 'tasks', 'helps'), way('rerun', 'trials', 'helps')]
  expect(
    say(
      ...two,
      way('new_tasks', 'tasks', 'cannot_tell'),
      way('new_tasks', 'trials', 'cannot_tell'),
    ),
  ).toBe(
    'Of 4 ways of counting all 2 for new tasks “can’t tell yet”, all 2 for these same tasks “helps”.',
  )
  expect(
    say(...two, way('new_tasks', 'tasks', 'helps'), way('new_tasks', 'trials', 'cannot_tell')),
  ).toBe('2 of 4 ways of counting say “helps”.')
})

test('ways that give the numbers of another are said, since they are counted as ways', () => {
  const way = (policy: 'headline' | 'fail', estimate: number): Strip['ways'][number] => ({
    ...{ configurations: 'default', policy, uncertainty: 'new_tasks', weighting: 'tasks' },
    ...{ estimate, lo: 0, hi: 0.3, verdict: 'cannot_tell', keys: null, isShown: false },
  })
  const all = strip({ cannotTell: 2 }, 0.1, 0.1)
  const say = (...ways: Strip['ways']) => sayAlikeWays({ ...all, ways })
  expect(say(way('headline', 0.1), way('fail', 0.1))).toMatch(/^1 of them gives the same numbers/)
  expect(say(way('headline', 0.1), way('fail', 0.2))).toBeNull()
})
