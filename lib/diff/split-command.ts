// A reader of shell command lines, as far as telling what they do needs it: words, quotes,
// substitutions, redirections, here-documents, comments. It never fails: what it does not
// understand is a word, and what is not closed goes to the end. Linear in the text.

/** One simple command of a command line. */
export interface SimpleCommand {
  /** As written, quotes included. */
  readonly words: readonly string[]
  /** As written, without the here-document and what only merges or drops errors. */
  readonly text: string
  /** The file its output goes to; null for the screen and for nowhere. */
  readonly writes: { readonly path: string; readonly isAppend: boolean } | null
  /** The here-document it is fed; null without one. */
  readonly heredoc: string | null
}

interface Draft {
  start: number
  end: number
  words: string[]
  writes: { path: string; isAppend: boolean } | null
  heredoc: string | null
  delimiter: string | null
  /** What the next word is, when it is not one of the command's own. */
  expects: '>' | '>>' | '<' | '<<' | null
}

const draft = (start: number): Draft => ({
  start,
  end: start,
  words: [],
  writes: null,
  heredoc: null,
  delimiter: null,
  expects: null,
})

/** Quotes and substitutions inside one another that are followed; no person writes more. */
const MOST_NESTED = 40

/** Where a quoted or bracketed stretch that opens at `at` ends; the end of the text if nowhere. */
function skipEnclosed(text: string, at: number, nested = 0): number {
  if (nested > MOST_NESTED) return text.length
  const open = text[at]!
  if (open === "'" || open === '`') {
    const close = text.indexOf(open, at + 1)
    return close === -1 ? text.length : close + 1
  }
  let depth = 0
  for (let i = at; i < text.length; i += 1) {
    const char = text[i]!
    if (char === '\\') i += 1
    else if (open === '"') {
      if (char === '"' && i > at) return i + 1
      if (char === '$' && text[i + 1] === '(') i = skipEnclosed(text, i + 1, nested + 1) - 1
    } else if (char === "'" || char === '"') i = skipEnclosed(text, i, nested + 1) - 1
    else if (char === '(') depth += 1
    else if (char === ')') {
      depth -= 1
      if (depth === 0) return i + 1
    }
  }
  return text.length
}

/** The word that begins at `at`: its end. */
function endOfWord(text: string, at: number): number {
  let i = at
  while (i < text.length) {
    const char = text[i]!
    if (char === '\\') i += 2
    else if (char === "'" || char === '"' || char === '`') i = skipEnclosed(text, i)
    else if (char === '$' && text[i + 1] === '(') i = skipEnclosed(text, i + 1)
    else if (/[\s;|&<>()]/.test(char)) break
    else i += 1
  }
  return Math.min(i, text.length)
}

/** A word as the shell would pass it on, as far as quotes go. */
export const unquoted = (word: string): string =>
  word.replace(/^(["'])([\s\S]*)\1$/, '$2').replace(/\\(.)/g, '$1')

function take(command: Draft, word: string, end: number) {
  const { expects } = command
  command.expects = null
  command.end = end
  if (expects === null) command.words.push(word)
  else if (expects === '<<') command.delimiter = unquoted(word)
  else if (expects !== '<' && command.writes === null && !/^["']?\/dev\//.test(word)) {
    command.writes = { path: unquoted(word), isAppend: expects === '>>' }
  }
}

/** Passes over a redirection sign; gives where it ends and what the next word is to be. */
function redirect(text: string, at: number, command: Draft): number {
  const [sign = '>'] = /^(?:&>>?|<<<|<<-?|<>|>>|>\||[<>])/.exec(text.slice(at, at + 3)) ?? []
  let end = at + sign.length
  if (text[end] === '(') return skipEnclosed(text, end)
  const last = command.words.at(-1)
  const isOfStream = last !== undefined && /^\d$/.test(last) && text[at - 1] === last
  if (isOfStream) command.words.pop()
  if (text[end] === '&') {
    // Merges one stream into another: `>&2`.
    end += 1
    while (end < text.length && /[\d-]/.test(text[end]!)) end += 1
    return end
  }
  const isOutput = sign.includes('>') && sign !== '<>'
  if (sign === '<<' || sign === '<<-') command.expects = '<<'
  else if (!isOutput || (isOfStream && last !== '1')) command.expects = '<'
  else command.expects = sign.endsWith('>>') ? '>>' : '>'
  return end
}

/** Passes over the bodies of here-documents that were announced on the line that ends at `at`. */
function skipHeredocs(text: string, at: number, waiting: readonly Draft[]): number {
  let from = at
  for (const command of waiting) {
    const start = from
    let bodyEnd = text.length
    while (from < text.length) {
      const end = text.indexOf('\n', from)
      const isDelimiter =
        text.slice(from, end === -1 ? text.length : end).trim() === command.delimiter
      if (isDelimiter) bodyEnd = from
      from = end === -1 ? text.length : end + 1
      if (isDelimiter) break
    }
    command.heredoc = text.slice(start, bodyEnd)
    command.delimiter = null
  }
  return from
}

const MERGES = / ?\d?>&\d| ?(?:\d|&)?>{1,2} ?\/dev\/null| ?(?<!<)<<-? ?['"]?\w+['"]?$/g

/** The simple commands of a command line, in order. */
export function splitCommand(text: string): SimpleCommand[] {
  const found: Draft[] = []
  let waiting: Draft[] = []
  let command = draft(0)
  const close = (next: number) => {
    if (command.words.length > 0 || command.writes !== null) found.push(command)
    if (command.delimiter !== null) waiting.push(command)
    command = draft(next)
  }
  for (let at = 0; at < text.length;) {
    const char = text[at]!
    if (char === '\n') {
      close(at + 1)
      at = skipHeredocs(text, at + 1, waiting)
      waiting = []
      command.start = at
    } else if (/\s/.test(char)) at += 1
    else if (char === '\\' && text[at + 1] === '\n') at += 2
    else if (char === '#') at = (text.indexOf('\n', at) + 1 || text.length + 1) - 1
    else if (char === '<' || char === '>' || (char === '&' && text[at + 1] === '>')) {
      at = redirect(text, at, command)
      command.end = at
    } else if (char === '(' && text[at - 1] === '=') {
      // A list that is assigned to a variable.
      at = skipEnclosed(text, at)
      command.end = at
    } else if (/[;|&()]/.test(char)) {
      at += 1
      close(at)
    } else {
      const end = Math.max(endOfWord(text, at), at + 1)
      if (command.words.length === 0 && command.writes === null) command.start = at
      take(command, text.slice(at, end), end)
      at = end
    }
  }
  close(text.length)
  return found.map(({ start, end, words, writes, heredoc }) => ({
    words,
    text: text.slice(start, end).replace(MERGES, '').trim(),
    writes,
    heredoc,
  }))
}
