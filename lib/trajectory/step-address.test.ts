import { expect, test } from 'vitest'
import { STEP_KINDS } from '@/lib/domain/step'
import { ADDRESSES_OF_TRIAL, KIND_BITS, readAddress, stepAddress } from './step-address'

test('an address tells the trial, the step and its kind, also of the largest ids', () => {
  expect(STEP_KINDS.length).toBeLessThanOrEqual(KIND_BITS + 1)
  for (const trialId of [1, 77, 2 ** 29]) {
    for (const [place, kind] of STEP_KINDS.entries()) {
      const address = stepAddress(trialId, { number: 900, kind })!
      expect(readAddress(address)).toEqual({ trialId, step: 900 })
      expect(address % (KIND_BITS + 1)).toBe(place)
      expect(Math.floor(address / ADDRESSES_OF_TRIAL)).toBe(trialId)
    }
  }
  expect(stepAddress(1, { number: 2 ** 20, kind: 'tool' })).toBe(null)
})
