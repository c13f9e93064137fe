import { expect, test } from 'vitest'
import type { SkillOfferRow } from '@/lib/analysis/skill/get-skill'
import { sayAlong, sayShared } from './shared-words'

const offer = (along: SkillOfferRow['along']): SkillOfferRow => ({
  ...{ task: 'sum', conditions: ['r2', 'r5'], versions: [], nTrials: 9, along },
  others: along.map(({ skill }) => skill),
})

test('a gain that belongs to several skills says so, and in which rounds each stood beside', () => {
  const rounds = { skill: 'units-first', conditions: ['r5'] }
  const always = { skill: 'house-rules', conditions: ['r2', 'r5'] }
  expect(sayShared([offer([])])).toBeNull()
  expect(sayShared([offer([rounds]), offer([])])).toMatch(/^1 of 2 of its tasks/)
  expect(sayShared([offer([rounds])])).toMatch(/^Every one of its tasks/)
  expect(sayAlong(offer([rounds, always]), (key) => `round ${key.slice(1)}`)).toEqual([
    { skill: 'units-first', when: 'round 5' },
    { skill: 'house-rules', when: null },
  ])
})
