import { expect, test } from 'vitest'
import {
  carryComparison,
  comparisonOf,
  DEFAULT_COMPARISON,
  isComparisonChanged,
  withComparison,
} from './comparison'
import { loadContrastParams, serializeContrast } from './experiment'

const on = (query: string) => new URLSearchParams(query)

test('a link inside an experiment keeps the comparison of the page, and nothing else of it', () => {
  const page = on('policy=fail&without=no_skills&with=a%2Cb&q=flood&page=3')
  expect(carryComparison('/experiments/a/harms', page)).toBe(
    '/experiments/a/harms?without=no_skills&with=a%2Cb&policy=fail',
  )
  expect(carryComparison('/trials/x?show=tools#step-3', on('weighting=trials'))).toBe(
    '/trials/x?show=tools&weighting=trials#step-3',
  )
})

test('what a link names itself it keeps', () => {
  expect(carryComparison('/experiments/a?policy=headline', on('policy=fail'))).toBe(
    '/experiments/a?policy=headline',
  )
})

test('without a chosen comparison links stay short', () => {
  expect(carryComparison('/experiments/a/tasks#x', on('q=flood'))).toBe('/experiments/a/tasks#x')
  expect(carryComparison('/experiments/a', null)).toBe('/experiments/a')
})

test('a link that leaves the experiment takes nothing along', () => {
  expect(carryComparison('/', on('policy=fail'))).toBe('/')
  expect(carryComparison('/imports/x', on('policy=fail'))).toBe('/imports/x')
})

test('a comparison is changed when the link says another than the default', async () => {
  expect(isComparisonChanged(DEFAULT_COMPARISON)).toBe(false)
  const asked = loadContrastParams(on('policy=completed_only&page=2'))
  expect(isComparisonChanged(asked)).toBe(true)
  expect(serializeContrast('/x', comparisonOf(asked))).toBe('/x?policy=completed_only')
})

test('a measure goes along to every view; what a list means by the same name does not', () => {
  expect(carryComparison('/experiments/a/tasks', on('measure=tokens_total&only=solved'))).toBe(
    '/experiments/a/tasks?measure=tokens_total&only=solved',
  )
  expect(carryComparison('/experiments/a/tasks', on('only=no_tokens'))).toBe('/experiments/a/tasks')
})

test('a list keeps its own filters when the comparison that goes along is changed', () => {
  const changed = { ...DEFAULT_COMPARISON, measure: 'steps' as const }
  expect(withComparison('/experiments/a/trials?only=no_tokens', changed)).toBe(
    '/experiments/a/trials?only=no_tokens&measure=steps',
  )
})
