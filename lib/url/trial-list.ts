import {
  createLoader,
  parseAsArrayOf,
  parseAsFloat,
  parseAsString,
  parseAsStringLiteral,
  type inferParserType,
} from 'nuqs/server'
import { TRIAL_MARKS, TRIAL_SKILL_USES, TRIAL_SORTS } from '@/lib/domain/trial-list'
import { TRIAL_STATUSES } from '@/lib/domain/trial-status'
import { parseAsRows } from './pages'
import { parseAsValues } from './values'
import { viewLinks } from './views'

/** Columns that can be hidden; the task and the way to the trial stay. */
export const TRIAL_COLUMNS = [
  ...(['reward', 'domain', 'configuration', 'condition', 'use'] as const),
  ...(['steps', 'tokens', 'cost', 'time', 'started'] as const),
]
export type TrialColumn = (typeof TRIAL_COLUMNS)[number]

const DEFAULT_COLUMNS = TRIAL_COLUMNS.filter((column) => !['domain', 'started'].includes(column))

export const trialsParams = {
  /** Part of a task's name. */
  q: parseAsString.withDefault(''),
  status: parseAsArrayOf(parseAsStringLiteral(TRIAL_STATUSES)).withDefault([]),
  condition: parseAsArrayOf(parseAsString).withDefault([]),
  configuration: parseAsArrayOf(parseAsString).withDefault([]),
  domain: parseAsValues.withDefault([]),
  use: parseAsArrayOf(parseAsStringLiteral(TRIAL_SKILL_USES)).withDefault([]),
  only: parseAsArrayOf(parseAsStringLiteral(TRIAL_MARKS)).withDefault([]),
  /** The least and the most reward. */
  least: parseAsFloat,
  most: parseAsFloat,
  sort: parseAsStringLiteral(TRIAL_SORTS).withDefault('task'),
  order: parseAsStringLiteral(['asc', 'desc']),
  columns: parseAsArrayOf(parseAsStringLiteral(TRIAL_COLUMNS)).withDefault(DEFAULT_COLUMNS),
  /** The trial that the page goes on from, forward or back. */
  after: parseAsString,
  before: parseAsString,
  rows: parseAsRows,
  /** One or two trials to be set side by side. */
  chosen: parseAsArrayOf(parseAsString).withDefault([]),
}
export type TrialsParams = inferParserType<typeof trialsParams>

export const loadTrialsParams = createLoader(trialsParams)

const { href, dataHref } = viewLinks('trials', trialsParams)

/** Every trial of an experiment. */
export const trialsHref = href

/** The same as JSON. */
export const trialsDataHref = (slug: string, params: Partial<TrialsParams>) =>
  dataHref(slug, { ...params, chosen: [] })

/** The rows of all pages as a file. */
export const trialsCsvHref = (slug: string, params: Partial<TrialsParams>) => {
  const { after: _after, before: _before, chosen: _chosen, columns: _columns, ...rest } = params
  const { rows: _rows, ...filter } = rest
  return dataHref(slug, filter, 'csv')
}

/** What a list without filters asks. */
export const NO_TRIAL_FILTER = {
  ...{ q: '', status: [], condition: [], configuration: [], domain: [], use: [], only: [] },
  ...{ least: null, most: null },
} satisfies Partial<TrialsParams>
