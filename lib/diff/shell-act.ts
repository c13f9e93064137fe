import {
  CODE_CHARS,
  EDITORS,
  INSTALLS,
  INTERPRETERS,
  LOOKING,
  LOOKING_CALLS,
  NEUTRAL,
  PREPARING,
  PROBE,
  SETTING,
  TELLING_CHARS,
  TESTS,
  WRAPPERS,
} from './shell-words'
import { splitCommand, unquoted, type SimpleCommand } from './split-command'

/**
 * What a command line is about. `look` changes nothing; `prepare` only sets the scene; `script` is
 * code handed to an interpreter, by the words or by a here-document.
 */
export type ActKind =
  | 'run'
  | 'test'
  | 'install'
  | 'script'
  | 'write'
  | 'append'
  | 'edit'
  | 'open'
  | 'look'
  | 'prepare'
  | 'keys'
  | 'wait'

export interface ShellAct {
  readonly kind: ActKind
  /** The command, the file or the language that the act is about. */
  readonly code: string
  /** For a script its lines, for an opened file the editor. */
  readonly more: string
  /** The program and what it is run on: two acts with one key may be a change of one another. */
  readonly key: string
}

const baseName = (path: string) => path.split('/').findLast((part) => part !== '') ?? ''

const isProbe = (code: string) =>
  code.length <= TELLING_CHARS &&
  code
    .split(/[;\n]/)
    .map((part) => part.trim())
    .every((part) => part === '' || PROBE.test(part))

/** A command's words without what only says how it is run. */
function ownWords({ words: all }: SimpleCommand): string[] {
  const own = all.map(unquoted)
  let at = 0
  for (;;) {
    const [first = '', second = ''] = [own[at], own[at + 1]]
    if (/^[A-Za-z_]\w*\+?=/.test(first)) at += 1
    else if (!WRAPPERS.has(first)) return own.slice(at)
    else {
      const isTimed = first === 'timeout' || first === 'nice'
      at += 1
      while (own[at]?.startsWith('-')) at += 1
      if (isTimed && /^\d/.test(second)) at += 1
    }
  }
}

const linesText = (count: number) => `${count} ${count === 1 ? 'line' : 'lines'}`

/** What the first remark in a script says it is for; plain words only, since it becomes prose. */
const purposeOf = (text: string): string | null =>
  /^\s*(?:#|\/\/)\s*([A-Za-z][\w ,.'/:=()-]{7,70})$/m.exec(text.slice(0, 1000))?.[1]?.trim() ?? null

function script(language: string, lines: number, text: string): ShellAct {
  const purpose = purposeOf(text)
  const size = linesText(Math.max(1, lines))
  const more = purpose === null ? size : `${size}: “${purpose}”`
  return { kind: 'script', code: language, more, key: language }
}

/** A file that changes by a command; several commands that write one file may be a pair. */
const fileAct = (kind: 'write' | 'append' | 'edit', path: string): ShellAct => ({
  kind,
  code: path.split('/').slice(-2).join('/'),
  more: '',
  key: `${kind} ${baseName(path)}`,
})

function interpreterAct(command: SimpleCommand, own: readonly string[]): ShellAct | null {
  const program = baseName(own[0]!)
  if (!INTERPRETERS.test(program)) return null
  const flag = own.findIndex((word) => word === '-c' || word === '-e')
  const code = flag === -1 ? undefined : own[flag + 1]
  if (code !== undefined) {
    const lines = code.trim().split('\n').length
    if (isProbe(code)) return plainAct('look', command.text, own)
    return lines > 1 || code.length > CODE_CHARS ? script(program, lines, code) : null
  }
  const { heredoc } = command
  if (heredoc !== null && isProbe(heredoc)) return plainAct('look', command.text, own)
  return heredoc === null ? null : script(program, heredoc.trimEnd().split('\n').length, heredoc)
}

function plainAct(kind: ActKind, code: string, own: readonly string[]): ShellAct {
  const program = baseName(own[0] ?? '')
  const target = own.slice(1).find((word) => !word.startsWith('-'))
  return { kind, code, more: '', key: target === undefined ? program : `${program} ${target}` }
}

const CALLING = /^-(?:exec|ok)(?:dir)?$/

/** Whether a program that calls another, as `find -exec` and `xargs` do, calls one that only looks. */
function callsLooking(own: readonly string[]): boolean {
  let at = own[0] === 'xargs' ? 1 : own.findIndex((word) => CALLING.test(word)) + 1
  while (own[at]?.startsWith('-')) at += /^-[InPLd]$/.test(own[at]!) ? 2 : 1
  const called = own[at] ?? 'echo'
  return LOOKING.has(baseName(called)) && called !== 'find'
}

function isLooking(own: readonly string[]): boolean {
  const program = baseName(own[0]!)
  if (program === 'xargs') return callsLooking(own)
  if (program === 'find' && own.includes('-delete')) return false
  if (program === 'find' && own.some((word) => CALLING.test(word))) return callsLooking(own)
  return LOOKING.has(program) || LOOKING_CALLS.test(own.join(' ').slice(0, TELLING_CHARS))
}

/** What one simple command does; null where it is only structure. */
function actOf(command: SimpleCommand): ShellAct | null {
  const own = ownWords(command)
  const { writes } = command
  const program = own.length === 0 ? '' : baseName(own[0]!)
  if (NEUTRAL.has(program)) return null
  if (SETTING.has(program) || program === '') return plainAct('wait', '', own)
  const byInterpreter = interpreterAct(command, own)
  if (byInterpreter) return byInterpreter
  if (program === 'tee') {
    const path = own.slice(1).find((word) => !word.startsWith('-'))
    if (path !== undefined) return fileAct(own.includes('-a') ? 'append' : 'write', path)
  }
  if ((program === 'sed' || program === 'perl') && own.some((word) => /^-\w*i/.test(word))) {
    return fileAct('edit', own.at(-1)!)
  }
  if (EDITORS.has(program)) {
    const file = own.slice(1).find((word) => !/^[-+]/.test(word))
    return { ...plainAct('open', baseName(file ?? program), own), more: program }
  }
  if (PREPARING.has(program)) return plainAct('prepare', command.text, own)
  if (isLooking(own)) {
    return writes === null
      ? plainAct('look', command.text, own)
      : fileAct(writes.isAppend ? 'append' : 'write', writes.path)
  }
  const text = [program, ...own.slice(1)].join(' ').slice(0, TELLING_CHARS)
  const installs = INSTALLS.exec(text)
  if (installs) {
    const what = installs[1]!.split(/\s+/).filter((word) => word !== '' && !word.startsWith('-'))
    return plainAct('install', what.join(' ') || 'packages', own)
  }
  const typed = command.text.replace(/^(?:(?:then|do|else|elif|if|while|until|!|\{)\s+)+/, '')
  return plainAct(TESTS.test(text) ? 'test' : 'run', typed, own)
}

/** Programs that some harnesses take in place of a command line. */
function languageOf(text: string): string | null {
  const code = text.slice(0, 4000).replace(/^(?:\s|\/\/[^\n]*\n|\/\*[\s\S]*?\*\/|#[^\n]*\n)+/, '')
  if (
    /^(?:(?:const|let|var) [\w{[]|await |async |function[ *(]|console\.|import .* from )/.test(code)
  ) {
    return 'JavaScript'
  }
  return /^(?:import [\w., ]+\n|from [\w.]+ import |def \w+\(|print\()/.test(code) ? 'Python' : null
}

const KEYS = /^(?:\^?C-[a-z]|\^[A-Z]|[yYnNq]|Enter|Escape|Tab|Up|Down|:[wqx]+!?)$/

/** Going somewhere first changes nothing about what is looked at there. */
const withoutGoing = (command: string) => command.replace(/^\s*cd [^\s;&|]+ ?&& ?/, '').trim()

/** Characters of a command that are read, so that one of many megabytes holds nobody up. */
const MOST_CHARS = 200_000

/** What a command line does above all: its first deed, else what it sets up, else how it looks. */
export function shellAct(whole: string): ShellAct {
  const command = whole.slice(0, MOST_CHARS)
  const typed = command.trim()
  if (typed === '') return { kind: 'wait', code: '', more: '', key: '' }
  if (KEYS.test(typed)) return { kind: 'keys', code: typed, more: '', key: typed }
  const language = languageOf(command)
  if (language !== null) return script(language, typed.split('\n').length, typed)
  const acts = splitCommand(command).flatMap((one) => actOf(one) ?? [])
  const deed = acts.find(({ kind }) => kind !== 'look' && kind !== 'prepare' && kind !== 'wait')
  if (deed) return deed
  const prepares = acts.find(({ kind }) => kind === 'prepare')
  if (prepares) return { ...prepares, code: withoutGoing(command) }
  const looks = acts.find(({ kind }) => kind === 'look')
  if (looks) return { ...looks, code: withoutGoing(command) }
  return { kind: 'prepare', code: typed, more: '', key: acts[0]?.key ?? typed.slice(0, 40) }
}
