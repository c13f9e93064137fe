import { expect, test } from 'vitest'
import { estimateSimilarity, shinglesOf, similarityOf, sketchOf } from './shingles'

const words = (from: number, to: number) =>
  Array.from({ length: to - from }, (_, at) => `word${from + at}`).join(' ')

test('a text is all of itself and nothing of another', () => {
  const one = shinglesOf('Count the gauges before you read the first flood stage.')
  expect(similarityOf(one, one)).toBe(1)
  expect(similarityOf(one, shinglesOf('Write a ledger of bonds and net what is owed.'))).toBe(0)
  expect(similarityOf(shinglesOf(''), shinglesOf(' \n'))).toBeNull()
})

test('case and punctuation make no difference; a text of fewer than five words is one run', () => {
  expect(similarityOf(shinglesOf('Count first.'), shinglesOf('count FIRST'))).toBe(1)
  expect(shinglesOf('a b c d e f')).toHaveLength(2)
})

test('one word changed in the middle costs the five runs that hold it', () => {
  const [left, right] = ['a b c d e f g h i j', 'a b c d e X g h i j'].map(shinglesOf)
  // Six runs each; the one before the word is common.
  expect(similarityOf(left!, right!)).toBeCloseTo(1 / 11)
})

test('a sketch tells the share of long texts within some points, and of short ones exactly', () => {
  const [left, right] = [words(0, 3000), words(1000, 4000)].map(shinglesOf)
  const exact = similarityOf(left!, right!)!
  expect(exact).toBeCloseTo(0.5, 1)
  expect(Math.abs(estimateSimilarity(sketchOf(left!), sketchOf(right!))! - exact)).toBeLessThan(0.1)
  const [one, two] = [words(0, 30), words(10, 40)].map(shinglesOf)
  expect(estimateSimilarity(one!, two!)).toBeCloseTo(similarityOf(one!, two!)!)
})
