import fc, { type Arbitrary } from 'fast-check'
import { describe, expect, it } from 'vitest'
import { METHODS, type MethodId } from './methods'
import { INPUTS } from './testing'

/** Paths of values that are neither numbers, text, truth, null nor lists and objects of them. */
function unsound(value: unknown, path = 'output'): string[] {
  if (typeof value === 'number') return Number.isNaN(value) ? [`${path} is NaN`] : []
  if (value === undefined) return [`${path} is undefined`]
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, item]) => unsound(item, `${path}.${key}`))
}

function deepFreeze<Value>(value: Value): Value {
  if (typeof value === 'object' && value !== null) {
    Object.values(value).forEach(deepFreeze)
    Object.freeze(value)
  }
  return value
}

describe('every method, on random input with degenerate parts,', () => {
  const ids = Object.keys(METHODS) as MethodId[]
  it.each(ids)('%s never gives NaN, never changes its input, gives the same twice', (id) => {
    // Both tables are keyed by the same ids, so the input is of the method's own type.
    const run = METHODS[id] as (input: unknown) => unknown
    fc.assert(
      fc.property(INPUTS[id] as Arbitrary<unknown>, (input) => {
        const output = run(deepFreeze(input))
        expect(unsound(output)).toEqual([])
        expect(run(input)).toEqual(output)
      }),
      { seed: 20260213, numRuns: 300 },
    )
  })
})
