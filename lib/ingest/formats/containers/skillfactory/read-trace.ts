import type { Span } from '@/lib/domain/new-trial'
import { draftStep, type StepDraft } from '@/lib/ingest/formats/reading/step-draft'

// A response of SkillFactory marks its attempts and what it thinks of them:
//   <think><sample>… <answer>24</answer></sample><reflect>… <verdict>Incorrect</verdict></reflect>
//   glue <sample>…</sample> …</think> <answer>25</answer>
// Each sample, each reflection and what stands between them becomes a step of its own; samples,
// reflections and verdicts become spans of these steps. A tag that is not closed reaches to the end:
// such a response was cut. Without tags the whole response is one step.

const KIND = { sample: 'attempt', reflect: 'reflection' } as const
type Tag = keyof typeof KIND

interface Piece {
  readonly tag: Tag | null
  readonly text: string
}

const OPENS = /<(sample|reflect)>/g
/** Marks that frame the whole and say nothing of a part. */
const FRAME = /<\/?think>/g
const VERDICT = /<verdict>\s*(correct|incorrect)\s*<\/verdict>/gi
const ANSWER = /<answer>/i

/** A response as its samples, its reflections and what stands between. */
export function splitTrace(response: string): Piece[] {
  const pieces: Piece[] = []
  let at = 0
  for (const opening of response.matchAll(OPENS)) {
    // A tag inside of another is part of its text.
    if (opening.index < at) continue
    // The pattern above names both.
    const tag = opening[1] as Tag
    const start = opening.index + opening[0].length
    const close = response.indexOf(`</${tag}>`, start)
    const end = close < 0 ? response.length : close
    pieces.push({ tag: null, text: response.slice(at, opening.index) })
    pieces.push({ tag, text: response.slice(start, end) })
    at = close < 0 ? response.length : close + tag.length + 3
  }
  pieces.push({ tag: null, text: response.slice(at) })
  return pieces
    .map(({ tag, text }) => ({ tag, text: text.replace(FRAME, '').trim() }))
    .filter(({ tag, text }) => tag !== null || text !== '')
}

/** What the last verdict of a reflection says; null: it has none. */
function verdictOf(text: string): 'correct' | 'incorrect' | null {
  const said = [...text.matchAll(VERDICT)].at(-1)?.[1]?.toLowerCase()
  return said === 'correct' || said === 'incorrect' ? said : null
}

/**
 * Whether each attempt was right, in their order. The list is of answers: it has one for each attempt
 * that holds an answer, and may have one more for the final answer. Another length tells nothing, and
 * neither does an attempt without an answer.
 */
export function truthsOf(
  pieces: readonly Piece[],
  correct: readonly (boolean | null)[] | null,
): (boolean | null)[] {
  const attempts = pieces.filter(({ tag }) => tag === 'sample')
  const answered = attempts.filter(({ text }) => ANSWER.test(text)).length
  const fits = correct !== null && (correct.length === answered || correct.length === answered + 1)
  let next = 0
  return attempts.map(({ text }) => (fits && ANSWER.test(text) ? (correct[next++] ?? null) : null))
}

export interface Trace {
  readonly drafts: readonly StepDraft[]
  /** Of steps numbered from `first`. */
  readonly spans: readonly Span[]
}

/** Steps and spans of a response; `correct`: what its answers were worth, where the log says so. */
export function readTrace(
  response: string,
  correct: readonly (boolean | null)[] | null,
  first: number,
): Trace {
  const pieces = splitTrace(response)
  const truths = truthsOf(pieces, correct)
  const spans: Span[] = []
  let truth: boolean | null = null
  let nAttempts = 0
  pieces.forEach(({ tag, text }, at) => {
    const place = { firstStep: first + at, lastStep: first + at }
    if (tag === null) return
    if (tag === 'sample') truth = truths[nAttempts++] ?? null
    spans.push({
      ...{ kind: KIND[tag], ...place },
      data: { by: 'tag', evidence: `<${tag}>`, isRight: tag === 'sample' ? truth : null },
    })
    const says = tag === 'reflect' ? verdictOf(text) : null
    if (says === null) return
    const isRight = truth === null ? null : truth === (says === 'correct')
    spans.push({
      ...{ kind: 'verdict', ...place },
      data: { by: 'tag', evidence: `<verdict>${says}</verdict>`, says, isRight },
    })
  })
  const drafts = pieces.map(({ tag, text }) =>
    draftStep(tag === 'reflect' ? 'thought' : 'message', null, text),
  )
  return { drafts, spans }
}
