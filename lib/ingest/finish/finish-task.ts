import type { NewSkill, NewSkillVersion, NewTask } from '@/lib/domain/new-trial'
import type { LogProblem } from '@/lib/domain/problem'
import type {
  SkillDraft,
  SkillVersionDraft,
  TaskDraft,
} from '@/lib/ingest/formats/reading/trial-draft'
import { domainOfCategory } from './domain-mapping'
import { SecretRedactor } from './redact-secrets'

const SCRIPT = /\.(?:py|sh|bash|js|mjs|cjs|ts|rb|pl|r|jl|lua|go|java|ps1|sql)$/i
const DESCRIPTION_LENGTH = 2000

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

/** Tokens of a skill that is stored, by the hash of what it holds; null where it is not. */
export type KnownTokens = (contentHash: string) => Promise<number | null>

const NONE_KNOWN: KnownTokens = async () => null

const finishSkill = async (
  { name, contentHash, files, skillFile }: SkillDraft,
  knownTokens: KnownTokens,
): Promise<NewSkill> => {
  const redactor = new SecretRedactor()
  const tokensOf = async (content: string) =>
    (await knownTokens(contentHash)) ?? countSkillTokens(content)
  return {
    name,
    contentHash,
    description: skillFile === null ? null : descriptionOf(skillFile),
    tokens: skillFile === null ? null : await tokensOf(skillFile),
    bytes: files.reduce((sum, file) => sum + file.bytes, 0),
    files: files.map((file) => ({
      ...file,
      text: file.text === null ? null : redactor.text(file.text),
    })),
    scripts: files.filter(({ path }) => SCRIPT.test(path)).length,
  }
}

/** A text of a library, redacted and with its sizes. */
export const finishVersion = async (
  { skill, parentHash, author = undefined }: SkillVersionDraft,
  knownTokens = NONE_KNOWN,
): Promise<NewSkillVersion> => ({
  skill: await finishSkill(skill, knownTokens),
  parentHash,
  author: author ?? null,
})

const sumOf = (values: readonly (number | null)[]): number | null =>
  values.some((value) => value === null)
    ? null
    : values.reduce<number>((sum, value) => sum + value!, 0)

/** Makes a task of what a reader found: its domain from its category, the sizes of its skills, redacted. */
export async function finishTask(
  draft: TaskDraft,
  knownTokens = NONE_KNOWN,
): Promise<{ task: NewTask; problems: LogProblem[] }> {
  const { file, skills: drafts, ...said } = draft
  const { category } = draft
  const domain = draft.domain ?? (category === null ? null : domainOfCategory(category))
  const problems: LogProblem[] = []
  if (category !== null && domain === null) {
    problems.push({
      code: 'domain_unknown',
      file,
      detail: `category "${category.slice(0, 100)}"`,
    })
  }
  const skills = drafts && (await Promise.all(drafts.map((one) => finishSkill(one, knownTokens))))
  const task = {
    ...said,
    domain,
    skills,
    skillCount: skills?.length ?? null,
    skillTokens: skills && sumOf(skills.map((skill) => skill.tokens)),
    skillFiles: skills && sumOf(skills.map((skill) => skill.files.length)),
    skillScripts: skills && sumOf(skills.map((skill) => skill.scripts)),
  }
  return { task, problems }
}
