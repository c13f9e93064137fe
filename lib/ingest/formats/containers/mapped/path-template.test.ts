import { expect, test } from 'vitest'
import { fillIn, matcherOf } from './path-template'
import { valueAt } from './pick-field'

const namesIn = (template: string, path: string) => {
  const names = matcherOf(template)(path)
  return names && Object.fromEntries(names)
}

test('a name of a template stands for a part of one folder', () => {
  expect(namesIn('{arm}/{task}/run-{n}.json', 'plain/a-b/run-2.json')).toEqual({
    arm: 'plain',
    task: 'a-b',
    n: '2',
  })
  expect(namesIn('{arm}/score.json', 'a/b/score.json')).toBeNull()
})

test('two stars stand for any folders, also none; one for a part of a name', () => {
  expect(namesIn('**/{task}/score.json', 'x/y/sum/score.json')).toEqual({ task: 'sum' })
  expect(namesIn('**/{task}/score.json', 'sum/score.json')).toEqual({ task: 'sum' })
  expect(namesIn('out-*/s.json', 'out-7/s.json')).toEqual({})
  expect(namesIn('out-*/s.json', 'out-7/deep/s.json')).toBeNull()
})

test('what else a template holds stands for itself', () => {
  expect(namesIn('a.json', 'aXjson')).toBeNull()
  expect(namesIn('a(1)+{x}.json', 'a(1)+b.json')).toEqual({ x: 'b' })
})

test('names are filled in where they are known', () => {
  expect(fillIn('log-{n}-{m}.json', new Map([['n', '$&']]))).toBe('log-$&-{m}.json')
})

test('a place leads to one value, or to all of a list', () => {
  const value = { a: { 'b c': [1, 2] }, list: [{ ok: true }, { ok: false }, {}] }
  expect(valueAt(value, 'a.b c.1')).toBe(2)
  expect(valueAt(value, 'list[].ok')).toEqual([true, false, undefined])
  expect(valueAt(value, 'a.constructor')).toBeUndefined()
  expect(valueAt([['x']], '0.0')).toBe('x')
  expect(valueAt(value, 'a[].ok')).toBeUndefined()
})
