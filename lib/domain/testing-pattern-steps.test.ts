import fc from 'fast-check'
import { expect, test } from 'vitest'
import { matchCounted } from './testing-pattern-steps'

const PATTERNS = [
  /a+b/g,
  /(?:ab|a)+?c{1,2}/g,
  /\b(?<!-)a[\w-]{2,}\.(?!b)/g,
  /(?<=b)a*|c$/g,
  /^(?:[ab]+ )*c/gi,
  /a[^b]{0,3}?b|\.\s/g,
]

test.each(PATTERNS)('the counter finds what the language finds: %s', (pattern) => {
  fc.assert(
    fc.property(fc.stringMatching(/^[abcAB. -]{0,14}$/), (text) => {
      expect(matchCounted(pattern, text).matches).toEqual(text.match(pattern) ?? [])
    }),
    { seed: 20_261_128, numRuns: 400 },
  )
})

test('it counts every character that is looked at, as often as it is', () => {
  expect(matchCounted(/a/g, 'bba').steps).toBe(4)
  const square = (size: number) => matchCounted(/a+$/g, `${'a'.repeat(size)}b`).steps
  expect(square(400) / square(100)).toBeGreaterThan(14)
})
