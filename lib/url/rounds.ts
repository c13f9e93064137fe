import { createLoader, parseAsFloat, parseAsStringLiteral, type inferParserType } from 'nuqs/server'
import { ROUND_UNITS } from '@/lib/domain/round'
import { contrastParams } from './experiment'
import { viewLinks } from './views'

export const roundsParams = {
  ...contrastParams,
  /** What a round is; absent: what the logs call rounds, else an import where there are several. */
  by: parseAsStringLiteral(ROUND_UNITS),
  /** The least rise in points that a stricter rule asks of an accepted text. */
  rise: parseAsFloat.withDefault(0),
  /** The least score that a vote must give to approve a candidate; absent: what its job asked for. */
  threshold: parseAsFloat,
}
export type RoundsParams = inferParserType<typeof roundsParams>

export const loadRoundsParams = createLoader(roundsParams)

/** The page of rounds; the same as JSON, or a table as CSV. */
export const { href: roundsHref, dataHref: roundsDataHref } = viewLinks('rounds', roundsParams)
