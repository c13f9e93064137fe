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

/** The tables of the page: one row a task, a class of size, or a pair of classes. */
export const SIZE_TABLES = ['tasks', 'classes', 'differences'] as const
export type SizeTable = (typeof SIZE_TABLES)[number]

/** The same as JSON, or one of its tables as CSV. */
export const skillSizesDataHref = (
  slug: string,
  params: Partial<SkillSizesParams> = {},
  format?: 'csv',
  table: SizeTable = 'tasks',
) => {
  const href = serialize(`/api/v1/experiments/${encodeURIComponent(slug)}/skills`, params)
  if (!format) return href
  const asked = table === 'tasks' ? '' : `&table=${table}`
  return `${href}${href.includes('?') ? '&' : '?'}format=${format}${asked}`
}
