import { expect, test } from 'vitest'
import { readTrace, splitTrace, truthsOf } from './read-trace'

const TWO = `<think><sample>a <answer>1</answer></sample><reflect>no <verdict>Incorrect</verdict></reflect>
Try again. <sample>b <answer>2</answer></sample><reflect>yes <verdict>Correct</verdict></reflect></think> <answer>2</answer>`

const kindsOf = (correct: readonly (boolean | null)[] | null) =>
  readTrace(TWO, correct, 1).spans.map(({ kind, firstStep, data }) => {
    const { isRight } = data as { isRight: boolean | null }
    return [kind, firstStep, isRight]
  })

test('samples, reflections and what stands between are steps, with verdicts against the truth', () => {
  const { drafts } = readTrace(TWO, null, 1)
  expect(drafts.map(({ kind, text }) => [kind, text])).toEqual([
    ['message', 'a <answer>1</answer>'],
    ['thought', 'no <verdict>Incorrect</verdict>'],
    ['message', 'Try again.'],
    ['message', 'b <answer>2</answer>'],
    ['thought', 'yes <verdict>Correct</verdict>'],
    ['message', '<answer>2</answer>'],
  ])
  expect(kindsOf([false, false, false])).toEqual([
    ['attempt', 1, false],
    ['reflection', 2, null],
    ['verdict', 2, true],
    ['attempt', 4, false],
    ['reflection', 5, null],
    ['verdict', 5, false],
  ])
})

test('answers of another number than the attempts tell nothing of any', () => {
  expect(truthsOf(splitTrace(TWO), [true, false])).toEqual([true, false])
  expect(truthsOf(splitTrace(TWO), [true])).toEqual([null, null])
  expect(truthsOf(splitTrace(TWO), null)).toEqual([null, null])
  expect(kindsOf([true]).map(([, , isRight]) => isRight)).toEqual(Array(6).fill(null))
})

test('a tag that is not closed reaches to the end, and without tags there is one step', () => {
  expect(splitTrace('<sample>a</sample><reflect>it was cut')).toEqual([
    { tag: 'sample', text: 'a' },
    { tag: 'reflect', text: 'it was cut' },
  ])
  expect(splitTrace('The answer is 4.')).toEqual([{ tag: null, text: 'The answer is 4.' }])
})

test('many tags that are not closed are read once', () => {
  expect(splitTrace('<sample>'.repeat(50_000))).toHaveLength(1)
})
