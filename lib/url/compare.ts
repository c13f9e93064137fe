import { createLoader, createSerializer, parseAsString, type inferParserType } from 'nuqs/server'
import { contrastParams } from './experiment'

export const compareParams = {
  ...contrastParams,
  /** Slugs of two experiments. */
  left: parseAsString,
  right: parseAsString,
}
export type CompareParams = inferParserType<typeof compareParams>

export const loadCompareParams = createLoader(compareParams)
const serialize = createSerializer(compareParams)

/** Two experiments side by side. */
export const compareHref = (params: Partial<CompareParams>) => serialize('/compare', params)

/** The same as JSON, or its tasks as CSV. */
export const compareDataHref = (params: Partial<CompareParams>, format?: 'csv') => {
  const href = serialize('/api/v1/compare', params)
  return format ? `${href}${href.includes('?') ? '&' : '?'}format=${format}` : href
}
