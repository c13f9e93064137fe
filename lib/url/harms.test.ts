import { expect, test } from 'vitest'
import { HARMS_A_PAGE, harmsDataHref, harmsHref, harmsOffset, loadHarmsParams } from './harms'

const read = (href: string) => loadHarmsParams(new URL(href, 'http://x').searchParams)

test('a link to a page of harms reads back as it was written', () => {
  const params = { show: 'helps' as const, page: 3, policy: 'fail' as const, with: 'a b' }
  expect(read(harmsHref('e', params))).toMatchObject(params)
  expect(read(harmsDataHref('e', params, 'csv'))).toMatchObject(params)
})

test('what is default stays out of the link', () => {
  expect(harmsHref('e', { show: 'harms', page: 1 })).toBe('/experiments/e/harms')
  expect(harmsDataHref('e', {}, 'csv')).toBe('/api/v1/experiments/e/harms?format=csv')
})

test('a page that makes no sense is the first', () => {
  expect(['/?page=0', '/?page=-4', '/?page=x'].map((href) => harmsOffset(read(href).page))).toEqual(
    [0, 0, 0],
  )
  expect(harmsOffset(2)).toBe(HARMS_A_PAGE)
})
