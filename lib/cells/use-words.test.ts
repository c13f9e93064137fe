import { expect, test } from 'vitest'
import type { UseChange } from './use-change'
import {
  displayChange,
  displayChangeInterval,
  headlineUse,
  sayBasis,
  sayChange,
  sayChangeSentence,
  sayLost,
  sayOtherWay,
  sayRatio,
  sayRow,
  sayRowBeside,
  sayTimedOut,
  sayUnknownUse,
} from './use-words'

const change = (fields: Partial<UseChange> = {}): UseChange => ({
  ...{
    measure: 'tokens_total',
    basis: 'tasks',
    n: 12,
    change: 0.23,
    changeLow: 0.1,
    changeHigh: 0.4,
  },
  ...{ p: 0.01, nUp: 9, nDown: 3, without: 1000, with: 1230, ratio: 1.41, ratioLow: null },
  ...{
    ratioHigh: null,
    typicalWithout: 1000,
    typicalWith: 1230,
    largestShare: 0.2,
    nExcludedWith: 0,
    nExcludedWithout: 0,
    nTimedOutWith: 0,
  },
  ...{ nTimedOutWithout: 0, ...fields },
})

test('a relative change has its sign, and a small one a decimal', () => {
  expect(displayChange(0.23)).toBe('+23 %')
  expect(displayChange(-0.042)).toBe('−4.2 %')
  expect(displayChange(0)).toBe('0.0 %')
  expect(displayChange(null)).toBe('—')
  expect(displayChangeInterval(change())).toBe('[+10, +40]')
  expect(displayChangeInterval(change({ changeHigh: 475 }))).toBe('[+10, > +999]')
})

test('more and less are said only where the interval leaves no change behind', () => {
  expect(sayChange(change())).toBe('more')
  expect(sayChange(change({ changeLow: -0.3, changeHigh: -0.1 }))).toBe('less')
  expect(sayChange(change({ changeLow: -0.01 }))).toBe('can’t tell yet')
  expect(sayChange(change({ changeLow: null, changeHigh: null }))).toBe('can’t tell yet')
})

test('what is left out or cut off is said', () => {
  expect(sayLost(change())).toBeNull()
  expect(sayLost(change({ nExcludedWith: 2 }))).toBe(
    'runs left out, unknown or 0: 2 with, 0 without',
  )
  expect(sayTimedOut([change()])).toBeNull()
  expect(sayTimedOut([change({ nTimedOutWithout: 1 })])).toBe(
    '1 run stopped at the time limit: its real use is larger.',
  )
  expect(sayBasis(change({ basis: 'configurations', n: 18 }))).toBe(
    'over 18 configurations, as printed',
  )
})

test('of several rows the corrected p decides, not the interval of each', () => {
  const row = (q: number | null, fields: Partial<UseChange> = {}) => ({
    ...{ key: 'a', name: 'A', q, change: change(fields) },
  })
  expect(sayRow(row(0.04))).toBe('more')
  expect(sayRow(row(0.05, { change: -0.2 }))).toBe('less')
  expect(sayRow(row(0.12))).toBe('can’t tell yet')
  expect(sayRow(row(null))).toBe('can’t tell yet')
})

test('where only the interval of a row leaves no change behind, that it is not enough stands beside', () => {
  const row = (q: number | null, fields: Partial<UseChange> = {}) => ({
    ...{ key: 'a', name: 'A', q, change: change(fields) },
  })
  expect(sayRowBeside(row(0.12))).toBe('can’t tell yet · within noise after the correction')
  expect(sayRowBeside(row(0.12, { changeLow: -0.01 }))).toBe('can’t tell yet')
  expect(sayRowBeside(row(null))).toBe('can’t tell yet')
  expect(sayRowBeside(row(0.04))).toBe('more')
})

test('tokens stand beside success, else cost, else nothing', () => {
  const cost = change({ measure: 'cost_usd' })
  expect(headlineUse([cost, change()])!.measure).toBe('tokens_total')
  expect(headlineUse([cost])).toBe(cost)
  expect(headlineUse([change({ measure: 'steps' })])).toBeNull()
})

test('the finding is one sentence, in the words of its measure', () => {
  expect(sayChangeSentence(change())).toBe(
    'A typical task uses 23 % more tokens with skills, very likely between +10 and +40 %. The whole bill is 41 % higher; it has no interval.',
  )
  expect(
    sayChangeSentence(
      change({
        ...{ measure: 'duration_ms', change: -0.3, changeLow: -0.4, changeHigh: -0.1 },
        ratio: 0.8,
      }),
    ),
  ).toBe(
    'A typical task takes 30 % less time with skills, very likely between −40 and −10 %. The total is 20 % lower; it has no interval.',
  )
  expect(sayChangeSentence(change({ ratioLow: 1.2, ratioHigh: 1.66 }))).toMatch(
    /The whole bill is 41 % higher \[\+20, \+66\] %\.$/,
  )
  expect(sayChangeSentence(change({ changeLow: -0.05, ratio: null }))).toBe(
    'Whether skills change the tokens of a typical task cannot be told yet: +23 %, between −5.0 and +40 %.',
  )
  expect(sayChangeSentence(change({ changeLow: null, changeHigh: null, ratio: null }))).toBe(
    'A typical task uses 23 % more tokens with skills; every task changes by the same, so that there is no interval.',
  )
  expect(sayChangeSentence(change({ change: null }))).toBe('No task is known in both arms.')
})

test('means that a source prints are summed, which is no bill', () => {
  const printed = change({ basis: 'configurations', n: 10, ratio: 0.78, changeLow: -0.3 })
  expect(sayChangeSentence(printed)).toMatch(
    /typical configuration .* The sum of the 10 printed means is 22 % lower; it has no interval: the configurations that use most decide it/,
  )
  expect(sayChangeSentence({ ...printed, largestShare: 0.39 })).toMatch(
    /is 22 % lower, one of them being 39 % of it; it has no interval: the configurations/,
  )
  expect(sayRatio(printed)).toBe('no interval: a sum of 10 printed means')
})

test('one task is no typical task, and a limit past tenfold says no size', () => {
  const alone = change({ n: 1, changeLow: null, changeHigh: null, ratio: 1.23 })
  expect(sayChangeSentence(alone)).toBe(
    'The only task that both arms know uses 23 % more tokens with skills; one task has no interval. The whole bill is 23 % higher.',
  )
  const two = change({ n: 2, changeLow: -0.9999, changeHigh: 12_345_678, ratio: null })
  expect(sayChangeSentence(two)).toContain('between −100 and > +999 %.')
})

test('no change is neither more nor less', () => {
  const same = change({ change: 0, changeLow: null, changeHigh: null, ratio: 1 })
  expect(sayChangeSentence(same)).toMatch(
    /^A typical task uses the same tokens with skills; .* The whole bill is the same\.$/,
  )
})

test('where it is not skills against none, what is compared is named', () => {
  const under = 'under curated than under generated'
  expect(sayChangeSentence(change({ ratio: null }), under)).toMatch(
    /^A typical task uses 23 % more tokens under curated than under generated, very likely/,
  )
  expect(sayChangeSentence(change({ changeLow: -0.05, ratio: null }), under)).toBe(
    'Whether a typical task uses more or less under curated than under generated cannot be told yet: +23 %, between −5.0 and +40 %.',
  )
})

test('where the bill goes the other way than a typical task, it is said what decides it', () => {
  const why = 'the tasks and runs that use most decide it, while each task counts once'
  const parted = change({ ratio: 0.92, ratioLow: 0.8, ratioHigh: 1.04 })
  expect(sayChangeSentence(parted)).toContain(`The whole bill is 8.0 % lower [−20, +4.0] %: ${why}`)
  expect(sayOtherWay([change(), parted])).toBe(
    `The whole bill goes the other way than a typical task (tokens): ${why} in the typical change.`,
  )
  for (const fields of [{ n: 1 }, { ratio: 1.3 }, { ratio: 1 }, { ratio: null }] as const)
    expect(sayOtherWay([{ ...parted, ...fields }])).toBeNull()
  expect(sayOtherWay([{ ...parted, basis: 'configurations' }])).toContain(
    'than a typical configuration (tokens): the configurations that use most decide it',
  )
})

test('what no log says is named', () => {
  const known = (['tokens_total', 'cost_usd', 'steps', 'tool_calls'] as const).map((measure) =>
    change({ measure }),
  )
  expect(sayUnknownUse(known, 'logs')).toBe('Not in these logs: time, failed tool calls.')
  expect(sayUnknownUse(known.slice(0, 2), 'published')).toMatch(/^The source does not print: time,/)
})
