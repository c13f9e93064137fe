import {
  createLoader,
  parseAsString,
  parseAsStringLiteral,
  type inferParserType,
} from 'nuqs/server'
import { contrastParams } from './experiment'
import { viewLinks } from './views'

/** What a cell of the map shows: the gain, or how far it is from what row and column lead to expect. */
export const EFFECT_SHOWS = ['gain', 'residual'] as const

export const effectsParams = {
  ...contrastParams,
  /** The condition of printed tables that the others are set against; absent: by its name. */
  baseline: parseAsString,
  /** By what tasks are set apart (domain, difficulty, category), or the part of a printed table. */
  facet: parseAsString,
  show: parseAsStringLiteral(EFFECT_SHOWS).withDefault('gain'),
}
export type EffectsParams = inferParserType<typeof effectsParams>

export const loadEffectsParams = createLoader(effectsParams)

/** What each condition did for each model; the same as JSON, or its cells or tests as CSV. */
export const { href: effectsHref, dataHref: effectsDataHref } = viewLinks('effects', effectsParams)
