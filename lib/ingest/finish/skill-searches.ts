import type { ToolCall } from '@/lib/domain/step'

// A search that shows the lines it found has shown the file: Grep with its content, `grep -rn x
// skills/`. One that only lists or counts files has not.

const SKILL_FILE = /\bskills?\/(?!\.)([\w.@-]+)\/SKILL\.md$/i
/** `…/skills/pdf/SKILL.md:3:name: pdf`, or with dashes around it; not a line of another file that names one. */
const SHOWN_LINE =
  /^(?:(?:(?!\.\w+-\d+-)[^\s:])*\/)?skills?\/(?!\.)([\w.@-]+)\/SKILL\.md[:-](?:\d+[:-])?[^\n]*\S/gim
/** The same told under the name of the file: `…/SKILL.md:` and below it `  Line 3: …`, `File: …` and `L3: …`. */
const SHOWN_BELOW =
  /^(?:File: )?(?:[^\s:]*\/)?skills?\/(?!\.)([\w.@-]+)\/SKILL\.md:?\n\s*L(?:ine )?\d+:/gim
/** Lines by their place in the folder of skills that was searched: `pdf/SKILL.md:3:…`. */
const SHOWN_INSIDE = /^(?:\.\/)?(?!\.)([\w.@-]+)\/SKILL\.md[:-](?:\d+[:-])?[^\n]*\S/gim
const SKILLS_FOLDER = /(?:^|\/)skills?\/?$/i
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
  return [...new Set([...namesShown(output, SHOWN_LINE), ...namesShown(output, SHOWN_BELOW)])]
}

const namesShown = (output: string | null, shown: RegExp): string[] =>
  [...(output ?? '').matchAll(shown)].filter(([line]) => !isOwn(line)).map(([, skill]) => skill!)

/** Skills that a call of a search tool has read. */
export function skillsFoundBySearch(tool: ToolCall): string[] {
  const mode = modeOf(tool)
  if (!SEARCHES.test(tool.name) || (mode !== undefined && mode !== 'content')) return []
  const isFolder = tool.path !== null && SKILLS_FOLDER.test(tool.path)
  const relative = isFolder ? namesShown(tool.output, SHOWN_INSIDE) : []
  const inFolder = [...new Set([...skillsShown(tool.output), ...relative])]
  const own = tool.path === null || isOwn(tool.path) ? null : SKILL_FILE.exec(tool.path)
  const showsLines = (tool.output ?? '').split('\n').some((line) => !NO_LINE.test(line))
  return own && showsLines ? [own[1]!] : inFolder
}
