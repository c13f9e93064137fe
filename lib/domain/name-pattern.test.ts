import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fillIn, namesInPattern, pathMatcher, patternMatcher } from './name-pattern'

const namesIn = (template: string, path: string) => {
  const names = pathMatcher(template)(path)
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

test('a pattern of a tail begins at any folder, the outermost it can', () => {
  const tail = patternMatcher('{arm}/{task}/*', { stop: '/', isTail: true })
  expect(tail('up/load/runs/with/sum/a.jsonl')).toEqual(
    new Map([
      ['arm', 'with'],
      ['task', 'sum'],
    ]),
  )
  expect(tail('sum/a.jsonl')).toBeNull()
  const deep = patternMatcher('runs/{arm}/**', { stop: '/', isTail: true })
  expect(deep('x/runs/runs/a.jsonl')).toEqual(new Map([['arm', 'runs']]))
  expect(deep('xruns/with/a.jsonl')).toBeNull()
})

test('outside paths a part stands for slashes too', () => {
  expect(patternMatcher('*gpt-5*', { stop: null })('openai/gpt-5.2')).toEqual(new Map())
  expect(patternMatcher('{set}/{n}', { stop: null })('a/b/c')).toEqual(
    new Map([
      ['set', 'a'],
      ['n', 'b/c'],
    ]),
  )
})

/** The same by a regular expression, which may take for ever. */
const slowly = (pattern: string) => {
  const names = namesInPattern(pattern)
  const source = pattern
    .split(/(\*\*\/|\*\*|\*|\{[a-z]\})/)
    .map((part) => {
      if (part === '**/') return '(?:.*/)?'
      if (part === '**') return '.*'
      if (part === '*') return '[^/]*'
      return part.startsWith('{') ? '([^/]+?)' : part
    })
    .join('')
  return (text: string) => {
    const match = new RegExp(`^${source}$`).exec(text)
    return match && new Map(names.map((name, at) => [name, match[at + 1]!]))
  }
}

test('it reads what a regular expression reads', () => {
  const part = fc.constantFrom('a', 'b', '/', '*', '**', '**/', '{x}', '{y}')
  const patterns = fc.array(part, { maxLength: 7 }).map((parts) => parts.join(''))
  const texts = fc
    .array(fc.constantFrom('a', 'b', '/'), { maxLength: 9 })
    .map((all) => all.join(''))
  fc.assert(
    fc.property(patterns, texts, (pattern, text) => {
      fc.pre(!pattern.includes('***'))
      expect(pathMatcher(pattern)(text)).toEqual(slowly(pattern)(text))
    }),
    { seed: 7, numRuns: 3000 },
  )
})

test('a pattern that a regular expression would try for ages says no at once', () => {
  const pattern = `${'*a'.repeat(200)}b`
  expect(pathMatcher(pattern)(`${'a'.repeat(900)}bc`)).toBeNull()
  expect(pathMatcher(`${'**/'.repeat(100)}x`)(`${'a/'.repeat(400)}y`)).toBeNull()
})

test('names that objects have of their own are names like others', () => {
  const names = pathMatcher('{constructor}/{toString}')('__proto__/b')
  expect([...names!]).toEqual([
    ['constructor', '__proto__'],
    ['toString', 'b'],
  ])
})
