import fc from 'fast-check'
import { expect, test } from 'vitest'
import { matchTokens, type Match } from './match-tokens'

const SEED = 20_261_121
const sequence = fc.array(fc.integer({ min: 0, max: 6 }), { maxLength: 40 })

/** The longest common subsequence, by the table that every textbook has. */
function slowCommon(a: readonly number[], b: readonly number[]): number {
  let before = new Array<number>(b.length + 1).fill(0)
  for (const value of a) {
    const row = [0]
    b.forEach((other, j) => {
      row.push(value === other ? before[j]! + 1 : Math.max(before[j + 1]!, row[j]!))
    })
    before = row
  }
  return before[b.length]!
}

const common = (matches: readonly Match[]) => matches.reduce((sum, [, , length]) => sum + length, 0)

test('matches are equal on both sides, ascend, and are as many as can be', () => {
  fc.assert(
    fc.property(sequence, sequence, (a, b) => {
      const matches = matchTokens(Int32Array.from(a), Int32Array.from(b), 1000)!
      let [i, j] = [0, 0]
      for (const [one, two, length] of matches) {
        expect(one >= i && two >= j && length > 0).toBe(true)
        expect(a.slice(one, one + length)).toEqual(b.slice(two, two + length))
        ;[i, j] = [one + length, two + length]
      }
      expect(common(matches)).toBe(slowCommon(a, b))
    }),
    { seed: SEED, numRuns: 500 },
  )
})

test('more edits than allowed are given up', () => {
  const [a, b] = [Int32Array.from([1, 2, 3]), Int32Array.from([4, 5, 6])]
  expect(matchTokens(a, b, 5)).toBeNull()
  expect(matchTokens(a, b, 6)).toEqual([])
})
