import fc from 'fast-check'
import { expect, test } from 'vitest'
import { KeyCounts, KeyTable } from './key-table'

test('each key has the number of its first coming, as in a map, also after the table has grown', () => {
  const half = fc.oneof(fc.integer({ min: 0, max: 3 }), fc.integer({ min: 0, max: 2 ** 32 - 1 }))
  fc.assert(
    fc.property(fc.array(fc.tuple(half, half), { maxLength: 5000, size: 'max' }), (keys) => {
      const table = new KeyTable()
      const map = new Map<string, number>()
      for (const [high, low] of keys) {
        const text = `${high} ${low}`
        expect(table.find(high, low)).toBe(map.get(text) ?? -1)
        if (!map.has(text)) map.set(text, map.size)
        expect(table.add(high, low)).toBe(map.get(text))
      }
      expect(table.size).toBe(map.size)
    }),
    { seed: 3, numRuns: 30 },
  )
})

test('keys that differ in one half alone are told apart', () => {
  const table = new KeyTable()
  const numbers = [...Array(4000).keys()].flatMap((n) => [table.add(n, 0), table.add(0, n + 1)])
  expect(new Set(numbers).size).toBe(8000)
})

test('counts go on after the table has grown', () => {
  const counts = new KeyCounts()
  for (let n = 0; n < 5000; n += 1) expect(counts.count(7, n)).toBe(1)
  for (let n = 0; n < 5000; n += 1) expect(counts.count(7, n)).toBe(2)
})
