import { isRecord } from '@/lib/ingest/formats/reading/bundle-reader'

type Fields = Readonly<Record<string, unknown>>

const listOf = (value: unknown): Fields[] => (Array.isArray(value) ? value.filter(isRecord) : [])

const textOf = (value: unknown): string => (typeof value === 'string' ? value.trim() : '')

/** `## gen_001 Title`, then its parts, each only where it says something. */
function section(head: readonly unknown[], parts: readonly (readonly [string, unknown])[]): string {
  const lines = parts.flatMap(([name, value]) => {
    const text = textOf(value)
    return text === '' ? [] : [name === '' ? text : `${name}: ${text}`]
  })
  const title = head.map(textOf).filter(Boolean).join(' ')
  return [`### ${title}`, ...lines].join('\n\n')
}

const skillText = ({ skill_id: id, title, principle, when_to_apply: when }: Fields) =>
  section(
    [id, title],
    [
      ['', principle],
      ['When', when],
    ],
  )

const mistakeText = (mistake: Fields) =>
  section(
    [mistake.mistake_id],
    [
      ['', mistake.description],
      ['Why', mistake.why_it_happens],
      ['Instead', mistake.how_to_avoid],
    ],
  )

/** A library as the Markdown of a skill, in its own order; null where it has no general skills. */
export function renderLibrary(benchmark: string, library: string, value: Fields): string | null {
  if (!Array.isArray(value.general_skills)) return null
  const general = listOf(value.general_skills)
  const kinds = isRecord(value.task_specific_skills)
    ? Object.entries(value.task_specific_skills).map(
        ([kind, list]) => [kind, listOf(list)] as const,
      )
    : []
  const mistakes = listOf(value.common_mistakes)
  const specific = kinds.reduce((sum, [, list]) => sum + list.length, 0)
  const parts = [
    `---\nname: ${benchmark}\ndescription: Library ${library} of ${benchmark}, ${general.length} general skills, ${specific} for kinds of task, ${mistakes.length} common mistakes.\n---`,
    `# ${library}`,
    '## General skills',
    ...general.map(skillText),
    ...kinds.flatMap(([kind, list]) => [`## ${kind}`, ...list.map(skillText)]),
    ...(mistakes.length > 0 ? ['## Common mistakes', ...mistakes.map(mistakeText)] : []),
  ]
  return `${parts.join('\n\n')}\n`
}
