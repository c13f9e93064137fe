import { expect, test } from 'vitest'
import type { ConditionHead, ExperimentFrame } from '@/lib/cells/describe-contrast'
import { NO_CHANGES } from '@/lib/domain/review-change'
import { sayNoPair } from './no-pair-words'

const frameOf = (nConfigurations: number, kinds: ConditionHead['kind'][]): ExperimentFrame => ({
  experiment: {
    ...{ slug: 'x', name: 'x', description: null, kind: 'logs', isGenerated: false },
    ...{ citation: null, nTasks: 3, nConfigurations, nTrials: 12, nDomains: 0 },
    nTasksWithoutDomain: 3,
    filledViews: [],
  },
  conditions: kinds.map((kind) => {
    return { key: kind, kind, label: kind.replace('_', ' '), nTasks: 3, nTrials: 12, nInferred: 0 }
  }),
  contrast: null,
  uses: [],
  changes: { ...NO_CHANGES, isApplied: true },
})

test('four configurations of which none has both conditions are not told to be two', () => {
  expect(sayNoPair(frameOf(4, ['no_skills']))).toBe(
    'Nothing to compare: 4 configurations ran here, and none has both conditions: the only known one is no skills. It needs the same tasks under another condition too.',
  )
})

test('where no condition is known, that is what is missing', () => {
  expect(sayNoPair(frameOf(4, ['unknown']))).toContain('no log says what skills the agent had')
})
