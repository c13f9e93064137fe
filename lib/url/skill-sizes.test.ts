import { expect, test } from 'vitest'
import { loadSkillSizesParams, skillSizesDataHref, skillSizesHref } from './skill-sizes'

const read = (href: string) => loadSkillSizesParams(new URL(href, 'http://x').searchParams)

test('a link to a size reads back as it was written', () => {
  const params = { size: 'scripts' as const, policy: 'fail' as const, with: 'a b' }
  expect(read(skillSizesHref('e', params))).toMatchObject(params)
  expect(read(skillSizesDataHref('e', params, 'csv'))).toMatchObject(params)
})

test('an unknown size falls to the default', () => {
  expect(read('/?size=weight').size).toBeNull()
})
