import { expect, test } from 'vitest'
import { FAILURE_PATTERNS, failureIn } from './failure-patterns'

test.each(FAILURE_PATTERNS)('$failure: $example', ({ failure, pattern, example }) => {
  expect(example).toMatch(pattern)
  expect(failureIn(example)).toBe(failure)
})

test.each([
  ["You've hit your usage limit. Upgrade to Pro or try again at 3:05 PM.", 'quota'],
  ['Claude AI usage limit reached|1772449200', 'quota'],
  ['Opus weekly limit reached ∙ resets Oct 6, 1pm', 'quota'],
  ["You've hit your limit · resets 8am (Europe/London)", 'quota'],
  ['stream disconnected before completion: The model is currently at capacity', 'capacity'],
  [
    'stream disconnected before completion: Rate limit is exceeded. Try again in 11 s',
    'rate_limit',
  ],
  ['[API Error: Resource has been exhausted (e.g. check quota).]', 'rate_limit'],
  ['Failed to authenticate. API Error: 403 {"type":"forbidden"}', 'auth'],
  ['API Error: 502 upstream', 'network'],
])('other wordings of the same: %s', (text, failure) => {
  expect(failureIn(text)).toBe(failure)
})

test.each([
  'API Error: 400 prompt is too long: 213000 tokens > 200000 maximum',
  "API Error: Claude's response exceeded the 32000 output token maximum.",
  "You've hit your context window limit",
  'stream disconnected before completion: Your input exceeds the context window of this model',
  'error_max_turns',
  'No response requested.',
  '[Request interrupted by user]',
  'TypeError: x is undefined at line 402 of limits.py',
  'The rate limit of the queue is 429 jobs a minute',
])('the agent’s own end: %s', (text) => {
  expect(failureIn(text)).toBeNull()
})
