import { createLoader, parseAsStringLiteral, type inferParserType } from 'nuqs/server'
import { contrastParams } from './experiment'
import { viewLinks } from './views'

export const behaviorsParams = {
  ...contrastParams,
  /** Which mean of printed results is called "Overall". */
  overall: parseAsStringLiteral(['families', 'variants']).withDefault('families'),
}
export type BehaviorsParams = inferParserType<typeof behaviorsParams>

export const loadBehaviorsParams = createLoader(behaviorsParams)

/** What agents do in their trials; the same as JSON, or a table as CSV. */
export const { href: behaviorsHref, dataHref: behaviorsDataHref } = viewLinks(
  'behaviors',
  behaviorsParams,
)
