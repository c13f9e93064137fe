import { expect, test } from 'vitest'
import { importProblemsHref, loadImportParams } from './imports'

test('the link of an import gives back the params it was made of', () => {
  const params = { code: 'invalid_json', after: 50 }
  const url = new URL(importProblemsHref('abc', params), 'http://x')
  expect(url.pathname).toBe('/imports/abc')
  expect(loadImportParams(url.searchParams)).toEqual({ ...params, experiment: null })
})
