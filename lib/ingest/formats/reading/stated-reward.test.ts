import { expect, test } from 'vitest'
import { statedReward, type Rewards } from './stated-reward'

const found = (rewards: Rewards, wanted: string | null = null) => {
  const { key, reward } = statedReward(rewards, wanted)
  return `${key}: ${reward}`
}

test.each<[string, Rewards, string]>([
  ['reward wins over other scores', { style: 0.3, reward: 0.5 }, 'reward: 0.5'],
  ['reward may be a boolean', { reward: false, seconds: 4 }, 'reward: 0'],
  ['reward may be a number written as text', { reward: ' 0.25 ' }, 'reward: 0.25'],
  [
    'reward that is null is no reward, whatever stands beside it',
    { reward: null, lint: 1 },
    'reward: null',
  ],
  ['reward that is no number is no reward', { reward: 'high' }, 'reward: null'],
  ['a verdict says whether it was solved', { solved: true, share: 0.2 }, 'solved: 1'],
  [
    'a number under the name of a verdict is a score as any other',
    { passed: 3, total: 4 },
    'null: null',
  ],
  ['two verdicts say nothing', { passed: true, resolved: false }, 'null: null'],
  ['a score that is alone is the reward', { accuracy: 0.7 }, 'accuracy: 0.7'],
  ['of several scores none is', { accuracy: 0.7, recall: 0.9 }, 'null: null'],
  ['a score beside a text is not alone', { accuracy: 0.7, note: 'fine' }, 'null: null'],
  ['nothing gives nothing', {}, 'null: null'],
])('%s', (_, rewards, expected) => {
  expect(found(rewards)).toBe(expected)
})

test('a named score wins over reward; where a trial lacks it the rules go on', () => {
  expect(found({ reward: 0, recall: 0.9 }, 'recall')).toBe('recall: 0.9')
  expect(found({ reward: 0, accuracy: 1 }, 'recall')).toBe('reward: 0')
  expect(found({ accuracy: 1, speed: 0.5 }, 'recall')).toBe('null: null')
})

test('names that objects have anyway are names like others', () => {
  expect(found({ constructor: 1, toString: 0 }, 'hasOwnProperty')).toBe('null: null')
})
