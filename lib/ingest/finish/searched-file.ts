// What a search on the command line shows of a file that it is given: `grep -n pages skills/pdf/SKILL.md`
// has read of it the lines that came back, and nothing where none did, where it only lists or counts,
// or where the name stands in its pattern.

const SEARCH = /^(?:\S*\/)?(?:[efz]?grep|rg|ag|ack)$/
const BEFORE_PROGRAM =
  /^(?:sudo|env|time|command|nohup|timeout|\d+|\w+=\S*|!|do|then|else|if|while)$/
/** Options of these programs that are followed by a word of theirs. */
const WITH_VALUE = /^-(?:\w*[ABCmfgtd]|-(?:include|exclude|exclude-dir|glob|type|max-count|file))$/
const LISTS_ONLY = /^-(?:\w*[lcLq]\w*|-(?:files|count|quiet|silent|files-with\S*))$/
/** Lines that a harness puts around what a command printed. */
const FRAME =
  /^\s*(?:$|Chunk ID:|Wall time:|Process exited|Exit code:|Original token count:|Output:|\(no output\)|(?:e|f)?grep: )/i

interface Word {
  readonly text: string
  readonly from: number
  readonly to: number
}

const wordsOf = (command: string, from: number): Word[] =>
  [...command.matchAll(/(?:"(?:\\.|[^"\\])*"|'[^']*'|\\.|[^\s"'\\])+/g)].map((match) => ({
    text: match[0],
    from: from + match.index,
    to: from + match.index + match[0].length,
  }))

/** Where the simple command around a place begins and ends; quoted separators but lines do not end it. */
function simpleCommandAt(command: string, at: number): readonly [from: number, to: number] {
  let from = 0
  for (const match of command.matchAll(/"(?:\\.|[^"\\\n])*"|'[^'\n]*'|\\.|[;&|\n()]/g)) {
    if (!/^[;&|\n()]$/.test(match[0])) continue
    if (match.index >= at) return [from, match.index]
    from = match.index + 1
  }
  return [from, command.length]
}

/** The words of the search around a place, without what stands before its name; null where it is none. */
function searchAround(command: string, at: number): readonly Word[] | null {
  const [from, to] = simpleCommandAt(command, at)
  const words = wordsOf(command.slice(from, to), from)
  const program = words.findIndex(({ text }) => !BEFORE_PROGRAM.test(text))
  return program >= 0 && SEARCH.test(words[program]!.text) ? words.slice(program + 1) : null
}

interface Search {
  readonly pattern: Word | null
  readonly isListing: boolean
}

function readSearch(words: readonly Word[]): Search {
  let pattern: Word | null = null
  let isListing = false
  for (let at = 0; at < words.length; at += 1) {
    const { text } = words[at]!
    if (LISTS_ONLY.test(text)) isListing = true
    if (/^(?:-\w*e|--regexp)$/.test(text)) pattern ??= words[(at += 1)] ?? null
    else if (WITH_VALUE.test(text)) at += 1
    else if (!text.startsWith('-')) pattern ??= words[at]!
  }
  return { pattern, isListing }
}

/** How far around a file's name its command is looked at. */
const WINDOW = 1000

/**
 * Whether a search that has a file among its words has shown lines of it; null where the place in
 * the command is none of a search. `output`: what came back, null where the log does not say.
 */
export function showsSearched(whole: string, place: number, output: string | null): boolean | null {
  const start = Math.max(0, place - WINDOW)
  const command = whole.slice(start, place + WINDOW)
  const at = place - start
  const words = searchAround(command, at)
  if (words === null) return null
  const { pattern, isListing } = readSearch(words)
  if (isListing || (pattern !== null && pattern.from <= at && at < pattern.to)) return false
  const lines = (output ?? '').split('\n').filter((line) => !FRAME.test(line))
  const isAlone =
    command.length === whole.length && !/[;&\n]/.test(command.trim().replace(/^cd [^;&|\n]+&&/, ''))
  if (isAlone || pattern === null) return lines.length > 0
  // Other commands printed too: a line of this one has a word of its pattern, where that has any.
  const plain = pattern.text.replace(/\\[a-zA-Z]/g, ' ').toLowerCase()
  const sought = plain.match(/[a-z0-9_]{3,}/g) ?? []
  if (sought.length === 0) return lines.length > 0
  return lines.some((line) => sought.some((word) => line.toLowerCase().includes(word)))
}
