import type { Step } from '@/lib/domain/step'
import { isOwnSkill } from '@/lib/ingest/formats/reading/harness-skills'
import type { SkillMarkFound } from './skill-marks'

// A skill that a person calls by its name (`/pdf` in Claude Code, `$pdf` in Codex) is put into the
// conversation whole, as a message of the harness that begins in a form of its own. Nothing else
// that a person or an agent says of skills counts.

const CLAUDE = /^Base directory for this skill: *(?:file:\/\/)?(\S*\/([\w.@-]+))\/?[ \t]*(?:\n|$)/
const CODEX = /^<skill>\s*\n<name>([^<\n]{1,100})<\/name>\s*\n<path>([^<\n]{1,1000})<\/path>/

/** The skill whose text a message of the harness is; null for any other step. */
export function findInjectedSkill({ kind, text }: Step): SkillMarkFound | null {
  if (kind !== 'system' && kind !== 'user') return null
  const [, folder, name] = CLAUDE.exec(text) ?? []
  const [, named, path] = CODEX.exec(text) ?? []
  const skill = name ?? named?.trim()
  const place = folder ?? path
  if (!skill || place === undefined || isOwnSkill(`${place}/`)) return null
  return { skill, fact: 'read', text: `its text was put in: ${place}` }
}

/** A line of a list that names a skill and where its text lies: `- pdf: … (/root/skills/pdf/SKILL.md)`. */
const LISTED =
  /^[ \t]*(?:[-*]|\d{1,3}[.)])[ \t]+[`*"]{0,3}([\w.@-]{1,100})[`*"]{0,3}[ \t]*[:(–—-][^\n]{0,2000}?([^\s(`'"]{0,500}\/\1\/SKILL\.md)\b/gim
/** The same as several harnesses write it in tags. */
const TAGGED =
  /<name>\s*([\w.@-]{1,100})\s*<\/name>(?:(?!<name>)[^]){0,3000}?<location>\s*([^<\n]{1,1000}SKILL\.md)\s*<\/location>/gi

/** The skills that a harness lists for the agent in its first message, but for those that it brings itself. */
export function findListedSkills({ kind, text }: Step): SkillMarkFound[] {
  if (kind !== 'system' || !/SKILL\.md/i.test(text)) return []
  return [LISTED, TAGGED].flatMap((form) =>
    [...text.matchAll(form)].flatMap(([line, skill, path]): SkillMarkFound[] =>
      isOwnSkill(path!) ? [] : [{ skill: skill!, fact: 'offered', text: line.trim() }],
    ),
  )
}
