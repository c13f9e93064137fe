import {
  createLoader,
  createSerializer,
  parseAsInteger,
  parseAsString,
  parseAsStringLiteral,
  type inferParserType,
} from 'nuqs/server'
import { SKILL_SORTS } from '@/lib/domain/skill-list'
import { contrastParams } from './experiment'
import { experimentHref } from './site'
import { textForm } from './text-form'
import { viewLinks } from './views'

export const skillParams = {
  ...contrastParams,
  /** Content hash of a version, or its beginning; absent: the newest. */
  version: parseAsString,
  /** Two versions whose texts are set side by side. */
  left: parseAsString,
  right: parseAsString,
  /** Path of the file shown; absent: SKILL.md. */
  file: parseAsString,
  text: textForm,
}
export type SkillParams = inferParserType<typeof skillParams>

export const loadSkillParams = createLoader(skillParams)
const serialize = createSerializer(skillParams)

const skillPath = (slug: string, skill: string) =>
  experimentHref(slug, `skills/${encodeURIComponent(skill)}`)

/** The page of one skill; `version` leads to the exact text. */
export const skillHref = (slug: string, skill: string, params: Partial<SkillParams> = {}) =>
  serialize(skillPath(slug, skill), params)

/** The same as JSON. */
export const skillDataHref = (slug: string, skill: string, params: Partial<SkillParams> = {}) =>
  serialize(`/api/v1${skillPath(slug, skill)}`, params)

/** A content hash as it is written in links and shown. */
export const shortHash = (contentHash: string) => contentHash.slice(0, 12)

export const skillListParams = {
  ...contrastParams,
  q: parseAsString.withDefault(''),
  sort: parseAsStringLiteral(SKILL_SORTS).withDefault('trials'),
  order: parseAsStringLiteral(['asc', 'desc']),
  /** 1 is the first page. */
  page: parseAsInteger.withDefault(1),
}
export type SkillListParams = inferParserType<typeof skillListParams>

export const loadSkillListParams = createLoader(skillListParams)

/** Rows on a page. */
export const SKILLS_A_PAGE = 100

/** The list of skills; the same as JSON, or as CSV. */
export const { href: skillListHref, dataHref: skillListDataHref } = viewLinks(
  'skill-list',
  skillListParams,
)
