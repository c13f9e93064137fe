import {
  createLoader,
  createSerializer,
  parseAsArrayOf,
  parseAsString,
  parseAsStringLiteral,
  type inferParserType,
} from 'nuqs/server'
import { ERROR_POLICIES } from '@/lib/domain/error-policy'
import { DATA_STATES } from '@/lib/domain/review-change'
import { MEASURES, USE_SCOPES } from '@/lib/domain/trial-measure'
import { UNCERTAINTIES } from '@/lib/domain/uncertainty'
import { WEIGHTINGS } from '@/lib/domain/weighting'
import { viewDataHref, viewLinks } from './views'

/** What every view of an experiment compares, and how it counts. */
export const contrastParams = {
  /** Keys of the two conditions; absent: the baseline and the first condition with skills. */
  without: parseAsString,
  with: parseAsString,
  policy: parseAsStringLiteral(ERROR_POLICIES).withDefault('headline'),
  uncertainty: parseAsStringLiteral(UNCERTAINTIES).withDefault('new_tasks'),
  /** What counts once in the headline. */
  weighting: parseAsStringLiteral(WEIGHTINGS).withDefault('tasks'),
  /** Keys of the configurations that enter means; absent: those that cover the tasks. */
  configurations: parseAsArrayOf(parseAsString),
  /** With what reviewers changed, or as imported. */
  data: parseAsStringLiteral(DATA_STATES).withDefault('reviewed'),
  /** What is compared: success, or what runs use. */
  measure: parseAsStringLiteral(MEASURES).withDefault('reward'),
  /** Of a use: every run, or only tasks that every run solved in both arms. */
  only: parseAsStringLiteral(USE_SCOPES).withDefault('all'),
}
export type ContrastParams = inferParserType<typeof contrastParams>

export const loadContrastParams = createLoader(contrastParams)
export const serializeContrast = createSerializer(contrastParams)

/** The overview of an experiment under a contrast. */
export const { href: overviewHref } = viewLinks('overview', contrastParams)

/** The headline as a picture. */
export const badgeHref = (slug: string, params: Partial<ContrastParams> = {}) =>
  serializeContrast(`${viewDataHref(slug, 'overview')}/badge.svg`, params)
