// What programs and words of a shell command tell about it.

const words = (text: string) => new Set(text.split(' '))

// Commands that look and change nothing. `sed` and `find` only without their writing options.
export const LOOKING = words(
  'ls cat head tail less more pwd tree stat file wc grep egrep fgrep rg ag find which type whoami id env printenv echo printf df du ps date uname sed awk sort uniq cut tr diff cmp comm paste column jq yq nl tac rev seq realpath readlink dirname basename od xxd hexdump strings md5sum sha1sum sha256sum free lscpu lsblk nvidia-smi history man clear sleep readelf objdump nm ldd ss netstat lsof pgrep top hostname zcat zgrep nproc tput',
)
// The same of programs that also do other things.
export const LOOKING_CALLS =
  /^(?:\S+ (?:--version|-V|--help|-h)|(?:uv )?pip3? (?:list|show|freeze)\b.*|git (?:status|log|diff|show|branch|rev-parse)\b.*|npm (?:ls|list)\b.*|(?:docker|kubectl|systemctl) (?:ps|images|get|status)\b.*|apt(?:-cache)? (?:list|show|search|policy)\b.*|dpkg -[lsL]\b.*|unzip -l\b.*|tar -?\w*t\w*\b.*|command -v\b.*)$/
export const PREPARING = words('mkdir touch chmod')
export const SETTING = words(
  'cd export source set . alias unset umask ulimit pushd popd shopt trap local declare',
)
/** What begins or ends a loop or a branch, and what only answers yes or no. */
export const NEUTRAL = words(
  'for case esac select done fi in } ] [ [[ test read true false : break continue exit return wait function',
)
export const WRAPPERS = words(
  'sudo time nohup exec then do else elif if while until ! { timeout stdbuf nice',
)
export const EDITORS = words('nano vi vim nvim emacs ed pico')
export const INTERPRETERS = /^(?:python[\d.]*|node|bash|sh|zsh|ruby|perl|Rscript|deno|bun|php)$/
export const INSTALLS =
  /^(?:\S*pip[\d.]*|uv pip|uv|npm|yarn|pnpm|apt(?:-get)?|apk|yum|dnf|brew|conda|mamba|cargo|gem|python[\d.]* -m pip) (?:-\S+ )*(?:install|add|i)\b(.*)$/
export const TESTS = /\b(?:pytest|unittest|(?:npm|go|cargo|yarn) test|ctest|jest|vitest|tox)\b/
/** A statement that only asks whether a package is there, and which. */
export const PROBE =
  /^(?:import [\w., ]+|from [\w.]+ import [\w., ]+|print\((?:.*(?:__version__|find_spec\().*|["'][^"']*["'])\))$/
/** Longer code than this, or of several lines, is named by its size. */
export const CODE_CHARS = 80
/** Characters that tell what a command is; the rest are its arguments. */
export const TELLING_CHARS = 300
