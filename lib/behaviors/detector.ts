import type { Behavior } from '@/lib/domain/behavior'
import type { Span } from '@/lib/domain/new-trial'
import type { Step } from '@/lib/domain/step'
import { clipText } from '@/lib/trajectory/step-outline'

/** Finds one behaviour in the steps that are the agent's own doing. */
export type Detector = (steps: readonly Step[]) => Span[]

const EVIDENCE_LENGTH = 160

/** A span with the words of the log that show it; `by`: what it does, or a phrase of what it says. */
export const spanOf = (
  kind: Behavior,
  steps: readonly [first: number, last: number],
  by: 'action' | 'phrase',
  evidence: string,
): Span => ({
  kind,
  firstStep: steps[0],
  lastStep: steps[1],
  data: { by, evidence: clipText(evidence.replace(/\s+/g, ' ').trim(), EVIDENCE_LENGTH) },
})

/** What the agent says in a step. */
export const saidIn = ({ kind, text }: Step): string =>
  kind === 'thought' || kind === 'message' || kind === 'tool' ? text : ''

/** How far back the words before a phrase are looked at. */
const BEFORE = 120

/**
 * A span for each step in which the agent says something like this. `fits` looks at the words before
 * it, which may take back what it says.
 */
export const findPhrase = (
  kind: Behavior,
  steps: readonly Step[],
  phrase: RegExp,
  fits: (before: string) => boolean = () => true,
): Span[] => {
  const every = new RegExp(phrase, 'gi')
  return steps.flatMap((step) => {
    const text = saidIn(step)
    for (const { index } of text.matchAll(every)) {
      if (!fits(text.slice(Math.max(0, index - BEFORE), index))) continue
      const around = text.slice(Math.max(0, index - 20), index + EVIDENCE_LENGTH)
      return [spanOf(kind, [step.number, step.number], 'phrase', around)]
    }
    return []
  })
}
