import type { ToolCall } from '@/lib/domain/step'

// A search that shows the lines it found has shown the file: Grep with its content, `grep -rn x
// skills/`. One that only lists or counts files has not.

const SKILL_FILE = /\bskills?\/(?!\.)([\w.@-]+)\/SKILL\.md$/i
/** `…/skills/pdf/SKILL.md:3:name: pdf`, or with dashes around it. */
const SHOWN_LINE = /^(?:\S*\/)?skills?\/(?!\.)([\w.@-]+)\/SKILL\.md[:-](?:\d+[:-])?[^\n]*\S/gim
/** What a search prints that shows no line of a file. */
const NO_LINE = /^\s*(?:$|Found \d|No (?:matches|files|results)|\S*\/SKILL\.md(?::\d+)?\s*$)/i

const SEARCHES = /grep|^rg$|search/i

const isOwn = (path: string): boolean => /node_modules\/|\/\.system\//.test(path)

const modeOf = ({ arguments: args }: ToolCall): unknown =>
  typeof args === 'object' && args !== null && !Array.isArray(args)
    ? (args as Readonly<Record<string, unknown>>).output_mode
    : undefined

/** Skills whose SKILL.md has lines in this output of a search over files. */
export const skillsShown = (output: string | null): string[] => {
  const shown = [...(output ?? '').matchAll(SHOWN_LINE)].filter(([line]) => !isOwn(line))
  return [...new Set(shown.map(([, skill]) => skill!))]
}

/** Skills that a call of a search tool has read. */
export function skillsFoundBySearch(tool: ToolCall): string[] {
  const mode = modeOf(tool)
  if (!SEARCHES.test(tool.name) || (mode !== undefined && mode !== 'content')) return []
  const inFolder = skillsShown(tool.output)
  const own = tool.path === null || isOwn(tool.path) ? null : SKILL_FILE.exec(tool.path)
  const showsLines = (tool.output ?? '').split('\n').some((line) => !NO_LINE.test(line))
  return own && showsLines ? [own[1]!] : inFolder
}
