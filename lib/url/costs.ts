import {
  createLoader,
  parseAsInteger,
  parseAsStringLiteral,
  type inferParserType,
} from 'nuqs/server'
import { contrastParams } from './experiment'
import { firstRowOf } from './pages'
import { viewLinks } from './views'

export const costsParams = {
  ...contrastParams,
  /** Which tasks come first: those that use more with skills, or less. */
  order: parseAsStringLiteral(['more', 'less'] as const).withDefault('more'),
  /** 1 is the first page. */
  page: parseAsInteger.withDefault(1),
}
export type CostsParams = inferParserType<typeof costsParams>

export const loadCostsParams = createLoader(costsParams)

export const COSTS_A_PAGE = 25

/** First row of a page; nonsense is the first page. */
export const costsOffset = (page: number): number => firstRowOf(page, COSTS_A_PAGE)

/** The page of what skills cost and save; the same as JSON, or a table as CSV. */
export const { href: costsHref, dataHref: costsDataHref } = viewLinks('costs', costsParams)
