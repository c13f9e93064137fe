import { expect, test } from 'vitest'
import { NO_GAIN } from '@/lib/cells/show-gain'
import { concludeGains, failureWords, findingWords, lossSentence } from './health-words'

test('a failure is named by who failed, whichever rule saw it', () => {
  expect(failureWords('ended_by_quota')).toBe('provider: credit or plan used up')
  expect(failureWords('rate_limit_message')).toBe('provider: too many requests')
  expect(failureWords('exception_in_verifier')).toBe('the verifier broke')
  expect(failureWords('some_later_rule')).toBe('some later rule')
})

test('an arm in which no log shows a skill may have had none, or a log that does not say', () => {
  const finding = { configuration: 'a', condition: 'curated', detail: null }
  const kind = 'no_trace_of_skills'
  expect(findingWords({ ...finding, kind, n: 3, of: 3 })).toContain('does this log not say')
  expect(findingWords({ ...finding, kind, n: 1, of: 3 })).toContain('1 of 3')
})

test('unequal losses are told with their test, none are not told', () => {
  const lost = (n: number) => ({ lost: n, trials: 20 })
  const say = (without: number, with_: number, p: number, isExact = true) =>
    lossSentence({ without: lost(without), with: lost(with_), p, isExact })
  expect(say(0, 0, 1)).toBeNull()
  expect(say(0, 9, 0.001)).toContain(': more unequal than chance makes it (exact, p = 0.001)')
  // That it is not shown is no proof of equal shares.
  expect(say(1, 7, 0.056)).toContain('not shown to be more unequal than chance makes it (exact,')
  expect(say(1, 2, 0.6, false)).toContain('(by the normal law, p = 0.600)')
})

test('a verdict stands where no rule changes it; where one does, that is named', () => {
  const answer = (rule: 'as_counted' | 'completed_only', verdict: 'helps' | 'cannot_tell') => ({
    ...{ rule, verdict, gain: NO_GAIN },
  })
  const own = answer('as_counted', 'helps')
  expect(concludeGains([own], true)).toContain('missing or doubtful: “helps” stands for new tasks')
  expect(concludeGains([own, answer('completed_only', 'helps')], true)).toContain(
    '“helps” for new tasks holds under all 2',
  )
  expect(concludeGains([own, answer('completed_only', 'cannot_tell')], true)).toContain(
    'only trials that completed (can’t tell yet)',
  )
  const other = concludeGains([own], false)
  expect(other).toContain('Nothing is left out or doubtful: “helps” stands for new tasks.')
  expect(other).toContain('Missing trials are judged for new tasks')
})
