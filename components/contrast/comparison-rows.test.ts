import { expect, test } from 'vitest'
import type { ExperimentFrame } from '@/lib/cells/describe-contrast'
import type { ContrastParams } from '@/lib/url/experiment'
import { comparisonRows } from './comparison-rows'
import { comparisonWords } from './comparison-words'

const PARAMS: ContrastParams = {
  ...{ without: null, with: null, policy: 'fail', configurations: null },
  ...{ uncertainty: 'rerun', weighting: 'tasks', data: 'reviewed' },
}
// Of a frame only these are looked at here.
const FRAME = {
  ...{ conditions: [], experiment: { kind: 'logs', nDomains: 2, nConfigurations: 1 } },
  contrast: { canSwitchPolicy: true, canRerun: true },
} as unknown as ExperimentFrame

test('what does not apply on a view cannot be chosen, says why, and does not stand as chosen', () => {
  const rowsWith = (whyNot: Parameters<typeof comparisonRows>[3]) =>
    comparisonRows({ ...FRAME, contrast: FRAME.contrast }, PARAMS, () => '/there', whyNot)
  const errorsOf = (rows: ReturnType<typeof comparisonRows>) =>
    rows.find(({ label }) => label === 'errors')!
  expect(errorsOf(rowsWith({}))).toMatchObject({ why: null })
  const errors = errorsOf(rowsWith({ policy: 'Every trial counts.' }))
  expect(errors.why).toBe('Every trial counts.')
  expect(errors.options.map(({ href }) => href)).toEqual([null, null, null])
  expect(errors.options.find(({ isCurrent }) => isCurrent)!.label).toBe('headline')
  expect(comparisonWords(FRAME, PARAMS, {})).toContain('errors: strict')
  expect(comparisonWords(FRAME, PARAMS, { policy: 'x' })).toContain('trials however they ended')
})
