import {
  createLoader,
  createSerializer,
  parseAsArrayOf,
  parseAsString,
  parseAsStringLiteral,
  type inferParserType,
} from 'nuqs/server'
import { trialHref } from './site'
import { textForm } from './text-form'

/** What the step list can be narrowed to. */
export const STEP_FILTERS = ['tools', 'thoughts', 'messages', 'errors', 'skills'] as const

/** What the bar over the steps measures. */
export const BAR_MEASURES = ['duration', 'tokens', 'cost', 'size'] as const

export const trialParams = {
  /** Kinds of steps to show; none means all. */
  show: parseAsArrayOf(parseAsStringLiteral(STEP_FILTERS)).withDefault([]),
  q: parseAsString.withDefault(''),
  by: parseAsStringLiteral(BAR_MEASURES),
  /** Messages as Markdown, or as they are stored. */
  text: textForm,
  /** Kinds of behaviours to mark; none means all. */
  spans: parseAsArrayOf(parseAsString).withDefault([]),
  /** Only behaviours found by tags, by phrases or by actions; absent: all. */
  sign: parseAsStringLiteral(['tag', 'phrase', 'action']),
}
export type TrialParams = inferParserType<typeof trialParams>

export const loadTrialParams = createLoader(trialParams)
const serialize = createSerializer(trialParams)

/** A trajectory with its filters; `step` is the step to land on. */
export const trialViewHref = (uid: string, params: Partial<TrialParams>, step?: number) =>
  `${serialize(trialHref(uid), params)}${step === undefined ? '' : stepHash(step)}`

/** The fragment of a step: `#step-12`. */
export const stepHash = (step: number) => `#step-${step}`

/** The step that a fragment names; null when it names none. */
export function stepOfHash(hash: string): number | null {
  const found = /^#step-(\d{1,7})$/.exec(hash)
  return found ? Number(found[1]) : null
}

/** Where the steps of a trial are read as JSON; `clip` cuts long texts to so many characters. */
export const stepsDataHref = (uid: string, range: { from: number; to: number; clip?: number }) =>
  `/api/v1/trials/${encodeURIComponent(uid)}/steps?from=${range.from}&to=${range.to}` +
  (range.clip === undefined ? '' : `&clip=${range.clip}`)

/** Which steps of a trial hold a text, as JSON. */
export const matchesDataHref = (uid: string, q: string) =>
  `/api/v1/trials/${encodeURIComponent(uid)}/matches?q=${encodeURIComponent(q)}`
