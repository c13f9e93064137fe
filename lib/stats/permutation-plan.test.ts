import { expect, test } from 'vitest'
import { permutationPlan } from './permutation-plan'
import { makeRandom } from './random'

test('a plan marks the places that shuffling stratum after stratum would give the first arm', () => {
  const sizes = [
    { n1: 3, n0: 2 },
    { n1: 1, n0: 4 },
    { n1: 13, n0: 12 },
  ]
  const random = makeRandom(7)
  const expected = Array.from({ length: 50 }, () =>
    sizes.map(({ n1, n0 }) => {
      const places = random.shuffle(Array.from({ length: n1 + n0 }, (_, i) => i))
      return places.slice(0, n1).sort((a, b) => a - b)
    }),
  )
  const { blocks, masks } = permutationPlan(sizes, 50, 7)!
  const planned = expected.map((_, draw) =>
    sizes.map((_, stratum) =>
      blocks.flatMap((block, at) =>
        block.stratum === stratum
          ? Array.from({ length: block.length }, (_, i) => i)
              .filter((i) => (masks[at]![draw]! >> i) & 1)
              .map((i) => block.first + i)
          : [],
      ),
    ),
  )
  expect(planned).toEqual(expected)
})

test('a plan is kept for the same sizes and seed, and not made when too large', () => {
  const sizes = [{ n1: 2, n0: 2 }]
  expect(permutationPlan(sizes, 10, 1)).toBe(permutationPlan(sizes, 10, 1))
  expect(permutationPlan(sizes, 10, 2)).not.toEqual(permutationPlan(sizes, 10, 1))
  expect(permutationPlan([{ n1: 2000, n0: 1 }], 9999, 1)).toBeNull()
})
