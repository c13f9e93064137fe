import { expect, test } from 'vitest'
import { countKinds, filterSpans, showSpan, spansByStep } from './shown-spans'

const verdict = showSpan({
  ...{ kind: 'verdict', firstStep: 3, lastStep: 3 },
  data: { by: 'tag', says: 'correct', isRight: false, evidence: '<verdict>correct</verdict>' },
})
const retry = showSpan({
  ...{ kind: 'retries_after_error', firstStep: 1, lastStep: 4 },
  data: { by: 'action', evidence: 'pytest -q' },
})
const doubt = showSpan({
  ...{ kind: 'reflects', firstStep: 4, lastStep: 4 },
  data: { by: 'phrase', evidence: 'Wait, no.' },
})
const all = [retry, verdict, doubt]

test('spans bear their names, and a verdict whether it is so', () => {
  expect(all.map(({ label, sign, isWrong }) => [label, sign, isWrong])).toEqual([
    ['Retries after an error', 'action', false],
    ['Verdict: correct, wrong', 'tag', true],
    ['Reflects', 'phrase', false],
  ])
  expect(showSpan({ kind: 'own', firstStep: 1, lastStep: 2, data: null })).toMatchObject({
    ...{ label: 'own', sign: 'action', evidence: null },
  })
})

test('they are filtered by kind and by how they were found', () => {
  expect(filterSpans(all, [], null)).toEqual(all)
  expect(filterSpans(all, ['verdict', 'reflects'], null)).toEqual([verdict, doubt])
  expect(filterSpans(all, [], 'phrase')).toEqual([doubt])
})

test('a span is marked at both of its ends', () => {
  expect([...spansByStep(all)]).toEqual([
    [1, [retry]],
    [4, [retry, doubt]],
    [3, [verdict]],
  ])
  expect(countKinds([...all, doubt]).map(({ kind, n }) => [kind, n])).toEqual([
    ['reflects', 2],
    ['retries_after_error', 1],
    ['verdict', 1],
  ])
})
