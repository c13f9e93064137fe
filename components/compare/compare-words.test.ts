import { expect, test } from 'vitest'
import type { ComparedSide } from '@/lib/analysis/compare/compare-experiments'
import type { ComparedTask } from '@/lib/analysis/compare/compared-task'
import type { TaskLabel } from '@/lib/domain/gain'
import { displayDifferenceInterval, listChanged, sayChanged, sayWhole } from './compare-words'

const task = (left: TaskLabel, right: TaskLabel): ComparedTask => {
  const rates = { without: 0, with: 1 }
  return {
    ...{ task: `${left} ${right}`, domain: null, family: null, difference: 0.333 },
    ...{ left: { ...rates, finding: left }, right: { ...rates, finding: right } },
  }
}

test('a finding that the other does not show is no change up or down', () => {
  const tasks = [
    task('helps_suggestive', 'too_few_runs'),
    task('within_noise', 'no_change'),
    task('no_change', 'hurts_strong'),
    task('helps_strong', 'hurts_suggestive'),
  ]
  expect(listChanged(tasks)).toHaveLength(3)
  expect(sayChanged(tasks)).toBe(
    '3 of 4 tasks: 1 shown by the left only, 1 shown by the right only, 1 shown otherwise by each',
  )
  expect(sayChanged([task('no_change', 'within_noise')])).toBe('0 of 1 task')
})

test('beside a gain on what both ran stands the one on all, and what is harmed there', () => {
  // Only what these words read.
  const side = {
    headline: {
      nConfigurations: 3,
      gain: { estimate: 0.164, low: -0.146, high: 0.474, nTasks: 12, nTrials: 216 },
    },
    ...{ common: { nTasks: 8 }, only: [], harmedOnlyHere: ['invoice-aging-report'] },
  } as unknown as ComparedSide
  expect(sayWhole(side)).toBe(
    'on all it ran +16.4 pp [−14.6, +47.4], 12 tasks, 3 configurations; shown to be harmed and not in common: invoice-aging-report',
  )
  expect(sayWhole({ ...side, common: { ...side.common!, nTasks: 12 } })).toBeNull()
})

test('a difference of gains ends at 200 points', () => {
  expect(displayDifferenceInterval(-4.5, 1.2)).toBe('[−200.0, +120.0]')
  expect(displayDifferenceInterval(null, null)).toBe('—')
})
