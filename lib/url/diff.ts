import { createLoader, createSerializer, parseAsString, type inferParserType } from 'nuqs/server'

export const diffParams = {
  /** Permalink ids of two trials. */
  left: parseAsString,
  right: parseAsString,
  /** A row: `l4r5`, `l4` or `r5`, by the numbers of its steps. */
  row: parseAsString,
}
export type DiffParams = inferParserType<typeof diffParams>

export const loadDiffParams = createLoader(diffParams)
const serialize = createSerializer(diffParams)

/** Two trajectories side by side, at a row if one is named. */
export const diffHref = (params: Partial<DiffParams>) => serialize('/diff', params)
