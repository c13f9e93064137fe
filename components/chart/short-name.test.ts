import { expect, test } from 'vitest'
import { shortName, withoutMiddle } from './short-name'

test('a name is cut where its width ends, and says so', () => {
  expect(shortName('no skills', 200)).toBe('no skills')
  const long = 'curated skills, rewritten after the first round − no skills'
  expect(shortName(long, 200)).toBe('curated skills, rewritten after…')
  expect(shortName(long, 1)).toHaveLength(4)
})

test('a long name keeps its two ends, where versions and sizes stand', () => {
  expect(withoutMiddle('gpt-5.2', 20)).toBe('gpt-5.2')
  expect(withoutMiddle('claude-opus-4-5-20251101-preview-with-thinking-08', 24)).toBe(
    'claude-opus-4-5-…king-08',
  )
  expect([...withoutMiddle('技能'.repeat(30), 20)]).toHaveLength(20)
})
