import { expect, test } from 'vitest'
import { parseRules, parseRulesText } from './parse-rules'

const path = (pattern: string) => ({ where: { path: pattern } })

test('a part of a path that is called like a field sets it', () => {
  expect(parseRules([path('runs/{condition}/{task}/*')])).toEqual([
    {
      where: { path: 'runs/{condition}/{task}/*' },
      set: { task: '{task}', condition: '{condition}' },
    },
  ])
})

test('what a rule sets may be put together of what its patterns found', () => {
  const rule = {
    where: { path: '{arm}/{n}.jsonl', model: 'gpt-*' },
    set: { condition: 'curated: {arm}', reward: 0, author: 'us' },
    replace: true,
  }
  expect(parseRules([rule])).toEqual([{ ...rule, set: { ...rule.set, reward: '0' } }])
})

test.each([
  [{}, 'Rules are a list'],
  [[{ where: { path: 'a' }, set: { task: 't' } }, 7], 'Rule 2: a rule is an object'],
  [
    [{ where: { file: 'a' }, set: { task: 't' } }],
    'Rule 1: “where” has no “file”. It may name: path',
  ],
  [[{ where: {}, set: { task: 't' } }], 'Rule 1: “where” is empty'],
  [[path('a/*')], 'Rule 1: it sets nothing'],
  [[{ ...path('a'), set: { task: '..' } }], 'Rule 1: set.task: “..” is no name of a task.'],
  [
    [{ ...path('a'), set: { condition: 'skils' } }],
    'Rule 1: set.condition: “skils” is no condition',
  ],
  [[{ ...path('a'), set: { condition: 'unknown' } }], 'Rule 1: set.condition: “unknown” is what'],
  [
    [{ ...path('a'), set: { reward: '1.5' } }],
    'Rule 1: set.reward: “1.5” is no number from 0 to 1',
  ],
  [[{ ...path('a'), set: { round: 'two' } }], 'Rule 1: set.round: “two” is no number of a round.'],
  [[{ ...path('a'), set: { task: '{n}' } }], 'Rule 1: set.task asks for {n}, which no pattern'],
  [[path('{task}/{task}')], 'Rule 1: “where” names {task} twice.'],
  [[{ ...path('a'), set: { task: 't' }, replace: 'yes' }], 'Rule 1: “replace” is true or false.'],
  [[{ ...path('a'), set: { task: 't' }, stop: true }], 'Rule 1: a rule has no “stop”'],
  [[path(`{task}${'*/'.repeat(12)}`)], 'Rule 1: where.path has more than 12 of'],
  [[path('a'.repeat(501))], 'Rule 1: where.path has more than 500 characters.'],
  [Array.from({ length: 201 }, () => path('{task}/*')), 'There are more than 200 rules.'],
])('a rule that cannot be used is named, with what is wrong: %j', (value, sentence) => {
  expect(parseRules(value)).toContain(sentence)
})

test('names that objects have of their own are no fields', () => {
  expect(parseRulesText('[{"where": {"__proto__": "a"}, "set": {"task": "t"}}]')).toContain(
    'Rule 1: “where” has no “__proto__”',
  )
  expect(parseRulesText('[{"where": {"path": "a"}, "set": {"constructor": "t"}}]')).toContain(
    'Rule 1: “set” has no “constructor”',
  )
})

test('what is no JSON says so', () => {
  expect(parseRulesText('[{')).toContain('not valid JSON')
})
