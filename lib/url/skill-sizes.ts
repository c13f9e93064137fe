import {
  createLoader,
  createSerializer,
  parseAsStringLiteral,
  type inferParserType,
} from 'nuqs/server'
import { SKILL_SIZES } from '@/lib/domain/skill-size'
import { contrastParams } from './experiment'
import { experimentHref } from './site'

export const skillSizesParams = {
  ...contrastParams,
  /** Absent: the first size that the tasks know. */
  size: parseAsStringLiteral(SKILL_SIZES),
}
export type SkillSizesParams = inferParserType<typeof skillSizesParams>

export const loadSkillSizesParams = createLoader(skillSizesParams)
const serialize = createSerializer(skillSizesParams)

/** The page of skill size against effect. */
export const skillSizesHref = (slug: string, params: Partial<SkillSizesParams> = {}) =>
  serialize(experimentHref(slug, 'skills'), params)

/** The same as JSON, or one row a task as CSV. */
export const skillSizesDataHref = (
  slug: string,
  params: Partial<SkillSizesParams> = {},
  format?: 'csv',
) => {
  const href = serialize(`/api/v1/experiments/${encodeURIComponent(slug)}/skills`, params)
  return format ? `${href}${href.includes('?') ? '&' : '?'}format=${format}` : href
}
