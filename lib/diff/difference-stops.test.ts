import { expect, test } from 'vitest'
import { alignSteps } from './align-steps'
import { differenceStops } from './difference-stops'
import { rowId } from './diff-row'
import { findDivergence } from './find-divergence'
import { stepAction } from './step-action'
import { stepsFromText } from './testing'

/** The rows at which one stops, by their ids. */
function stopsOf(one: string, two: string): string[] {
  const [left, right] = [one, two].map((text) => stepsFromText(text).map(stepAction))
  const rows = alignSteps(left!, right!)
  const parting = findDivergence(rows, left!, right!).row
  return differenceStops(rows, left!, right!, parting).map((at) => rowId(rows[at]!))
}

test('two that are the same have no stop', () => {
  const same = 'user: go\n$ python a.py\nwrite b.txt: x'
  expect(stopsOf(same, same)).toEqual([])
})

test('each stretch of differences is a stop', () => {
  const ends = (mode: string) =>
    `user: go\n$ ls\n$ python a.py --${mode}\n$ cat x\n$ cat y\n$ python b.py --${mode}`
  expect(stopsOf(ends('left'), ends('right'))).toEqual(['l3r3', 'l6r6'])
})

const RUNS = '$ python one.py\n$ python two.py\n$ python three.py\n$ python four.py'

test('where all differs, one stops where a side turns to something else', () => {
  const left = `user: go\n${RUNS}\nwrite report.md: x\n$ python five.py\n$ python six.py`
  const right = 'user: go'
  // Running one program after another is one act; writing a file is another.
  expect(stopsOf(left, right)).toEqual(['l2', 'l6'])
})

test('a look around and a thought are no turn; another file is one', () => {
  const looks = 'think: hm\nread a.csv\n$ ls\n$ cat b.csv'
  const left = `user: go\nwrite a.py: x\n${looks}\nwrite a.py: y\n${looks}\nwrite b.py: z`
  expect(stopsOf(left, 'user: go')).toEqual(['l2', 'l12'])
})

test('turns close to the last stop are passed over: they are on the screen', () => {
  const left = `user: go\n$ python a.py\nwrite a.md: x\nedit b.py: c -> d\n$ python b.py`
  expect(stopsOf(left, 'user: go')).toEqual(['l2', 'l5'])
})

test('a trivial difference is passed by, but where the two part in nothing else', () => {
  const ends = (flag: string, word: string) =>
    `user: go\n$ ls ${flag}\n$ make\n$ make test\nwrite a.py: ${word}`
  expect(stopsOf(ends('-l', 'x'), ends('-lR', 'y'))).toEqual(['l5r5'])
})
