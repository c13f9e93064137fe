// Commands that look and change nothing. `sed` and `find` only without their writing options.
const LOOKING = new Set(
  'ls cat head tail less more pwd tree stat file wc grep egrep rg ag find which type whoami id env printenv echo df du ps date uname sed awk sort uniq cut diff column jq true nl realpath readlink dirname basename od xxd hexdump strings md5sum sha256sum free lscpu nvidia-smi history man clear sleep'.split(
    ' ',
  ),
)

// The same of programs that also do other things.
const LOOKING_CALLS =
  /^(?:\S+ (?:--version|-V|--help|-h)|(?:uv )?pip3? (?:list|show|freeze)\b.*|git (?:status|log|diff|show|branch|rev-parse)\b.*|npm (?:ls|list)\b.*|(?:docker|kubectl|systemctl) (?:ps|images|get|status)\b.*)$/

/** The parts of a command line between `&&`, `||`, `;`, `|` and line breaks; quotes are not split. */
function parts(command: string): string[] {
  return command
    .replace(/'[^']*'|"(?:\\.|[^"\\])*"/g, (quoted) => quoted.replace(/[;&|\n]/g, ' '))
    .split(/&&|\|\||[;|\n]/)
    .map((part) => part.replace(/\s*2>(?:&1|\s*\/dev\/null)/g, '').trim())
    .filter((part) => part !== '' && !/^(#|\/\/)/.test(part))
}

const wordsOf = (part: string): string[] =>
  part.split(/\s+/).filter((word) => word !== 'sudo' && !/^[A-Za-z_][A-Za-z0-9_]*=/.test(word))

const isSetting = (part: string) => /^(cd|export|source|set|\.)\b/.test(part)

const isLooking = (part: string) => LOOKING.has(wordsOf(part)[0] ?? '') || LOOKING_CALLS.test(part)

/** Whether a command only sets the scene: a folder to work in, a variable, an empty directory. */
export const isPreparing = (command: string): boolean => {
  const all = parts(command)
  return (
    !/<<|>/.test(command) &&
    all.length > 0 &&
    all.every((part) => isSetting(part) || /^(mkdir|touch|chmod)\b/.test(part))
  )
}

/** Whether a command only looks: nothing written, installed or run. */
export function isExploring(command: string): boolean {
  if (
    /(^|[^0-9&])>{1,2}(?!&|\s*\/dev\/null)|<<|\bsed\b.*\s-i|\bfind\b.*-(delete|exec)/.test(command)
  ) {
    return false
  }
  const all = parts(command).filter((part) => !isSetting(part))
  return all.length > 0 && all.every(isLooking)
}

/** The main part of a command: the last but for `cd` and what only trims output. */
export function mainPart(command: string): string {
  const first = command.split('<<')[0]!
  const all = parts(first).filter((part) => !isSetting(part))
  const doing = all.filter((part) => !isLooking(part))
  return doing[0] ?? all[0] ?? command.trim()
}

/** The program of a command and what it is run on: `python analyze.py`, `pip install`, `ls`. */
export function programOf(command: string): string {
  const words = wordsOf(mainPart(command))
  const program = (words[0] ?? '').replace(/^.*\//, '')
  const target = words.slice(1).find((word) => !word.startsWith('-'))
  return target === undefined ? program : `${program} ${target}`
}
