import { expect, test } from 'vitest'
import {
  displayCost,
  displayCount,
  displayDuration,
  displayFamily,
  displayNamedP,
  displayP,
  displayPoints,
  displayPointsInterval,
  displayRate,
  displayTokens,
} from './display'

test('rates are percent with one decimal, and null is a dash', () => {
  expect(displayRate(0.339)).toBe('33.9 %')
  expect(displayRate(null)).toBe('—')
})

test('differences are signed points with a true minus and no signed zero', () => {
  expect(displayPoints(0.166)).toBe('+16.6')
  expect(displayPoints(-0.0741)).toBe('−7.4')
  expect(displayPoints(-0.0001)).toBe('0.0')
  expect(displayPointsInterval(0.117, 0.215)).toBe('[+11.7, +21.5]')
  expect(displayPointsInterval(null, 0.2)).toBe('—')
  expect(displayPointsInterval(-6.85, 5.85)).toBe('[< −100, > +100]')
  expect(displayPointsInterval(-1, 1)).toBe('[−100.0, +100.0]')
})

test('a p-value is never printed as zero', () => {
  expect(displayP(0.0000001)).toBe('< 0.001')
  expect(displayP(0.0312)).toBe('0.031')
})

test('a small p has one sign in a sentence', () => {
  expect(displayNamedP('p', 0.0000001)).toBe('p < 0.001')
  expect(displayNamedP('P(so many or more)', 0.25)).toBe('P(so many or more) = 0.250')
})

test('a family of one is no plural', () => {
  expect([0, 1, 3].map((count) => displayFamily(count, 'pair'))).toEqual([
    ...['the pairs', 'the one pair', 'the 3 pairs'],
  ])
})

test('sizes roll over to the next unit', () => {
  expect(displayTokens(999_960)).toBe('1.0M')
  expect(displayTokens(12_340)).toBe('12.3k')
  expect([0.0042, 0.0151, 0.3, 12.4, 0, 4e-7].map(displayCost)).toEqual([
    '$0.0042',
    '$0.015',
    '$0.30',
    '$12.40',
    '$0.00',
    '$0.00000040',
  ])
  expect(displayDuration(59_970)).toBe('1 m 0 s')
  expect(displayDuration(7_380_000)).toBe('2 h 03 m')
})

test('counts have thousands separators and at most three decimals', () => {
  expect([0, 999, 1000, 7308, 1234567, -1234, 1234.56789].map(displayCount)).toEqual([
    '0',
    '999',
    '1,000',
    '7,308',
    '1,234,567',
    '-1,234',
    '1,234.568',
  ])
})
