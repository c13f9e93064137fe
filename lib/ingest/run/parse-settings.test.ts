import { expect, test } from 'vitest'
import { NO_OPTIONS } from '@/lib/domain/import'
import { parseSettings } from './parse-settings'

test('a score that is the reward is set by its name, an empty name sets none; one dataset by true', () => {
  expect(parseSettings({ rewardKey: ' recall ' })).toEqual({
    options: { ...NO_OPTIONS, rewardKey: 'recall' },
  })
  expect(parseSettings({ rewardKey: '' })).toEqual({ options: NO_OPTIONS })
  expect(parseSettings({ oneDataset: 'true' })).toEqual({
    options: { ...NO_OPTIONS, isOneDataset: true },
  })
  expect(parseSettings({ experiment: 'a' })).toEqual({ experiment: 'a' })
  expect(parseSettings({ rewardKey: ['recall'] })).toContain('an object of texts')
})
