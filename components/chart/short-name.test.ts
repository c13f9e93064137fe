import { expect, test } from 'vitest'
import { distinctNames, shortName, withoutMiddle } from './short-name'

test('a name is cut where its width ends, and says so', () => {
  expect(shortName('no skills', 200)).toBe('no skills')
  const long = 'curated skills, rewritten after the first round − no skills'
  expect(shortName(long, 200)).toBe('curated skills, rewritten after…')
  expect(shortName(long, 1)).toHaveLength(4)
  // A hyphen is wider than a letter: as many of them take more room.
  expect(shortName('a-b-c-d-e-f-g-h', 100)).toBe('a-b-c-d-e-f-…')
  expect(shortName('aabaabaabaabaab', 100)).toBe('aabaabaabaabaab')
})

test('a long name keeps its two ends, where versions and sizes stand', () => {
  expect(withoutMiddle('gpt-5.2', 20)).toBe('gpt-5.2')
  expect(withoutMiddle('claude-opus-4-5-20251101-preview-with-thinking-08', 24)).toBe(
    'claude-opus-4-5-…king-08',
  )
  expect([...withoutMiddle('技能'.repeat(30), 20)]).toHaveLength(20)
})

test('names that are alike without their middles show where they differ', () => {
  const model = (size: string) =>
    `vendor-1/some-large-language-model-with-a-long-name-${size}-instruct-2026`
  expect(distinctNames([model('00b'), model('07b'), 'gpt-5.2'], 30)).toEqual([
    'vendor-1/some-large-langu…00b…',
    'vendor-1/some-large-langu…07b…',
    'gpt-5.2',
  ])
  // The same name twice, or one that only ends earlier, is no reason to fail.
  expect(distinctNames([model('00b'), model('00b')], 30)).toEqual(
    [model('00b'), model('00b')].map((name) => withoutMiddle(name, 30)),
  )
  const [short, long] = distinctNames([model('00b'), `${model('00b')}-x-${model('00b')}`], 30)
  expect(short).not.toBe(long)
})
