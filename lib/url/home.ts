import {
  parseAsArrayOf,
  parseAsString,
  parseAsStringLiteral,
  type inferParserType,
} from 'nuqs/server'

/** What the table of experiments can be sorted by. */
export const EXPERIMENT_SORTS = [
  'name',
  'tasks',
  'configurations',
  'trials',
  'gain',
  'import',
] as const
export type ExperimentSort = (typeof EXPERIMENT_SORTS)[number]

export const homeParams = {
  /** Part of an experiment's name. */
  q: parseAsString.withDefault(''),
  sort: parseAsStringLiteral(EXPERIMENT_SORTS).withDefault('import'),
  order: parseAsStringLiteral(['asc', 'desc']),
  /** Slugs of one or two experiments to be set side by side. */
  chosen: parseAsArrayOf(parseAsString).withDefault([]),
}
export type HomeParams = inferParserType<typeof homeParams>

/** Names go up first, numbers and times down. */
export const orderOf = ({ sort, order }: Pick<HomeParams, 'sort' | 'order'>) =>
  order ?? (sort === 'name' ? 'asc' : 'desc')
