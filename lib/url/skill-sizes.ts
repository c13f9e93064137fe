import { createLoader, parseAsStringLiteral, type inferParserType } from 'nuqs/server'
import { SKILL_SIZES } from '@/lib/domain/skill-size'
import { contrastParams } from './experiment'
import { viewLinks } from './views'

export const skillSizesParams = {
  ...contrastParams,
  /** Absent: the first size that the tasks know. */
  size: parseAsStringLiteral(SKILL_SIZES),
}
export type SkillSizesParams = inferParserType<typeof skillSizesParams>

export const loadSkillSizesParams = createLoader(skillSizesParams)

/**
 * The page of skill size against effect; the same as JSON, or a table as CSV: one row a task, a
 * class of size, or a pair of classes.
 */
export const { href: skillSizesHref, dataHref: skillSizesDataHref } = viewLinks(
  'skills',
  skillSizesParams,
)
