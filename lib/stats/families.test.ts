// Tasks of one family resemble each other. Where they are copies, a family is worth exactly one task.
import { expect, test } from 'vitest'
import { domainHeterogeneityF } from './domain-heterogeneity-f'
import { domainSummary } from './domain-summary'
import { gainDifferenceOfExperiments } from './gain-difference-of-experiments'
import { relativeChange } from './measure-log-ratio'
import { measureRatioOfTotals } from './measure-ratio-of-totals'
import { usageActivation } from './usage-activation'

const once = [0.1, -0.2, 0.4, 0.35, 0.05, 0.6]
const thrice = <Value>(values: readonly Value[]) => values.flatMap((one) => [one, one, one])
/** The families of `thrice`: `f0`, three times, then `f1` … */
const families = thrice(once.map((_, i) => `f${i}`))

/** Every number of `less` is in `more`, but for the counts that are asked otherwise. */
function expectSame(more: object, less: object, keys: readonly string[]) {
  for (const key of keys) {
    const [a, b] = [more, less].map((one) => (one as Record<string, number>)[key]!)
    expect(a, key).toBeCloseTo(b!, 10)
  }
}

test('what a typical task uses: copies under one family make nothing surer', () => {
  const found = relativeChange(thrice(once), { families })
  expectSame(found, relativeChange(once), ['change', 'changeLo', 'changeHi', 'p', 'df'])
  expect(found.nFamilies).toBe(6)
  const asTasks = relativeChange(thrice(once))
  expect(asTasks.changeLo).toBeGreaterThan(found.changeLo!)
  expect(asTasks).not.toHaveProperty('nFamilies')
})

test('tasks of one family alone leave a change of use without an interval', () => {
  const one = relativeChange(once, { families: once.map(() => 'same') })
  expect(one).toMatchObject({ changeLo: null, changeHi: null, p: null, nFamilies: 1 })
})

test('the whole bill: copies under one family make nothing surer', () => {
  const bills = once.map((more, i) => ({ with: 2 + more, without: 1 + i / 10 }))
  const tasks = thrice(bills).map((task, i) => ({ ...task, family: families[i]! }))
  const few = measureRatioOfTotals({ tasks: bills })
  expectSame(measureRatioOfTotals({ tasks }), few, ['ratio', 'seLog', 'lo', 'hi'])
})

test('two experiments: copies under one family make nothing surer', () => {
  const cells = (deltas: readonly number[]) =>
    deltas.map((d, i) => ({ task: `t${String(i).padStart(2, '0')}`, configuration: 'c', d }))
  const none = (deltas: readonly number[]) => cells(deltas.map(() => 0))
  const less = gainDifferenceOfExperiments({ first: none(once), second: cells(once) })
  const more = gainDifferenceOfExperiments({
    ...{ first: none(thrice(once)), second: cells(thrice(once)) },
    familyOf: (task) => families[Number(task.slice(1))]!,
  })
  expectSame(more, less, ['difference', 'lo', 'hi', 'p'])
  expect(more).toMatchObject({ method: 'family_t', nFamilies: 6, nTasks: 18 })
})

test('activation: copies under one family make neither the share nor the gains surer', () => {
  const tasks = once.map((reward, i) => ({
    ...{ task: `t${i}`, shouldTrigger: null, without: [0.2] },
    with: [
      { read: i % 2 === 0, reward: Math.abs(reward) },
      { read: i < 4, reward: 0.5 },
    ],
  }))
  const copies = thrice(tasks).map((task, i) => ({ ...task, family: families[i]! }))
  const [more, less] = [usageActivation({ tasks: copies }), usageActivation({ tasks })]
  const keys = ['share', 'clusterLo', 'clusterHi', 'shareLo', 'shareHi', 'itt', 'ittLo', 'ittHi']
  expectSame(more, less, [...keys, 'readOnly'])
  expect(more.nFamilies).toBe(6)
})

test('do domains differ: families within domains stand for tasks', () => {
  const [first, second] = [once, once.map((d) => d * 0.7 + 0.2)]
  const less = [
    { name: 'x', deltas: first },
    { name: 'y', deltas: second },
  ]
  const more = less.map(({ name, deltas }) => ({ name, deltas: thrice(deltas), families }))
  const keys = ['s2Within', 'q', 'f', 'df1', 'df2', 'p', 'tau', 'tauHi']
  expectSame(domainHeterogeneityF({ domains: more }), domainHeterogeneityF({ domains: less }), keys)
  const [row] = domainSummary({ domains: more }).rows
  const [plain] = domainSummary({ domains: less }).rows
  expectSame(row!, plain!, ['delta', 'sePooled', 'lo', 'hi'])
  expect(row!.nFamilies).toBe(6)
})

test('a domain of one family each says nothing of how families within domains differ', () => {
  const domains = ['x', 'y'].map((name) => ({ name, deltas: once, families: once.map(() => name) }))
  expect(domainHeterogeneityF({ domains })).toMatchObject({ df2: 0, p: null, s2Within: null })
})
