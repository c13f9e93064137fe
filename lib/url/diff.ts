import {
  createLoader,
  createSerializer,
  parseAsString,
  parseAsStringLiteral,
  type inferParserType,
} from 'nuqs/server'

export const diffParams = {
  /** Permalink ids of two trials. */
  left: parseAsString,
  right: parseAsString,
  /** A row: `l4r5`, `l4` or `r5`, by the numbers of its steps. */
  row: parseAsString,
  /** A skill whose files are set side by side. */
  skill: parseAsString,
}
export type DiffParams = inferParserType<typeof diffParams>

export const loadDiffParams = createLoader(diffParams)
const serialize = createSerializer(diffParams)

/** Two trajectories side by side, at a row if one is named. */
export const diffHref = (params: Partial<DiffParams>) => serialize('/diff', params)

/** The same as JSON. */
export const diffDataHref = (params: Partial<DiffParams>) => serialize('/api/v1/diff', params)

/** The same as one HTML file. */
export const diffEvidenceHref = (params: Partial<DiffParams>) =>
  `${diffDataHref(params)}&format=html`

export const armsParams = {
  experiment: parseAsString,
  task: parseAsString,
  configuration: parseAsString,
  /** Keys of the two conditions. */
  without: parseAsString,
  with: parseAsString,
  /** Branches that one trial goes alone: cut after their first deed, or whole. */
  alone: parseAsStringLiteral(['cut', 'whole']).withDefault('cut'),
}
export type ArmsParams = inferParserType<typeof armsParams>

export const loadArmsParams = createLoader(armsParams)
const serializeArms = createSerializer(armsParams)

/** All trials of two arms of a task as a tree of what they did. */
export const armsHref = (params: Partial<ArmsParams>) => serializeArms('/diff/arms', params)

/** The question that the params ask; null while one of them is missing. */
export function armsQuestion(params: ArmsParams) {
  const { experiment, task, configuration, without, with: other } = params
  if (!experiment || !task || !configuration || !without || !other) return null
  return { experiment, task, configuration, without, with: other }
}
