import { expect, test } from 'vitest'
import { measureLogRatio } from '@/lib/stats/measure-log-ratio'
import { makeRandom } from '@/lib/stats/random'
import { summarizeUse, type UsedCell } from './use-change'
import { sayBasis } from './use-words'

/** Cells of a few tasks and configurations, some of which one arm does not know. */
function drawCells(seed: number): UsedCell[] {
  const random = makeRandom(seed)
  return Array.from({ length: 12 }, (_, task) =>
    Array.from({ length: 3 }, (_, configuration) =>
      (['with', 'without'] as const).flatMap((arm) =>
        random.index(5) === 0
          ? []
          : [
              {
                ...{ task: String(task), configuration: String(configuration), arm },
                value: random.index(100),
              },
            ],
      ),
    ).flat(),
  ).flat()
}

test('the change over cells is the log ratio of trials with one value an arm', () => {
  for (let seed = 1; seed <= 30; seed++) {
    const cells = drawCells(seed)
    const found = summarizeUse('steps', 'tasks', cells)
    const told = measureLogRatio({
      trials: cells.map((cell) => ({ ...cell, passed: false, timedOut: false })),
    })
    expect(found).toMatchObject({
      ...{ n: told.nTasks, change: told.change, p: told.p },
      ...{ changeLow: told.changeLo, changeHigh: told.changeHi },
      ...{ nUp: told.nUp, nDown: told.nDown },
    })
  }
})

test('the typical means beside a change have it as their ratio; means of a run need not', () => {
  // 0.01 → 0.02 and 0.05 → 0.04: a typical task pays more, the mean run less or the same.
  const value = { a: [0.01, 0.02], b: [0.05, 0.04] }
  const cells = Object.entries(value).flatMap(([task, [without, with_]]) => [
    { task, configuration: 'one', arm: 'without' as const, value: without! },
    { task, configuration: 'one', arm: 'with' as const, value: with_! },
  ])
  const found = summarizeUse('cost_usd', 'tasks', cells)
  expect(found.change).toBeCloseTo(Math.sqrt(2 * 0.8) - 1, 12)
  expect(found.typicalWith! / found.typicalWithout! - 1).toBeCloseTo(found.change!, 12)
  expect(found.with).toBeCloseTo(found.without!, 12)
  expect(found.largestShare).toBeCloseTo(0.09 / 0.12, 12)
  for (let seed = 1; seed <= 30; seed++) {
    const { change, typicalWith, typicalWithout } = summarizeUse('steps', 'tasks', drawCells(seed))
    expect(typicalWith! / typicalWithout! - 1).toBeCloseTo(change!, 9)
  }
})

test('an arm that used nothing has no ratio, and is in neither mean', () => {
  const cell = (task: string, arm: 'with' | 'without', value: number) => ({
    ...{ task, configuration: 'a', arm, value },
  })
  const cells = [
    ...[cell('one', 'without', 0), cell('one', 'with', 5)],
    ...[cell('two', 'without', 2), cell('two', 'with', 4)],
  ]
  expect(summarizeUse('tool_errors', 'tasks', cells)).toMatchObject({
    ...{ n: 1, change: 1, without: 2, with: 4, ratio: 2 },
  })
})

test('what runs use rests on families of tasks where two tasks name one, and says so', () => {
  const cells = drawCells(3)
  const named = cells.map((cell) => ({ ...cell, family: `f${Number(cell.task) % 4}` }))
  const found = summarizeUse('steps', 'tasks', named)
  const plain = summarizeUse('steps', 'tasks', cells)
  expect(found).toMatchObject({ nFamilies: 4, change: plain.change, n: plain.n })
  expect(found.changeLow).not.toBe(plain.changeLow)
  expect(sayBasis(found)).toBe('over 12 tasks of 4 families (rough: only 4 families)')
})
