import { expect, test } from 'vitest'
import { iterationName, iterationNumber, placeOf, readConfiguration } from './workspace-paths'

const shown = (path: string) => {
  const { root, iteration, task, configuration, run } = placeOf(path)
  return [root, iteration, task, configuration, run].map((part) => part ?? '-').join(' | ')
}

test.each([
  [
    'w/iteration-2/eval-0-greet/with_skill/run-3/grading.json',
    'w | iteration-2 | eval-0-greet | with_skill | 3',
  ],
  ['iteration-1/greet/old_skill/grading.json', ' | iteration-1 | greet | old_skill | -'],
  [
    'w/iteration-1/greet/with_skill/outputs/grading.json',
    'w | iteration-1 | greet | with_skill | -',
  ],
  ['w/iteration-4/eval-11-gates/grading.json', 'w | iteration-4 | eval-11-gates | - | -'],
  ['w/iteration-1/eval-0-greet/v2/grading.json', 'w | iteration-1 | eval-0-greet | v2 | -'],
  ['w/iteration-1/greet/baseline/grading.json', 'w | iteration-1 | greet | baseline | -'],
  [
    'w/iteration-4/claude_with_skill/eval-9-grading.json',
    'w | iteration-4 | eval-9 | claude_with_skill | -',
  ],
  [
    'w/iteration-2/greet/without_skill/without_skill/grading.json',
    'w | iteration-2 | greet | without_skill | -',
  ],
  [
    'results/with-skill/review/no-scope/with_skill/run-1/grading.json',
    'results/with-skill/review | - | no-scope | with_skill | 1',
  ],
  ['a/tier2/benchmark.json', 'a/tier2 | - | - | - | -'],
  ['a/with_skill/eval-1-grading.json', 'a | - | eval-1 | with_skill | -'],
])('%s', (path, place) => {
  expect(shown(path)).toBe(place)
})

test.each([
  ['with_skill', 'with_skill', null, null],
  ['without-skill', 'without_skill', null, null],
  ['claude_with_skill', 'with_skill', 'claude', null],
  ['gpt-5_without_skill', 'without_skill', 'gpt-5', null],
  ['v2_with_skill', 'with_skill', null, 'v2'],
  ['with_skill (v1.4 (iter6))', 'with_skill', null, 'v1.4 (iter6)'],
  ['baseline', 'baseline', null, null],
  ['my-own', 'my-own', null, null],
])('the configuration %s', (text, name, model, version) => {
  expect(readConfiguration(text)).toEqual({ text, name, model, version })
})

test('an iteration has a number, or a name', () => {
  const folders = ['iteration-7', 'iteration-7-rerun', 'iteration-master', 'iteration_2']
  expect(folders.map(iterationNumber)).toEqual([7, 7, null, 2])
  expect(folders.map(iterationName)).toEqual([null, null, 'master', null])
})
