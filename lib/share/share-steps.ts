import type { Step } from '@/lib/domain/step'
import { shownTexts } from '@/lib/trajectory/shown-texts'
import { heading, type Block } from './document'

/** Characters of a step that a file shows; its trial's page has the rest. */
const MOST_CHARS = 20_000

function stepBlocks(title: string, step: Step | null): Block[] {
  if (step === null) return []
  const text = shownTexts(step)
    .filter((one) => one.trim() !== '')
    .join('\n\n')
  const rest = text.length - MOST_CHARS
  return [
    heading(`${title} (step ${step.number})`),
    {
      kind: 'code',
      text: rest > 0 ? `${text.slice(0, MOST_CHARS)}\n… ${rest} characters more` : text,
    },
  ]
}

/** The two steps at which trials part, with their texts. */
export const shareSteps = (steps: { readonly left: Step | null; readonly right: Step | null }) => [
  ...stepBlocks('What the left does there', steps.left),
  ...stepBlocks('What the right does there', steps.right),
]
