import { createHash } from 'node:crypto'
import type { NewSkill } from '@/lib/domain/new-trial'
import type { BundleReader } from '@/lib/ingest/formats/bundle-reader'
import { SecretRedactor } from '@/lib/ingest/finish/redact-secrets'

// The skills of a task folder: environment/skills/<name>/ with SKILL.md and what lies beside it.

const SCRIPT = /\.(?:py|sh|bash|js|mjs|cjs|ts|rb|pl|r|jl|lua|go|java|ps1|sql)$/i
const MAX_TEXT = 512 * 1024
const DESCRIPTION_LENGTH = 2000

/** Text of a file that people can read; null for binary or very long ones. */
const readableText = (content: string | null): string | null =>
  content === null ||
  content.length > MAX_TEXT ||
  content.includes('\0') ||
  content.includes('\ufffd')
    ? null
    : content

/** `description:` of the front matter, also folded over several lines. */
const descriptionOf = (skillFile: string): string | null => {
  const front = /^\ufeff?---\r?\n([\s\S]*?)\r?\n---/.exec(skillFile)?.[1]
  const match =
    front === undefined
      ? null
      : /^description:[ \t]*(?:[>|][+-]?[ \t]*)?(.*(?:\r?\n[ \t]+.*)*)/m.exec(front)
  const plain = match?.[1]
    ?.replace(/\s+/g, ' ')
    .trim()
    .replace(/^(["'])(.*)\1$/, '$2')
  return plain ? plain.slice(0, DESCRIPTION_LENGTH) : null
}

/** Tokens by the o200k encoding. Loaded when a skill is met: its table is large. */
const countSkillTokens = async (content: string): Promise<number> => {
  const { countTokens } = await import('gpt-tokenizer/encoding/o200k_base')
  return countTokens(content, { allowedSpecial: 'all' })
}

const readSkill = async (
  reader: BundleReader,
  name: string,
  paths: readonly string[],
): Promise<NewSkill> => {
  const start = `environment/skills/${name}/`.length
  const redactor = new SecretRedactor()
  const hash = createHash('sha256')
  const files: NewSkill['files'][number][] = []
  let bytes = 0
  let skillFile: string | null = null
  for (const path of paths) {
    const inside = path.slice(start)
    const content = await reader.text(path)
    const size = reader.sizeOf(path)
    hash.update(`${inside}\n${reader.hashOf(path) ?? ''}\n`)
    if (/^SKILL\.md$/i.test(inside)) skillFile = content ?? ''
    const shown = readableText(content)
    files.push({ path: inside, bytes: size, text: shown === null ? null : redactor.text(shown) })
    bytes += size
  }
  return {
    name,
    contentHash: hash.digest('hex').slice(0, 32),
    description: skillFile === null ? null : descriptionOf(skillFile),
    tokens: skillFile === null ? null : await countSkillTokens(skillFile),
    bytes,
    files,
    scripts: paths.filter((path) => SCRIPT.test(path)).length,
  }
}

/** The skills a task offers; null when the folder has no environment to look into. */
export const readTaskSkills = async (reader: BundleReader): Promise<NewSkill[] | null> => {
  const paths = reader.paths(/^environment\/skills\/[^/]+\/./)
  if (paths.length === 0) return reader.paths(/^environment\//).length === 0 ? null : []
  const byName = new Map<string, string[]>()
  for (const path of paths) {
    const name = path.split('/')[2]!
    const list = byName.get(name)
    if (list) list.push(path)
    else byName.set(name, [path])
  }
  const skills: NewSkill[] = []
  for (const [name, own] of byName) skills.push(await readSkill(reader, name, own))
  return skills
}
