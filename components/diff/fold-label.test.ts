import { expect, test } from 'vitest'
import { alignSteps } from '@/lib/diff/align-steps'
import { foldRows } from '@/lib/diff/fold-rows'
import { trivialRows } from '@/lib/diff/rank-difference'
import { actionsOf } from '@/lib/diff/row-actions'
import { stepAction } from '@/lib/diff/step-action'
import { stepsFromText } from '@/lib/diff/testing'
import { outlineStep } from '@/lib/trajectory/step-outline'
import { foldLabel } from './fold-label'

/** The labels of the folds of two trajectories. */
function labelsOf(one: string, two: string): string[] {
  const [left, right] = [stepsFromText(one), stepsFromText(two)]
  const [a, b] = [left.map(stepAction), right.map(stepAction)]
  const rows = alignSteps(a, b)
  const trivial = new Map(trivialRows(rows, actionsOf(a, b)).map(({ row, kind }) => [row, kind]))
  return foldRows(rows, new Set(), new Set(trivial.keys())).flatMap((item) =>
    item.kind === 'row'
      ? []
      : foldLabel(item, {
          ...{ rows, trivial },
          left: (step) => outlineStep(left[step - 1]!),
          right: (step) => outlineStep(right[step - 1]!),
        }),
  )
}

test('a fold says how many differences in it are trivial and of what kind', () => {
  expect(
    labelsOf(
      '$ ls -l\n$ ls\n> a\n> b\n$ make\nwrite a.txt: 1',
      '$ ls -lR\n$ ls\n> b\n> a\n$ make\nwrite a.txt: 2',
    ),
  ).toEqual([
    '2 trivial differences (order of a listing, how the same is asked for) · 1 equal step · ls -l, ls, make',
  ])
})

test('a fold of equal steps says what they did', () => {
  expect(labelsOf('$ ls\n$ make\nwrite a: 1', '$ ls\n$ make\nwrite a: 2')).toEqual([
    '2 equal steps · ls, make',
  ])
})
