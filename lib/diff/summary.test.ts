import { expect, test } from 'vitest'
import { outlineStep } from '@/lib/trajectory/step-outline'
import { alignSteps } from './align-steps'
import { compareChecks } from './compare-checks'
import { packRows, unpackRows } from './pack-rows'
import { stepAction } from './step-action'
import { summarizeAfter } from './summarize-after'
import { stepsFromText } from './testing'

const NO_TIMES: null[] = []

test('what a side did after the parting is counted; what is unknown stays unknown', () => {
  const steps = stepsFromText(
    '$ ls\nedit a.py: 1 -> 2\n$ python a.py\nexit 1\nedit a.py: 2 -> 3\nwrite b.py: x',
  )
  expect(summarizeAfter(steps.map(outlineStep), NO_TIMES, 2)).toEqual({
    steps: 4,
    tokens: null,
    costUsd: null,
    durationMs: null,
    durationFrom: null,
    errors: 1,
    rewrites: { path: 'a.py', count: 2, writes: 0 },
  })
})

test('time is the sum of durations where every step has one, else from stamp to stamp', () => {
  const outline = stepsFromText('user: go\n$ ls\n$ make\n$ make test').map(outlineStep)
  const timed = outline.map((step) => ({ ...step, durationMs: step.kind === 'tool' ? 500 : null }))
  const time = (steps: typeof outline, instants: (number | null)[], from: number) => {
    const { durationMs, durationFrom } = summarizeAfter(steps, instants, from)
    return [durationMs, durationFrom]
  }
  expect(time(timed, [0, 1000, 2000, 9000], 3)).toEqual([1000, 'durations'])
  expect(time(outline, [0, 1000, 2000, 9000], 3)).toEqual([7000, 'stamps'])
  expect(time(outline, [0, null, 2000, 9000], 2)).toEqual([7000, 'stamps'])
  expect(time(outline, [0, 1000, 2000, 9000], 4)).toEqual([null, null])
  expect(time(outline, [0, 9000, 2000, 3000], 2)).toEqual([null, null])
})

test('checks flip by name, and a check that one side lacks does not', () => {
  const check = (name: string, status: 'passed' | 'failed') => ({
    name,
    status,
    durationMs: null,
    message: null,
  })
  expect(
    compareChecks(
      [check('a', 'passed'), check('b', 'failed'), check('c', 'failed'), check('d', 'passed')],
      [check('a', 'failed'), check('b', 'passed'), check('c', 'failed'), check('e', 'failed')],
    ),
  ).toEqual({
    onlyLeftPasses: ['a'],
    onlyRightPasses: ['b'],
    leftFailsAlone: [],
    rightFailsAlone: ['e'],
  })
  expect(compareChecks([check('a', 'failed')], []).leftFailsAlone).toEqual([])
})

test('rows survive packing', () => {
  const actions = (text: string) => stepsFromText(text).map(stepAction)
  const rows = alignSteps(
    actions('user: go\nread a\n$ make\n> 1\nedit x: a -> b\nthink: so\n$ x'),
    actions('user: go\n$ make\n> 2\nskill flood\nread a\nedit x: a -> c\n$ y'),
  )
  expect(new Set(rows.map((row) => row.kind)).size).toBeGreaterThan(3)
  expect(unpackRows(packRows(rows))).toEqual(rows)
})
