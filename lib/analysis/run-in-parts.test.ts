import { expect, test } from 'vitest'
import { alignSteps, alignStepsInParts } from '@/lib/diff/align-steps'
import { stepAction } from '@/lib/diff/step-action'
import { stepsFromText } from '@/lib/diff/testing'
import { runInParts } from './run-in-parts'

const actions = (length: number, word: (at: number) => string) =>
  stepsFromText(Array.from({ length }, (_, at) => word(at)).join('\n')).map(stepAction)

test('a long alignment lets others have their turn, and comes out the same', async () => {
  const left = actions(3000, (at) => `$ make part${(at * 7) % 13}`)
  const right = actions(3000, (at) => `$ make part${(at * 5) % 11}`)
  const whole = alignSteps(left, right)
  let turns = 0
  const others = setInterval(() => (turns += 1), 1)
  const inParts = await runInParts(alignStepsInParts(left, right), 5)
  clearInterval(others)
  expect(inParts).toEqual(whole)
  expect(turns).toBeGreaterThan(2)
})
