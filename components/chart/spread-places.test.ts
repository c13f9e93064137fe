import { expect, test } from 'vitest'
import { spreadPlaces } from './spread-places'

test('texts that would lie over each other are pushed apart in the order of their lines', () => {
  expect(spreadPlaces([50, 52], 10)).toEqual([50, 60])
  expect(spreadPlaces([52, 50], 10)).toEqual([60, 50])
})

test('texts with room stay where they are', () => {
  expect(spreadPlaces([10, 80, 40], 13)).toEqual([10, 80, 40])
})
