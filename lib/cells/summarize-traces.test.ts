import { expect, test } from 'vitest'
import { f1OfVerdicts } from './summarize-traces'

test('F1 of verdicts by class: 172 right and 151 wrong “correct”, 33 wrong and 2,914 right “incorrect”', () => {
  const { f1Correct, f1Incorrect } = f1OfVerdicts({
    ...{ correctRight: 172, correctWrong: 151, incorrectWrong: 33, incorrectRight: 2914 },
  })
  expect(f1Correct!.toFixed(2)).toBe('0.65')
  expect(f1Incorrect!.toFixed(2)).toBe('0.97')
})

test('without verdicts there is no F1', () => {
  expect(
    f1OfVerdicts({ correctRight: 0, correctWrong: 0, incorrectWrong: 0, incorrectRight: 0 }),
  ).toEqual({ f1Correct: null, f1Incorrect: null })
})
