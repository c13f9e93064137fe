import {
  createLoader,
  createParser,
  parseAsArrayOf,
  parseAsString,
  parseAsStringLiteral,
  type inferParserType,
} from 'nuqs/server'
import { MARGIN_BOUNDS } from '@/lib/domain/margin-bounds'
import { contrastParams } from './experiment'
import { viewLinks } from './views'

/** What the map of cost against success has as its cost. */
export const COST_MEASURES = ['cost', 'tokens'] as const

/** A margin in percentage points, kept as a proportion: `margin=5` is 0.05. */
const parseAsMargin = createParser({
  parse(text) {
    const points = Number(text)
    const isInside =
      text.trim() !== '' &&
      points >= MARGIN_BOUNDS.least * 100 &&
      points <= MARGIN_BOUNDS.most * 100
    return isInside ? points / 100 : null
  },
  serialize: (margin: number) => String(Number((margin * 100).toFixed(4))),
})

export const modelsParams = {
  ...contrastParams,
  /** Keys of a configuration and a condition: the arm hoped to be good enough. */
  first: parseAsString,
  firstCondition: parseAsString,
  /** The arm it is compared with. */
  second: parseAsString,
  secondCondition: parseAsString,
  margin: parseAsMargin.withDefault(0.05),
  /** Configurations that the reader calls small or large. */
  small: parseAsArrayOf(parseAsString).withDefault([]),
  large: parseAsArrayOf(parseAsString).withDefault([]),
  /** Absent: cost where it is known, else tokens. */
  x: parseAsStringLiteral(COST_MEASURES),
  /** Which pairs of the table are shown. */
  pairs: parseAsStringLiteral(['holding', 'all']).withDefault('holding'),
}
export type ModelsParams = inferParserType<typeof modelsParams>

export const loadModelsParams = createLoader(modelsParams)

/** The page of small models with skills against large ones; the same as JSON, or a table as CSV. */
export const { href: modelsHref, dataHref: modelsDataHref } = viewLinks('models', modelsParams)
