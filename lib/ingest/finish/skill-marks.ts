import type { SkillFact, ToolCall } from '@/lib/domain/step'

import { showsSearched } from './searched-file'
import { skillsFoundBySearch, skillsShown } from './skill-searches'

/** A fact about a skill that one tool call shows. */
export interface SkillMarkFound {
  readonly skill: string
  readonly fact: SkillFact
  /** The words of the call. */
  readonly text: string
}

// A skill lies in a folder named `skills` (or `skill`): …/.claude/skills/<name>/SKILL.md. Names
// with a leading dot (`.system`) and paths below node_modules belong to the harness.
const IN_SKILL = String.raw`[^\s'"=:;|&<>()]*\bskills?\/(?!\.)([\w.@-]+|\*)\/`
const SKILL_FILE = new RegExp(String.raw`(${IN_SKILL})SKILL\.md\b`, 'gi')
const SKILL_FOLDER = new RegExp(
  String.raw`(?:^|[\s'"=(:])((?:[^\s'"=:;|&<>()]*\/)?skills?\/(?!\.)([\w.@-]+))(?=[\s/'";&|)]|$)`,
  'i',
)
const isOwn = (path: string): boolean => /node_modules\/|\/\.system\//.test(path)

const SCRIPT = String.raw`[^\s'"=:;|&<>()]*\bskills?\/(?!\.)([\w.@-]+)\/[^\s'"=:;|&<>()]+\.(?:py|sh|bash|js|mjs|ts|rb|pl|R|jar)\b`
const RUN_SCRIPT = new RegExp(
  String.raw`(?:^|[;&|\n(]|\b(?:python[\d.]*|uv run|node|npx|tsx|deno run|bash|sh|zsh|Rscript|ruby|perl|source|exec|time|sudo|env|java -jar)\s(?:-\w+\s)*)\s*["']?(${SCRIPT})`,
  'gm',
)
// Code that takes a skill's folder into its path runs the skill's code when it is run.
const IMPORTS = new RegExp(
  String.raw`(?:sys\.path\.(?:append|insert)\([^)\n]{0,20}|PYTHONPATH=|require\(\s*|from\s+|source\s+)["']?([^\s'"]*\bskills?\/(?!\.)([\w.@-]+)\/[^\s'")]*)`,
  'g',
)

const isAbsent = (tool: ToolCall): boolean =>
  /^(?:[^\n]{0,200}No such file or directory|[^\n]{0,100}can't open file|Skill not found|(?:<tool_use_error>)?Unknown skill|File does not exist)/i.test(
    tool.output ?? '',
  )

/** Keystrokes that only write the file: `cat > …/SKILL.md << EOF`, `tee …/SKILL.md`. */
const isWrittenTo = (command: string, at: number): boolean =>
  /(?:>>?\s*["']?|\btee\s+(?:-a\s+)?["']?|\b(?:touch|mkdir(?: -p)?|rm(?: -\w+)?|ls(?: -\w+)*|test -\w|\[ -\w)\s+["']?)$/.test(
    command.slice(Math.max(0, at - 40), at),
  )

/** Shows files whatever they are called: in a loop, by `find -exec`, through `xargs`. */
const SHOWS_FILES = /\b(?:cat|head|tail|sed|less|more|bat|awk)\b/

/** Skills whose whole beginning came back. */
const namesInFrontMatter = (output: string | null): string[] =>
  [...(output ?? '').matchAll(/^---\r?\nname:\s*["']?([\w.@-]+)/gm)].map((match) => match[1]!)

/** A glob over all skills shows several: their names stand in the front matter that came back. */
const namesInOutput = (output: string | null): string[] =>
  [...(output ?? '').matchAll(/^name:\s*["']?([\w.@-]+)/gm)].map((match) => match[1]!)

const readsInCommand = (tool: ToolCall, command: string): SkillMarkFound[] => {
  const marks: SkillMarkFound[] = []
  for (const match of command.matchAll(SKILL_FILE)) {
    if (isWrittenTo(command, match.index) || isOwn(match[0])) continue
    const before = command.slice(Math.max(0, match.index - 200), match.index)
    // A search for files named SKILL.md reads none of them.
    if (/\b(?:find|ls|test|stat|wc|touch|rm|mkdir|cp|mv)\b[^;&|\n]*$/.test(before)) continue
    if (showsSearched(command, match.index, tool.output) === false) continue
    const names = match[2] === '*' ? namesInOutput(tool.output) : [match[2]!]
    for (const skill of names)
      marks.push({ skill, fact: 'read', text: lineAt(command, match.index) })
  }
  if (marks.length > 0) return marks
  const shown = shownByCommand(tool, command)
  if (shown.length > 0) return shown
  const inside = SKILL_FOLDER.exec(command)
  const opensHere =
    /\b(?:cat|head|tail|sed|less|more|bat|awk|grep)\b[^;&|\n]*(?:^|\s)["']?(?:\.\/)?SKILL\.md/.exec(
      command,
    )
  if (!inside || !opensHere || isOwn(inside[1]!) || !/\bcd\s/.test(command)) return []
  const file = opensHere.index + opensHere[0].length - 1
  if (showsSearched(command, file, tool.output) === false) return []
  return [{ skill: inside[2]!, fact: 'read', text: lineAt(command, opensHere.index) }]
}

/** Skills of which a command showed lines without naming their files. */
const shownByCommand = ({ output }: ToolCall, command: string): SkillMarkFound[] => {
  const at = command.search(/SKILL\.md/i)
  const isShown = at >= 0 && SHOWS_FILES.test(command) && !isOwn(command)
  const searches = /\b(?:grep|rg|ag)\b/.test(command)
  const names = isShown ? namesInFrontMatter(output) : searches ? skillsShown(output) : []
  return names.map((skill) => ({ skill, fact: 'read', text: lineAt(command, Math.max(0, at)) }))
}

const lineAt = (text: string, at: number): string => {
  const start = text.lastIndexOf('\n', at) + 1
  const end = text.indexOf('\n', at)
  return text.slice(start, end < 0 ? undefined : end)
}

const runsInCommand = (command: string, written: ReadonlyMap<string, string>): SkillMarkFound[] => {
  const marks: SkillMarkFound[] = []
  for (const match of command.matchAll(RUN_SCRIPT)) {
    if (!isOwn(match[1]!))
      marks.push({ skill: match[2]!, fact: 'executed', text: lineAt(command, match.index) })
  }
  // A program handed to the interpreter here and now: python - <<EOF … sys.path.append(…).
  const isWriting = /\bcat\s*>|\btee\b/.test(command)
  const runsCode = /\bpython[\d.]*\s+(?:-c\b|-\s*<<|<<)|\bnode\s+(?:-e\b|-\s*<<|<<)/.test(command)
  for (const match of command.matchAll(IMPORTS)) {
    if (isOwn(match[1]!)) continue
    if (runsCode || !isWriting)
      marks.push({ skill: match[2]!, fact: 'executed', text: lineAt(command, match.index) })
  }
  for (const [file, skill] of written) {
    if (
      new RegExp(
        String.raw`\b(?:python[\d.]*|node|bash|sh|uv run)\s+[^;&|\n]*(?<![\w.-])${escaped(file)}(?![\w.-])`,
      ).test(command)
    ) {
      marks.push({
        skill,
        fact: 'executed',
        text: `${file}, which takes in the skill's code: ${command.slice(0, 120)}`,
      })
    }
  }
  return marks
}

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

/** Remembers files that take in a skill's code, by name, for when they are run. */
const noteWritten = (tool: ToolCall, written: Map<string, string>): void => {
  const isFile = tool.category === 'write' || tool.category === 'edit'
  const content = isFile ? JSON.stringify(tool.arguments) : (tool.command ?? '')
  const target = isFile ? tool.path : (/\bcat\s*>\s*["']?([^\s'"<]+)/.exec(content)?.[1] ?? null)
  if (target === null || !/skill/i.test(content)) return
  // matchAll works on a copy; exec would leave its place in the shared pattern.
  const [match] = content.matchAll(IMPORTS)
  const name = target.split('/').at(-1)
  if (match && name && !isOwn(match[1]!)) written.set(name, match[2]!)
}

/** Names that a skill tool takes: Claude Code `skill`, opencode `name`, terminus `skill`. */
const skillArgument = (tool: ToolCall): string | null => {
  const args = tool.arguments
  if (typeof args === 'string') return args
  if (typeof args !== 'object' || args === null || Array.isArray(args)) return null
  const record = args as Readonly<Record<string, unknown>>
  const found = ['skill', 'skill_name', 'name', 'command']
    .map((key) => record[key])
    .find((value) => typeof value === 'string')
  return (found as string | undefined) ?? null
}

const once = (marks: readonly SkillMarkFound[]): SkillMarkFound[] =>
  marks.filter(
    (mark, index) =>
      marks.findIndex((other) => other.skill === mark.skill && other.fact === mark.fact) === index,
  )

/**
 * Reads and executions that one tool call shows. `written` carries, from call to call, which
 * written files take in the code of which skill.
 */
export const findSkillMarks = (tool: ToolCall, written: Map<string, string>): SkillMarkFound[] => {
  noteWritten(tool, written)
  if (isAbsent(tool)) return []
  // A script that ran and failed has run; a read that failed has read nothing.
  const isRead = tool.isError !== true
  if (tool.category === 'skill' && isRead) {
    const name = skillArgument(tool)?.replace(/^.*\//, '').trim()
    return name ? [{ skill: name, fact: 'read', text: `${tool.name}: ${name}` }] : []
  }
  if (tool.category === 'read' && isRead) {
    // Some read several files at once.
    const files = tool.path ?? JSON.stringify(tool.arguments)
    return once(
      [...files.matchAll(SKILL_FILE)]
        .filter((match) => !isOwn(match[0]) && match[2] !== '*')
        .map((match) => ({ skill: match[2]!, fact: 'read', text: `${tool.name} ${match[0]}` })),
    )
  }
  if (tool.category === 'search' && isRead) {
    const text = `${tool.name} ${tool.path ?? JSON.stringify(tool.arguments)}`
    return skillsFoundBySearch(tool).map((skill) => ({ skill, fact: 'read', text }))
  }
  if (tool.category !== 'shell' || tool.command === null) return []
  if (written.size === 0 && !/skill/i.test(tool.command)) return []
  return once([
    ...(isRead ? readsInCommand(tool, tool.command) : []),
    ...runsInCommand(tool.command, written),
  ])
}
