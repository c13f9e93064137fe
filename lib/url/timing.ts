import { createLoader, createParser, type inferParserType } from 'nuqs/server'
import { contrastParams } from './experiment'
import { viewLinks } from './views'

/** What writing cost, US dollars: above nothing. */
const parseAsDollars = createParser({
  parse: (text) => {
    const value = Number(text)
    return text.trim() !== '' && Number.isFinite(value) && value > 0 && value <= 1e9 ? value : null
  },
  serialize: String,
})

/** What the page of timing keeps in its link: what every view does, and what writing cost. */
export const timingParams = { ...contrastParams, writing: parseAsDollars.withDefault(1) }
export type TimingParams = inferParserType<typeof timingParams>

export const loadTimingParams = createLoader(timingParams)

/** Skills written before or after solving; the same as JSON, or as CSV. */
export const { href: timingHref, dataHref: timingDataHref } = viewLinks('timing', timingParams)
