import type { Step } from '@/lib/domain/step'
import { shownTexts } from '@/lib/trajectory/shown-texts'
import { heading, type Block } from './document'

/** Characters of a step that a file shows; its trial's page has the rest. */
const MOST_CHARS = 20_000

type TwoSteps = { readonly left: Step | null; readonly right: Step | null }

const textOf = (step: Step) =>
  shownTexts(step)
    .filter((one) => one.trim() !== '')
    .join('\n\n')

function stepBlocks(title: string, step: Step | null): Block[] {
  if (step === null) return []
  const text = textOf(step)
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
export const shareSteps = (steps: TwoSteps): Block[] => [
  ...stepBlocks('What the left does there', steps.left),
  ...stepBlocks('What the right does there', steps.right),
]

/** The first step of each side that writes what the other does not, with its text and the lines that differ. */
export const shareWrites = ({ left, right }: TwoSteps): Block[] => [
  ...(left && right ? ownLines(textOf(left), textOf(right)) : []),
  ...stepBlocks('What the left writes first', left),
  ...stepBlocks('What the right writes first', right),
]

/** Lines of one side that a file shows. */
const MOST_LINES = 200

function ownLines(left: string, right: string): Block[] {
  const linesOf = (text: string) => text.split('\n').map((line) => line.trimEnd())
  const [one, two] = [linesOf(left), linesOf(right)]
  const own = (lines: readonly string[], others: readonly string[], sign: string) => {
    const known = new Set(others)
    const found = lines.filter((line) => line !== '' && !known.has(line))
    const rest = found.length - MOST_LINES
    return [
      ...found.slice(0, MOST_LINES).map((line) => `${sign} ${line}`),
      ...(rest > 0 ? [`${sign} … ${rest} lines more`] : []),
    ]
  }
  const lines = [...own(one, two, '−'), ...own(two, one, '+')]
  return lines.length === 0
    ? []
    : [
        heading('Lines of these writes that one side alone has (− left, + right)'),
        { kind: 'code', text: lines.join('\n') },
      ]
}
