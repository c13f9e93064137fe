import { expect, test } from 'vitest'
import { alignSteps } from './align-steps'
import { firstDifferingWrites } from './first-writes'
import { actionsOf } from './row-actions'
import { stepAction } from './step-action'
import { stepsFromText } from './testing'

function firstOf(left: string, right: string) {
  const [one, two] = [left, right].map((text) => stepsFromText(text).map(stepAction))
  return firstDifferingWrites(alignSteps(one!, two!), actionsOf(one!, two!))
}

test('the first write that differs is named on each side, by its step', () => {
  expect(
    firstOf(
      'user: go\nwrite a.py: 1\nwrite b.py: 2\n$ python b.py',
      'user: go\nwrite a.py: 1\n$ ls\n$ cat x.csv\nwrite b.py: 3\n$ python b.py',
    ),
  ).toEqual({ left: 3, right: 5 })
})

test('a side that writes nothing of its own has none, and another answer is no other write', () => {
  expect(
    firstOf('user: go\nwrite a.py: 1\n> ok', 'user: go\nwrite a.py: 1\n> done\n$ make'),
  ).toEqual({ left: null, right: null })
})
