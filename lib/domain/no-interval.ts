import { GAIN_METHODS, type GainMethod } from './gain'
import type { Uncertainty } from './uncertainty'
import type { Weighting } from './weighting'

/** What an interval was asked to be about, and what counts once in its mean. */
export interface AskedInterval {
  readonly uncertainty: Uncertainty
  readonly weighting: Weighting
  /** False where no task of some arm was run twice; true: it was, and no two runs differ. */
  readonly canRerun?: boolean
}

/** Why a mean difference over tasks has no interval: the reason that holds for what was asked (null: unknown). */
export function whyNoInterval(
  { nTasks, nFamilies }: { readonly nTasks: number; readonly nFamilies?: number },
  asked: AskedInterval | null,
): string {
  if (nTasks === 0)
    return asked?.weighting === 'domains' ? 'no common task names a domain' : 'no common task'
  if (asked?.uncertainty === 'rerun')
    return asked.canRerun
      ? 'no variation between trials of a task was seen'
      : 'in some arm no task was run twice'
  if (nTasks === 1) return 'one task only'
  if (nFamilies === 1) return 'all tasks are of one family'
  return asked?.weighting === 'domains' ? 'no domain has two tasks' : 'too few data'
}

/** How the interval of a mean difference was made, or why there is none; no sentence yet. */
export const methodWords = (
  {
    method,
    ...counted
  }: { readonly method: GainMethod; readonly nTasks: number; readonly nFamilies?: number },
  asked: AskedInterval | null,
): string =>
  method === 'none' ? `no interval: ${whyNoInterval(counted, asked)}` : GAIN_METHODS[method]
