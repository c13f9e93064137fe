import {
  createLoader,
  createSerializer,
  parseAsArrayOf,
  parseAsString,
  parseAsStringLiteral,
  type inferParserType,
} from 'nuqs/server'
import { STEP_KINDS } from '@/lib/domain/step'
import { TRIAL_STATUSES } from '@/lib/domain/trial-status'

export const searchParams = {
  /** Words that a step holds; a phrase in quotes, a star for a word that goes on. */
  q: parseAsString.withDefault(''),
  /** Slug of the only experiment to look into. */
  experiment: parseAsString,
  kind: parseAsArrayOf(parseAsStringLiteral(STEP_KINDS)).withDefault([]),
  status: parseAsArrayOf(parseAsStringLiteral(TRIAL_STATUSES)).withDefault([]),
  condition: parseAsArrayOf(parseAsString).withDefault([]),
  configuration: parseAsArrayOf(parseAsString).withDefault([]),
  /** The trial that the page goes on from. */
  after: parseAsString,
}
export type SearchParams = inferParserType<typeof searchParams>

export const loadSearchParams = createLoader(searchParams)
const serialize = createSerializer(searchParams)

/** Text in all trajectories. */
export const searchHref = (params: Partial<SearchParams> = {}) => serialize('/search', params)

/** The same as JSON. */
export const searchDataHref = (params: Partial<SearchParams>) => serialize('/api/v1/search', params)
