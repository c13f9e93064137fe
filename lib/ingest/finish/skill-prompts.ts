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
