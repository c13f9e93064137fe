import {
  createLoader,
  parseAsInteger,
  parseAsStringLiteral,
  type inferParserType,
} from 'nuqs/server'
import { HARM_SIDES } from '@/lib/domain/gain'
import { contrastParams } from './experiment'
import { firstRowOf } from './pages'
import { viewLinks } from './views'

export const harmsParams = {
  ...contrastParams,
  /** Tasks below zero, or the mirror: those above. */
  show: parseAsStringLiteral(HARM_SIDES).withDefault('harms'),
  /** 1 is the first page. */
  page: parseAsInteger.withDefault(1),
}
export type HarmsParams = inferParserType<typeof harmsParams>

export const loadHarmsParams = createLoader(harmsParams)

export const HARMS_A_PAGE = 25

/** First row of a page; nonsense is the first page. */
export const harmsOffset = (page: number): number => firstRowOf(page, HARMS_A_PAGE)

/** The page of tasks where skills hurt; the same as JSON, or every row as CSV. */
export const { href: harmsHref, dataHref: harmsDataHref } = viewLinks('harms', harmsParams)

/** The list of tasks that a link asks for where its measure is a use: those that cost most, or save most. */
export const costlyTasksOf = ({ show }: Pick<HarmsParams, 'show'>) => {
  const isCost = show === 'harms'
  return {
    q: '',
    domain: [],
    change: isCost ? ('more' as const) : ('less' as const),
    // The increase with the strongest evidence stands first, such a decrease last.
    sort: 'label' as const,
    order: isCost ? ('desc' as const) : ('asc' as const),
  }
}
