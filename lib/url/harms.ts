import {
  createLoader,
  createSerializer,
  parseAsInteger,
  parseAsStringLiteral,
  type inferParserType,
} from 'nuqs/server'
import { HARM_SIDES } from '@/lib/domain/gain'
import { contrastParams } from './experiment'
import { firstRowOf } from './pages'
import { experimentHref } from './site'

export const harmsParams = {
  ...contrastParams,
  /** Tasks below zero, or the mirror: those above. */
  show: parseAsStringLiteral(HARM_SIDES).withDefault('harms'),
  /** 1 is the first page. */
  page: parseAsInteger.withDefault(1),
}
export type HarmsParams = inferParserType<typeof harmsParams>

export const loadHarmsParams = createLoader(harmsParams)
const serialize = createSerializer(harmsParams)

export const HARMS_A_PAGE = 25

/** First row of a page; nonsense is the first page. */
export const harmsOffset = (page: number): number => firstRowOf(page, HARMS_A_PAGE)

/** The page of tasks where skills hurt. */
export const harmsHref = (slug: string, params: Partial<HarmsParams> = {}) =>
  serialize(experimentHref(slug, 'harms'), params)

/** The same as JSON, or every row as CSV. */
export const harmsDataHref = (slug: string, params: Partial<HarmsParams> = {}, format?: 'csv') => {
  const href = serialize(`/api/v1/experiments/${encodeURIComponent(slug)}/harms`, params)
  return format ? `${href}${href.includes('?') ? '&' : '?'}format=${format}` : href
}
