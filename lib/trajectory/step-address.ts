import { STEP_KINDS, type Step, type StepKind } from '@/lib/domain/step'

/** Kinds of steps, and steps of a trial, that an address has room for. */
const KINDS = 8
const STEPS = 2 ** 20

/** Addresses of one trial: its own and all up to the next trial's. */
export const ADDRESSES_OF_TRIAL = KINDS * STEPS

/**
 * One number for a step anywhere: trial, place and kind, in the order of trials and steps. It is the
 * row of the step in the index of texts, which so needs no table beside it to tell whose text it is.
 * Null where the trajectory is longer than an address can say.
 */
export function stepAddress(trialId: number, step: Pick<Step, 'number' | 'kind'>): number | null {
  if (step.number >= STEPS) return null
  return trialId * ADDRESSES_OF_TRIAL + step.number * KINDS + STEP_KINDS.indexOf(step.kind)
}

/** What `kindOf` finds in an address, for SQL: `rowid & 7`. */
export const KIND_BITS = KINDS - 1

export const kindNumber = (kind: StepKind): number => STEP_KINDS.indexOf(kind)

export interface AddressedStep {
  readonly trialId: number
  readonly step: number
}

export const readAddress = (address: number): AddressedStep => ({
  trialId: Math.floor(address / ADDRESSES_OF_TRIAL),
  step: Math.floor((address % ADDRESSES_OF_TRIAL) / KINDS),
})
