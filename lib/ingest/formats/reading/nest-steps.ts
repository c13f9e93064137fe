import type { StepDraft } from './step-draft'
import { momentOf } from './times'

const timeOf = ({ at }: StepDraft): number => momentOf(at) ?? NaN

/**
 * Puts the steps of a sub-agent behind the call that started it. Without such a call they stand
 * behind the last step that began before them; without times, at the end.
 */
export function nestSteps(
  steps: readonly StepDraft[],
  own: readonly StepDraft[],
  callId: string | null,
): StepDraft[] {
  const call = callId === null ? -1 : steps.findIndex(({ tool }) => tool?.callId === callId)
  const first = own.map(timeOf).find((time) => !Number.isNaN(time))
  const before =
    first === undefined ? steps.length - 1 : steps.findLastIndex((step) => timeOf(step) <= first)
  const place = (call >= 0 ? call : before < 0 ? steps.length - 1 : before) + 1
  // What was put behind the same call before stays in front.
  let at = place
  while (call >= 0 && at < steps.length && steps[at]!.agent !== steps[call]!.agent) at += 1
  return [...steps.slice(0, at), ...own, ...steps.slice(at)]
}
