import type { StepOutline } from '@/lib/trajectory/step-outline'

const LINE = 18
const CHARS_A_LINE = 110
/** Folded texts end here: a command's, a message's and an output's lines together. */
const MOST_LINES = 26

/** Pixels a step will take before it is drawn and measured, from its outline alone. */
export function estimateRow(
  step: Pick<StepOutline, 'lines' | 'size'> & Partial<Pick<StepOutline, 'isAbandoned'>>,
): number {
  // Folded into one line.
  if (step.isAbandoned) return 38 + LINE
  const lines = Math.max(step.lines, Math.ceil(step.size / CHARS_A_LINE))
  return 38 + LINE * Math.min(MOST_LINES, Math.max(1, lines))
}
