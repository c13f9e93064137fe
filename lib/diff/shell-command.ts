// Commands that look and change nothing. `sed` and `find` only without their writing options.
const LOOKING = new Set(
  'ls cat head tail less more pwd tree stat file wc grep egrep rg ag find which type whoami id env printenv echo df du ps date uname sed awk sort uniq cut diff column jq true nl realpath'.split(
    ' ',
  ),
)

/** The parts of a command line between `&&`, `||`, `;`, `|` and line breaks; quotes are not split. */
function parts(command: string): string[] {
  return command
    .replace(/'[^']*'|"(?:\\.|[^"\\])*"/g, (quoted) => quoted.replace(/[;&|\n]/g, ' '))
    .split(/&&|\|\||[;|\n]/)
    .map((part) => part.trim())
    .filter((part) => part !== '')
}

const wordsOf = (part: string): string[] =>
  part.split(/\s+/).filter((word) => word !== 'sudo' && !/^[A-Za-z_][A-Za-z0-9_]*=/.test(word))

const isSetting = (part: string) => /^(cd|export|source|set|\.)\b/.test(part)

/** Whether a command only looks: nothing written, installed or run. */
export function isExploring(command: string): boolean {
  if (
    /(^|[^0-9&])>{1,2}(?!&|\s*\/dev\/null)|<<|\bsed\b.*\s-i|\bfind\b.*-(delete|exec)/.test(command)
  ) {
    return false
  }
  const all = parts(command).filter((part) => !isSetting(part))
  return all.length > 0 && all.every((part) => LOOKING.has(wordsOf(part)[0] ?? ''))
}

/** The main part of a command: the last but for `cd` and what only trims output. */
export function mainPart(command: string): string {
  const first = command.split('<<')[0]!
  const all = parts(first).filter((part) => !isSetting(part))
  const doing = all.filter((part) => !LOOKING.has(wordsOf(part)[0] ?? ''))
  return doing[0] ?? all[0] ?? command.trim()
}

/** The program of a command and what it is run on: `python analyze.py`, `pip install`, `ls`. */
export function programOf(command: string): string {
  const words = wordsOf(mainPart(command))
  const program = (words[0] ?? '').replace(/^.*\//, '')
  const target = words.slice(1).find((word) => !word.startsWith('-'))
  return target === undefined ? program : `${program} ${target}`
}
