import { expect, test } from 'vitest'
import { permutationPlan } from './permutation-plan'
import { makeRandom } from './random'

test('a plan holds the places that shuffling stratum after stratum would give', () => {
  const sizes = [
    { n1: 3, n0: 2 },
    { n1: 1, n0: 4 },
  ]
  const random = makeRandom(7)
  const expected = Array.from({ length: 50 }, () =>
    sizes.flatMap(({ n1, n0 }) =>
      random.shuffle(Array.from({ length: n1 + n0 }, (_, i) => i)).slice(0, n1),
    ),
  )
  expect([...permutationPlan(sizes, 50, 7)!]).toEqual(expected.flat())
})

test('a plan is kept for the same sizes and seed, and not made when too large', () => {
  const sizes = [{ n1: 2, n0: 2 }]
  expect(permutationPlan(sizes, 10, 1)).toBe(permutationPlan(sizes, 10, 1))
  expect(permutationPlan(sizes, 10, 2)).not.toEqual(permutationPlan(sizes, 10, 1))
  expect(permutationPlan([{ n1: 1000, n0: 1 }], 9999, 1)).toBeNull()
})
