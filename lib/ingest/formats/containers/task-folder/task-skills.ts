import { createHash } from 'node:crypto'
import type { BundleReader } from '@/lib/ingest/formats/reading/bundle-reader'
import type { SkillDraft } from '@/lib/ingest/formats/reading/trial-draft'

// The skills of a task folder: environment/skills/<name>/ with SKILL.md and what lies beside it.

const MAX_TEXT = 512 * 1024

/** Text of a file that people can read; null for binary or very long ones. */
const readableText = (content: string | null): string | null =>
  content === null ||
  content.length > MAX_TEXT ||
  content.includes('\0') ||
  content.includes('\ufffd')
    ? null
    : content

/** A skill of the files below `folder`, which ends in a slash. */
export const readSkillFolder = async (
  reader: BundleReader,
  name: string,
  folder: string,
  paths: readonly string[],
): Promise<SkillDraft> => {
  const hash = createHash('sha256')
  const files: SkillDraft['files'][number][] = []
  let skillFile: string | null = null
  for (const path of paths) {
    const inside = path.slice(folder.length)
    const content = await reader.text(path)
    hash.update(`${inside}\n${reader.hashOf(path) ?? ''}\n`)
    if (/^SKILL\.md$/i.test(inside)) skillFile = content ?? ''
    files.push({ path: inside, bytes: reader.sizeOf(path), text: readableText(content) })
  }
  return { name, contentHash: hash.digest('hex').slice(0, 32), files, skillFile }
}

/** The skills a task offers; null when the folder has no environment to look into. */
export const readTaskSkills = async (reader: BundleReader): Promise<SkillDraft[] | null> => {
  const paths = reader.paths(/^environment\/skills\/[^/]+\/./)
  if (paths.length === 0) return reader.paths(/^environment\//).length === 0 ? null : []
  const byName = new Map<string, string[]>()
  for (const path of paths) {
    const name = path.split('/')[2]!
    const list = byName.get(name)
    if (list) list.push(path)
    else byName.set(name, [path])
  }
  const skills: SkillDraft[] = []
  for (const [name, own] of byName)
    skills.push(await readSkillFolder(reader, name, `environment/skills/${name}/`, own))
  return skills
}
