import { expect, test } from 'vitest'
import type { ModelPairRow } from '@/lib/cells/pairs-by-policy'
import type { ModelFact } from '@/lib/domain/model-facts'
import type { SizeBasis } from '@/lib/domain/model-size'
import { byStand, sayAlike, sayBases, sayHeadStarts, sayTwoSizes, sizeWords } from './size-words'

// Only what these words read.
const pair = (basis: SizeBasis, headStart: number | null = -0.2) =>
  ({ basis, headStart }) as ModelPairRow

test('a model known by its price is cheaper, not smaller, and each basis is counted', () => {
  expect(sizeWords([pair('parameters')]).less).toBe('smaller')
  expect(sizeWords([pair('price'), pair('cost')]).less).toBe('cheaper')
  const mixed = [pair('price'), pair('parameters'), pair('price'), pair('cost')]
  expect(sizeWords(mixed)).toEqual({ less: 'cheaper or smaller', more: 'dearer or larger' })
  expect(sayBases(mixed)).toBe('1 by parameters, 2 by list price, 1 by cost a trial')
})

test('pairs whose cheaper model needed no skills are counted', () => {
  expect(sayHeadStarts([pair('price')])).toBeNull()
  expect(sayHeadStarts([pair('price', 0.1), pair('price', -0.05), pair('price', -0.051)])).toBe(
    'Of 3 listed pairs, in 1 the cheaper model was ahead without skills already, and in 1 more it was at most 5 points behind: there skills need not be why. The other one stands first.',
  )
})

test('pairs in which skills may be why stand first, those that do not hold last', () => {
  const named = (small: string, headStart: number | null, holds: boolean) => ({
    ...pair('price', headStart),
    ...{ small, holds },
  })
  const pairs = [
    named('ahead', 0.1, true),
    named('near', -0.01, true),
    named('fails', -0.3, false),
    named('behind', -0.2, true),
  ]
  const order = pairs.sort(byStand).map(({ small }) => small)
  expect(order).toEqual(['behind', 'near', 'ahead', 'fails'])
})

test('what orders a pair is said of both, and where it hardly differs', () => {
  const sized = (costPerTrialUsd: number) => ({
    ...{ model: null, choice: null, costPerTrialUsd },
    fact: { parametersBillion: 30, inputUsdPerMtok: costPerTrialUsd } as ModelFact,
  })
  const sizes = new Map([
    ['a', sized(0.2)],
    ['b', sized(0.21)],
    ['c', sized(0.5)],
  ])
  const of = (key: string) => sizes.get(key)!
  const two = (basis: SizeBasis, small: string, large: string) => ({
    ...pair(basis),
    ...{ small, large },
  })
  expect(sayTwoSizes(two('cost', 'a', 'b'), of)).toBe('$0.20 against $0.21')
  expect(sayTwoSizes(two('price', 'a', 'c'), of)).toBe('$0.20 against $0.50 in')
  expect(sayTwoSizes(two('parameters', 'a', 'c'), of)).toBe('30B against 30B')
  expect(sayTwoSizes(two('reader', 'a', 'c'), of)).toBeNull()
  expect(sayAlike([two('cost', 'a', 'b'), two('cost', 'a', 'c')], of)).toMatch(
    /^In 1 of the 2 listed pairs the runs of both cost about the same/,
  )
  expect(sayAlike([two('cost', 'a', 'c'), two('price', 'a', 'b')], of)).toBeNull()
})
