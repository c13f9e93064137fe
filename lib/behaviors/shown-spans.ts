import { BEHAVIOR_WORDS, isBehavior } from '@/lib/domain/behavior'
import type { Json } from '@/lib/domain/json'
import type { Span } from '@/lib/domain/new-trial'

/** How a span was found: the log marks it by a tag, the agent says it, or does it. */
export const SPAN_SIGNS = ['tag', 'phrase', 'action'] as const
export type SpanSign = (typeof SPAN_SIGNS)[number]

/** A span as a reader of the trial sees it. */
export interface ShownSpan {
  readonly kind: string
  readonly label: string
  readonly firstStep: number
  readonly lastStep: number
  readonly sign: SpanSign
  readonly evidence: string | null
  /** A verdict of the agent that is not so. */
  readonly isWrong: boolean
}

const TAGGED: Readonly<Record<string, string>> = {
  attempt: 'Attempt',
  reflection: 'Reflection',
  verdict: 'Verdict',
}

const fieldsOf = (data: Json): Readonly<Record<string, Json>> =>
  data !== null && typeof data === 'object' && !Array.isArray(data)
    ? // A JSON value that is neither null, list nor scalar is a record.
      (data as Readonly<Record<string, Json>>)
    : {}

function labelOf(kind: string, fields: Readonly<Record<string, Json>>): string {
  if (kind === 'verdict') {
    const truth = fields.isRight === true ? ', right' : fields.isRight === false ? ', wrong' : ''
    return `Verdict: ${fields.says === 'correct' ? 'correct' : 'incorrect'}${truth}`
  }
  return isBehavior(kind) ? BEHAVIOR_WORDS[kind].label : (TAGGED[kind] ?? kind)
}

export function showSpan({ kind, firstStep, lastStep, data }: Span): ShownSpan {
  const fields = fieldsOf(data)
  return {
    ...{ kind, firstStep, lastStep, label: labelOf(kind, fields) },
    sign: SPAN_SIGNS.find((sign) => sign === fields.by) ?? 'action',
    evidence: typeof fields.evidence === 'string' ? fields.evidence : null,
    isWrong: kind === 'verdict' && fields.isRight === false,
  }
}

/** The kinds of spans with the name of each and how many there are, the most frequent first. */
export function countKinds(spans: readonly ShownSpan[]) {
  const counts = new Map<string, number>()
  for (const { kind } of spans) counts.set(kind, (counts.get(kind) ?? 0) + 1)
  return [...counts]
    .map(([kind, n]) => ({
      kind,
      n,
      label: isBehavior(kind) ? BEHAVIOR_WORDS[kind].label : (TAGGED[kind] ?? kind),
    }))
    .sort((a, b) => b.n - a.n || (a.kind < b.kind ? -1 : 1))
}

/** Spans of these kinds and signs; none asked for means all. */
export const filterSpans = (
  spans: readonly ShownSpan[],
  kinds: readonly string[],
  sign: SpanSign | null,
): ShownSpan[] =>
  spans.filter(
    (span) =>
      (kinds.length === 0 || kinds.includes(span.kind)) && (sign === null || span.sign === sign),
  )

/** Spans by the steps they reach over. */
export function spansByStep(spans: readonly ShownSpan[]): ReadonlyMap<number, ShownSpan[]> {
  const found = new Map<number, ShownSpan[]>()
  for (const span of spans)
    // A span from a failure to its retry is marked at its ends: what lies between is not part of it.
    for (const step of new Set([span.firstStep, span.lastStep]))
      found.set(step, [...(found.get(step) ?? []), span])
  return found
}
