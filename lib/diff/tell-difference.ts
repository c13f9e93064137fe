import type { Json } from '@/lib/domain/json'
import type { Step } from '@/lib/domain/step'
import { code, says, type Fragment } from './divergence-sentence'
import type { Divergence } from './divergence'
import { normalizeText } from './normalize-text'

/** Lines of a text that are looked through, and characters of one that a sentence quotes. */
const MOST_LINES = 5000
const LINE_CHARS = 70

function textsIn(value: Json): string[] {
  if (typeof value === 'string') return [value]
  if (value === null || typeof value !== 'object') return []
  const inner = Array.isArray(value)
    ? value
    : Object.entries(value)
        .sort(([one], [two]) => (one < two ? -1 : 1))
        .map(([, own]) => own)
  return inner.flatMap(textsIn)
}

function partText({ tool, text }: Step, part: 'input' | 'output'): string {
  if (!tool) return part === 'input' ? text : ''
  if (part === 'output') return tool.output ?? ''
  if (tool.command !== null) return tool.command
  return textsIn(tool.arguments)
    .filter((one) => one !== tool.path)
    .map(withoutPatchSigns)
    .join('\n')
}

/** A patch as the lines it puts in; another text as it is. */
const withoutPatchSigns = (text: string) =>
  /^(?:\*\*\* Begin Patch|@@ |diff --git )/m.test(text)
    ? text.replace(/^(?:-|@@|\*\*\*|\+\+\+|diff |index ).*\n?|^\+/gm, '')
    : text

const isRemark = (line: string) => /^(?:#|\/\/|\/?\*|"""|'''|--|\W*$)/.test(line)
const isComplaint = (line: string) =>
  /\b\w*(?:error|exception|traceback|failed|failure|denied|not found|no such|cannot)\b/i.test(line)

/** The lines of a text, without what stands between triple quotes. */
function linesOf(text: string): string[] {
  let isQuoted = false
  return text.split('\n', MOST_LINES).flatMap((raw) => {
    const line = raw.trim()
    const quotes = line.split(/"""|'''/).length - 1
    const was = isQuoted
    if (quotes % 2 === 1) isQuoted = !isQuoted
    return was ? [] : [line]
  })
}

/** Whether the other text has a line nowhere; an empty one is nobody's own. */
function ownBeside(others: readonly string[]): (line: string) => boolean {
  const known = new Set(others.map((line) => normalizeText(line.slice(0, 2000))))
  return (line) => line !== '' && !known.has(normalizeText(line.slice(0, 2000)))
}

/** The first line that the other text has nowhere, remarks only where there is nothing else. */
function ownLine(lines: readonly string[], others: readonly string[]): string | null {
  const own = lines.filter(ownBeside(others))
  return own.find((line) => !isRemark(line)) ?? own[0] ?? null
}

/** Stretches of lines that the other text has nowhere. */
function countPlaces(lines: readonly string[], others: readonly string[]): number {
  const isOwn = ownBeside(others)
  const told = lines.filter((line) => line !== '').map(isOwn)
  return told.filter((own, at) => own && !told[at - 1]).length
}

/** How many places differ beside the first, of a text that both sides wrote. */
function morePlaces(one: readonly string[], two: readonly string[]): Fragment[] {
  const more = Math.max(countPlaces(one, two), countPlaces(two, one)) - 1
  if (more < 1) return []
  return [says(`; ${more} more ${more === 1 ? 'place differs' : 'places differ'}`)]
}

const quoted = (line: string): Fragment =>
  code(line.length > LINE_CHARS ? `${line.slice(0, LINE_CHARS - 1)}…` : line)

function differenceOf(found: Divergence, left: Step, right: Step): Fragment[] | null {
  const { part } = found.compared!
  const [one, two] = [linesOf(partText(left, part)), linesOf(partText(right, part))]
  const isFailing = (step: Step) => step.tool?.isError === true
  if (part === 'output' && isFailing(left) !== isFailing(right)) {
    const [side, lines] = isFailing(left) ? ['left', one] : ['right', two]
    // The end of an error says what it was; a traceback begins with where.
    const line = lines.findLast(isComplaint) ?? ownLine(lines, side === 'left' ? two : one)
    return line ? [says(`; ${side} says `), quoted(line)] : null
  }
  const [own, other] = [ownLine(one, two), ownLine(two, one)]
  const more = part === 'input' ? morePlaces(one, two) : []
  if (own !== null && other !== null) {
    return [says(': left has '), quoted(own), says(', right '), quoted(other), ...more]
  }
  if (own !== null) return [says(': only left has '), quoted(own), ...more]
  return other === null ? null : [says(': only right has '), quoted(other), ...more]
}

/**
 * Where both sides do the same with another content, or the same has another answer: the sentence
 * with the first line that differs on each side. `left` and `right` are the steps `compared` names.
 */
export function tellDifference(found: Divergence, left: Step, right: Step): Divergence {
  const more = differenceOf(found, left, right)
  if (more === null) return found
  const sentence = found.sentence.map((fragment, at) =>
    at === found.sentence.length - 1
      ? says(fragment.text.replace(/(?:, each in its own way)?\.$/, ''))
      : fragment,
  )
  return { ...found, sentence: [...sentence, ...more, says('.')] }
}
