import { expect, test } from 'vitest'
import { diffHref, loadDiffParams } from './diff'
import { loadTrialParams, stepOfHash, trialViewHref } from './trial'

const query = (href: string) => new URL(href, 'http://x').searchParams

test('a link to a filtered trajectory reads back as it was written', () => {
  const params = {
    ...{ show: ['tools', 'errors'] as const, q: 'a&b #1', by: 'tokens' as const },
    text: 'source' as const,
    ...{ spans: ['reflects', 'verdict'], sign: 'phrase' as const },
  }
  const href = trialViewHref('t1', { ...params, show: [...params.show] }, 12)
  expect(href).toMatch(/^\/trials\/t1\?.*#step-12$/)
  expect(loadTrialParams(query(href))).toEqual(params)
})

test('a broken filter falls to the default', () => {
  expect(loadTrialParams(query('/?show=nonsense&by=x&text=y'))).toEqual({
    ...{ show: [], q: '', by: null, text: 'markdown' },
    ...{ spans: [], sign: null },
  })
})

test('a fragment names a step only when it is one', () => {
  expect(stepOfHash('#step-12')).toBe(12)
  expect(stepOfHash('#step-12x')).toBeNull()
  expect(stepOfHash('#main')).toBeNull()
})

test('a link to a row of a diff reads back as it was written', () => {
  const params = { left: 'a', right: 'b', row: 'l4r5', skill: 'flood maps' }
  expect(loadDiffParams(query(diffHref(params)))).toEqual(params)
})
