import { isRecord } from '@/lib/ingest/formats/reading/bundle-reader'
import { stringOrNull, type SkillSighting } from '@/lib/ingest/formats/reading/agent-log'
import { CLAUDE_OWN_SKILLS } from '@/lib/ingest/formats/reading/harness-skills'

const names = (value: unknown): string[] =>
  Array.isArray(value) ? value.flatMap((one) => stringOrNull(one) ?? []) : []

/** `- pdf: Fills forms.`, one a line. */
const inText = (text: unknown): string[] =>
  [...(stringOrNull(text) ?? '').matchAll(/^- ([\w.@:-]+): /gm)].map(([, name]) => name!)

const sightings = (
  found: readonly string[],
  fact: SkillSighting['fact'],
  text: string,
): SkillSighting[] =>
  found
    .filter((skill) => /^[\w.@:-]{1,100}$/.test(skill) && !CLAUDE_OWN_SKILLS.has(skill))
    .map((skill) => ({ skill, fact, text: `${text}: ${skill}` }))

/** The skills that `init` lists in what `claude -p` prints. */
export const skillsAtStart = (listed: unknown): SkillSighting[] =>
  sightings(names(listed), 'loaded', 'listed at start')

/**
 * The skills that an attachment of a session file names: the catalogue, skills found on the way, and
 * those whose text is put in again after the context was compacted.
 */
export function skillsInAttachment(attachment: unknown): SkillSighting[] {
  if (!isRecord(attachment)) return []
  switch (attachment.type) {
    case 'skill_listing': {
      const listed = names(attachment.names)
      const found = listed.length > 0 ? listed : inText(attachment.content)
      return sightings(found, 'loaded', 'listed')
    }
    case 'dynamic_skill':
      return sightings(names(attachment.skillNames), 'loaded', 'found on the way')
    case 'invoked_skills': {
      const skills = Array.isArray(attachment.skills) ? attachment.skills.filter(isRecord) : []
      const read = skills.flatMap(({ name }) => stringOrNull(name) ?? [])
      return sightings(read, 'read', 'its text was put in again')
    }
    default:
      return []
  }
}
