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
  expect(lossSentence({ without: lost(0), with: lost(0), p: 1 })).toBeNull()
  expect(lossSentence({ without: lost(0), with: lost(9), p: 0.001 })).toContain('more unequal')
  expect(lossSentence({ without: lost(1), with: lost(2), p: 0.6 })).toContain('no more unequal')
})

test('a verdict stands where no rule changes it; where one does, that is named', () => {
  const answer = (rule: 'as_counted' | 'completed_only', verdict: 'helps' | 'cannot_tell') => ({
    ...{ rule, verdict, gain: NO_GAIN },
  })
  const own = answer('as_counted', 'helps')
  expect(concludeGains([own])).toContain('stands')
  expect(concludeGains([own, answer('completed_only', 'helps')])).toContain('holds under all 2')
  expect(concludeGains([own, answer('completed_only', 'cannot_tell')])).toContain(
    'only trials that completed (can’t tell yet)',
  )
})
