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

/** Something that is said, and words of which each group must give one where it is said. */
export interface Phrase {
  readonly every: RegExp
  readonly groups: readonly (readonly string[])[]
}

/**
 * A phrase to look for, whatever the case. `groups`: lower-case words of which a text holds at least one
 * of each group wherever the pattern fits: most texts hold none, and looking for words is much cheaper.
 */
export const phraseOf = (pattern: RegExp, ...groups: Phrase['groups']): Phrase => ({
  every: new RegExp(pattern, 'gi'),
  groups,
})

interface Said {
  readonly step: Step
  readonly text: string
  readonly lower: string
}

// Several detectors look at the same steps, one trial after the other. A weak map would be slow here: what it
// holds outlives the collection of young objects that its keys do not.
let last: { readonly steps: readonly Step[]; readonly said: readonly Said[] } | null = null

function saidBy(steps: readonly Step[]): readonly Said[] {
  if (last?.steps === steps) return last.said
  const said = steps.flatMap((step) => {
    const text = saidIn(step)
    return text === '' ? [] : [{ step, text, lower: text.toLowerCase() }]
  })
  last = { steps, said }
  return said
}

/** Where a phrase stands in a text, so that what is before it `fits`; null where it does not. */
function indexOf({ every }: Phrase, text: string, fits: (before: string) => boolean) {
  every.lastIndex = 0
  for (let found = every.exec(text); found !== null; found = every.exec(text)) {
    const { index } = found
    if (fits(text.slice(Math.max(0, index - BEFORE), index))) return index
  }
  return null
}

/**
 * A span for each step in which the agent says something like this. `fits` looks at the words before
 * it, which may take back what it says.
 */
export const findPhrase = (
  kind: Behavior,
  steps: readonly Step[],
  phrase: Phrase,
  fits: (before: string) => boolean = () => true,
): Span[] =>
  saidBy(steps).flatMap(({ step, text, lower }) => {
    const mayHold = phrase.groups.every((words) => words.some((word) => lower.includes(word)))
    const index = mayHold ? indexOf(phrase, text, fits) : null
    if (index === null) return []
    const around = text.slice(Math.max(0, index - 20), index + EVIDENCE_LENGTH)
    return [spanOf(kind, [step.number, step.number], 'phrase', around)]
  })
