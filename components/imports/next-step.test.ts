import { expect, test } from 'vitest'
import { PROBLEMS, type ProblemCode } from '@/lib/domain/problem'
import { nextStep } from './next-step'

const step = (code: ProblemCode, state: 'previewed' | 'done') =>
  nextStep({ code, next: PROBLEMS[code].next }, state)

test('what the form above has a field for is set there', () => {
  expect(step('harness_unknown', 'previewed')).toBe('Set it above in “Harness of all trials”.')
  expect(step('model_unknown', 'done')).toBe(
    'Set it when you import it again in “Model of all trials”.',
  )
})

test('no step on the page names a flag of the command line alone', () => {
  const codes = Object.keys(PROBLEMS) as ProblemCode[]
  const flags = codes.filter((code) => /--[a-z]/.test(step(code, 'previewed')))
  expect(flags.filter((code) => !step(code, 'previewed').includes('“'))).toEqual([])
})

test('what only a file can mend is said as everywhere', () => {
  expect(step('invalid_json', 'previewed')).toBe(PROBLEMS.invalid_json.next)
})
