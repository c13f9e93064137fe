import { createLoader, parseAsFloat, type inferParserType } from 'nuqs/server'
import { contrastParams } from './experiment'
import { viewLinks } from './views'

export const roundsParams = {
  ...contrastParams,
  /** The least rise in points that a stricter rule asks of an accepted text. */
  rise: parseAsFloat.withDefault(0),
}
export type RoundsParams = inferParserType<typeof roundsParams>

export const loadRoundsParams = createLoader(roundsParams)

/** The page of rounds; the same as JSON, or a table as CSV. */
export const { href: roundsHref, dataHref: roundsDataHref } = viewLinks('rounds', roundsParams)
