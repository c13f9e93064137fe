import { expect, test } from 'vitest'
import { conditionsDataHref, conditionsHref, loadConditionsParams } from './conditions'

const read = (href: string) => loadConditionsParams(new URL(href, 'http://x').searchParams)

test('a link to the conditions reads back as it was written', () => {
  const params = { without: 'a b', policy: 'fail' as const, configurations: ['x,y', 'z'] }
  expect(read(conditionsHref('e', params))).toMatchObject(params)
  expect(read(conditionsDataHref('e', params, 'csv'))).toMatchObject(params)
})
