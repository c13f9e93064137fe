import type { Step } from '@/lib/domain/step'
import { shownTexts } from './shown-texts'

/** Of one text of a step (what was said, an input, an output) so much of its beginning and end is searched. */
export const SEARCHED_HEAD = 2000
export const SEARCHED_TAIL = 1000

/** So many characters of a trial are searched; its later steps are not. */
export const SEARCHED_OF_TRIAL = 400_000

/** The beginning tells what it was, the end how it ended: an error is printed last. */
const clip = (text: string): string =>
  text.length <= SEARCHED_HEAD + SEARCHED_TAIL
    ? text
    : `${text.slice(0, SEARCHED_HEAD)}\n${text.slice(-SEARCHED_TAIL)}`

/** What a search of all trajectories looks into: what the screen shows of a step, cut where it is long. */
export const searchedText = (step: Step): string => shownTexts(step).map(clip).join('\n')

export interface SearchedStep {
  readonly step: Step
  readonly text: string
}

/**
 * The steps of a trial that are searched, until its characters are used up. Context that an earlier
 * file repeats was searched there.
 */
export function searchedSteps(steps: Iterable<Step>, used: number) {
  const searched: SearchedStep[] = []
  let characters = used
  for (const step of steps) {
    if (characters >= SEARCHED_OF_TRIAL) break
    if (step.isCopied) continue
    const text = searchedText(step)
    characters += text.length
    searched.push({ step, text })
  }
  return { searched, characters }
}
