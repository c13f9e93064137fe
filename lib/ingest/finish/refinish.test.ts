import { expect, test } from 'vitest'
import { makeNewTrial, makeStep } from '@/lib/trajectory/testing'
import { refinishTrial } from './refinish'

test('behaviours of an exported trial are found anew; spans of its log stay', () => {
  const trial = makeNewTrial('a', {
    steps: [makeStep(1, 'Wait, no. That is wrong, let me reconsider the sum.')],
    spans: [
      {
        kind: 'edits_tests',
        firstStep: 1,
        lastStep: 1,
        data: { evidence: 'of an older detector' },
      },
      { kind: 'attempt', firstStep: 1, lastStep: 1, data: {} },
    ],
  })
  const kinds = (refinishTrial(trial).spans ?? []).map(({ kind }) => kind)
  expect(kinds).toContain('attempt')
  expect(kinds).not.toContain('edits_tests')
  const untouched = { ...trial, spans: undefined }
  expect(refinishTrial(untouched).spans?.map(({ kind }) => kind)).toEqual(
    kinds.filter((kind) => kind !== 'attempt'),
  )
})
