import { expect, test } from 'vitest'
import { alignSteps, alignStepsInParts } from '@/lib/diff/align-steps'
import { stepAction } from '@/lib/diff/step-action'
import type { Parts } from '@/lib/domain/parts'
import { stepsFromText } from '@/lib/diff/testing'
import { runInParts } from './run-in-parts'

const actions = (length: number, word: (at: number) => string) =>
  stepsFromText(Array.from({ length }, (_, at) => word(at)).join('\n')).map(stepAction)

const left = actions(3000, (at) => `$ make part${(at * 7) % 13}`)
const right = actions(3000, (at) => `$ make part${(at * 5) % 11}`)

/** How often others had their turn while `work` was done in turns of `mostMs`. */
async function turnsDuring<Result>(work: Parts<Result>, mostMs: number) {
  let turns = 0
  const other = () => {
    turns += 1
    next = setImmediate(other)
  }
  let next = setImmediate(other)
  const result = await runInParts(work, mostMs)
  clearImmediate(next)
  return { turns, result }
}

test('a long alignment lets others have their turn, and comes out the same', async () => {
  const work = alignStepsInParts(left, right)
  let parts = 0
  while (!work.next().done) parts += 1
  expect(parts).toBeGreaterThan(10)
  const { turns, result } = await turnsDuring(alignStepsInParts(left, right), 0)
  expect(turns).toBeGreaterThanOrEqual(parts)
  expect(result).toEqual(alignSteps(left, right))
})

test('within its time it goes on without asking others', async () => {
  const { turns, result } = await turnsDuring(alignStepsInParts(left, right), Infinity)
  expect(turns).toBe(0)
  expect(result).toEqual(alignSteps(left, right))
})
