import { createLoader, parseAsString, type inferParserType } from 'nuqs/server'
import { contrastParams } from './experiment'
import { viewLinks } from './views'

/** What the page of health keeps in its link. */
export const healthParams = {
  ...contrastParams,
  /** The domain whose tasks are drawn; the empty one is none. */
  domain: parseAsString,
}
export type HealthParams = inferParserType<typeof healthParams>

export const loadHealthParams = createLoader(healthParams)

/** Whether the data can be trusted; the same as JSON, or a table of it as CSV. */
export const { href: healthHref, dataHref: healthDataHref } = viewLinks('health', healthParams)
