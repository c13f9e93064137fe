import { expect, test } from 'vitest'
import type { Activation } from '@/lib/analysis/measure/measure-activation'
import { passPaired } from '@/lib/stats/pass-paired'
import { usageActivation } from '@/lib/stats/usage-activation'
import { sayActivation, sayCurve, sayNoReliability } from './overview-words'

test('a gain in runs that read is never called the effect of reading', () => {
  const found = usageActivation({
    tasks: ['a', 'b'].map((task) => ({
      ...{ task, shouldTrigger: null, without: [0, 0] },
      with: [
        { read: true, reward: 1 },
        { read: false, reward: 0 },
      ],
    })),
  })
  const activation: Activation = { ...found, byConfiguration: [], byDomain: [] }
  expect(sayActivation(activation)).toMatch(
    /^\+50\.0 pp when offered; \+100\.0 pp in runs that read a skill \(2 tasks\); 0\.0 pp in runs that read none \(2 tasks\)\. Runs choose to read, so only the first is an effect of skills\.$/,
  )
})

test('the curve of tries is said whole, and why there is none', () => {
  const cells = { with: [{ n: 2, c: 2 }], without: [{ n: 2, c: 1 }] }
  const curve = passPaired({ pairs: [{ task: 'a', ...cells }], kMax: 10 })
  expect(sayCurve({ ...curve, nNotBinary: 3 }, 'hat')).toBe(
    'pass^k, all k tries work, unbiased, mean over tasks. k = 1: 50.0 → 100.0 %; k = 2: 0.0 → 100.0 %. 3 tasks with partial rewards left out.',
  )
  expect(sayNoReliability({ ...curve, nTasks: 0, nNotBinary: 4 })).toContain('no task')
})
