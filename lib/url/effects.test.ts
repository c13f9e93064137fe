import { expect, test } from 'vitest'
import { effectsDataHref, effectsHref, loadEffectsParams } from './effects'

const read = (href: string) => loadEffectsParams(new URL(href, 'http://x').searchParams)

test('a link to a baseline, a facet and residuals reads back as it was written', () => {
  const params = { baseline: 'Base Skill', facet: 'a&b', show: 'residual' as const, without: 'x' }
  expect(read(effectsHref('e', params))).toMatchObject(params)
  expect(read(effectsDataHref('e', params, 'csv', 'rows'))).toMatchObject(params)
})

test('an unknown way to show falls to the gain', () => {
  expect(read('/?show=size').show).toBe('gain')
})
