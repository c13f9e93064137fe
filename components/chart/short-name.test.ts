import { expect, test } from 'vitest'
import { shortName } from './short-name'

test('a name is cut where its width ends, and says so', () => {
  expect(shortName('no skills', 200)).toBe('no skills')
  const long = 'curated skills, rewritten after the first round − no skills'
  expect(shortName(long, 200)).toBe('curated skills, rewritten after…')
  expect(shortName(long, 1)).toHaveLength(4)
})
