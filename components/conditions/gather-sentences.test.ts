import { expect, test } from 'vitest'
import { gatherSentences } from './gather-sentences'

test('a sentence that holds for several pairs is said once', () => {
  const told = [
    { of: 'curated against none', sentence: 'Too few tasks.' },
    { of: 'evolved against none', sentence: 'Run more.' },
    { of: 'evolved against curated', sentence: 'Too few tasks.' },
  ]
  expect(gatherSentences(told)).toEqual([
    { of: ['curated against none', 'evolved against curated'], sentence: 'Too few tasks.' },
    { of: ['evolved against none'], sentence: 'Run more.' },
  ])
})
