import { expect, test } from 'vitest'
import { countedText } from '@/lib/domain/testing-counted-text'
import { shellAct } from './shell-act'
import { splitCommand } from './split-command'

/** An act as text: `write out/a.csv`, `script python3 (3 lines)`, `open a.py (nano)`. */
const act = (command: string) => {
  const { kind, code, more } = shellAct(command)
  return `${kind} ${code}${more === '' ? '' : ` (${more})`}`.trim()
}

const HEREDOC = `cat > solve.py <<'EOF'
import csv; print("a | b > c")
EOF`

test.each([
  ['ls -la && cat a.txt | head -3', 'look ls -la && cat a.txt | head -3'],
  ['cd /app && cat a.txt', 'look cat a.txt'],
  ['cat a | tr a-z A-Z | sort', 'look cat a | tr a-z A-Z | sort'],
  ['find . -name "*.py" -executable', 'look find . -name "*.py" -executable'],
  ['find . -type f -exec grep -l x {} \\;', 'look find . -type f -exec grep -l x {} \\;'],
  ['ls *.csv | xargs -n 1 head -2', 'look ls *.csv | xargs -n 1 head -2'],
  ['find . -name "*.pyc" -delete', 'run find . -name "*.pyc" -delete'],
  ['apt list --installed 2>/dev/null | grep x', 'look apt list --installed 2>/dev/null | grep x'],
  ['if command -v make; then echo yes; fi', 'look if command -v make; then echo yes; fi'],
  [
    'python3 -c "import torch; print(torch.__version__)"',
    'look python3 -c "import torch; print(torch.__version__)"',
  ],
  [
    'python3 - <<EOF\nimport importlib.util\nprint("scipy", importlib.util.find_spec("scipy"))\nEOF',
    'look python3 - <<EOF\nimport importlib.util\nprint("scipy", importlib.util.find_spec("scipy"))\nEOF',
  ],
  ['echo "a > b"', 'look echo "a > b"'],
  ['echo 1 >> out/log.txt', 'append out/log.txt'],
  ['jq .x a.json > out/b.json', 'write out/b.json'],
  ['python gen.py | tee out/log.txt', 'run python gen.py'],
  [HEREDOC, 'write solve.py'],
  [`${HEREDOC}\npython solve.py`, 'write solve.py'],
  [
    'python3 - <<EOF\n# Count the gauges per river\nx = 1\nEOF',
    'script python3 (2 lines: “Count the gauges per river”)',
  ],
  ['python3 -c "\nimport csv\nprint(1)\n"', 'script python3 (2 lines)'],
  ['node -e "1"', 'run node -e "1"'],
  ['const a = await tools.bash("ls")\nreturn a', 'script JavaScript (2 lines)'],
  ["sed -i 's/a/b/' src/a.py", 'edit src/a.py'],
  ["sed -n '1,5p' a.py", "look sed -n '1,5p' a.py"],
  ['nano src/a.py', 'open a.py (nano)'],
  ['pip install -q pandas 2>&1 | tail -1', 'install pandas'],
  ['sudo apt-get install -y jq', 'install jq'],
  ['/usr/bin/python3 -m pip install pyte', 'install pyte'],
  ['timeout 60 python -m pytest -q tests', 'test timeout 60 python -m pytest -q tests'],
  ['for f in *.csv; do python fix.py $f; done', 'run python fix.py $f'],
  ['FILES=("a" "b")', 'prepare FILES=("a" "b")'],
  ['mkdir -p out && cd out', 'prepare mkdir -p out && cd out'],
  ['cd /app', 'prepare cd /app'],
  ['oligo --help 2>&1 | head', 'look oligo --help 2>&1 | head'],
  ['sqlite3 a.db <<EOF\n.tables\nEOF', 'run sqlite3 a.db'],
  ['diff <(sort a) <(sort b)', 'look diff <(sort a) <(sort b)'],
  ['C-c', 'keys C-c'],
  ['  \n', 'wait'],
])('%s', (command, says) => expect(act(command)).toBe(says))

test('two writings of one file may be a change of one another, of two files they may not', () => {
  expect(shellAct('echo 1 > a/x.txt').key).toBe(shellAct('cat y > x.txt').key)
  expect(shellAct('echo 1 > a/x.txt').key).not.toBe(shellAct('echo 1 > a/y.txt').key)
})

test('words, redirections and here-documents are told apart', () => {
  const [first, second] = splitCommand(
    `FOO=1 cmd "a;b" 'c|d' $(e; f) 2>err >out.txt # note\nnext <<X\nbody; x\nX\n`,
  )
  expect(first).toMatchObject({
    words: ['FOO=1', 'cmd', '"a;b"', "'c|d'", '$(e; f)'],
    writes: { path: 'out.txt', isAppend: false },
    heredoc: null,
  })
  expect(second).toMatchObject({ words: ['next'], heredoc: 'body; x\n' })
})

test.each([
  ['quotes that never close', (n: number) => `echo "${'a'.repeat(n)}`],
  ['substitutions inside one another', (n: number) => '"$('.repeat(n)],
  ['brackets inside one another', (n: number) => '$('.repeat(n)],
  ['a here-document that never ends', (n: number) => `cat <<EOF\n${'x\n'.repeat(n)}`],
  ['a long run of one letter', (n: number) => `tar ${'t'.repeat(n)}\n`],
  ['spaces', (n: number) => `echo${' '.repeat(n)}a`],
  ['signs', (n: number) => '>'.repeat(n) + '<'.repeat(n)],
])('no character of a hostile command is read again and again: %s', (_name, command) => {
  const looksAt = (size: number) => {
    const { text, looks } = countedText(command(size))
    expect(splitCommand(text)).toEqual(splitCommand(command(size)))
    return looks() / command(size).length
  }
  expect(looksAt(200)).toBeGreaterThanOrEqual(0.5)
  expect(looksAt(20_000)).toBeLessThan(10)
})

/** How many items of lists are copied while `work` runs. */
function itemsCopied(work: () => unknown): number {
  const whole = Array.prototype
  const { slice, splice } = whole
  let copied = 0
  whole.slice = function (this: unknown[], ...given) {
    const part = slice.apply(this, given)
    copied += part.length
    return part
  }
  whole.splice = function (this: unknown[], ...given: Parameters<typeof splice>) {
    copied += this.length
    return splice.apply(this, given)
  }
  try {
    work()
  } finally {
    Object.assign(whole, { slice, splice })
  }
  return copied
}

test.each([
  ['what says how it is run', 'sudo '],
  ['settings of one command', 'a=b '],
  ['options of a wrapper', 'nice -a -a -a '],
])('the words of a hostile command are not copied one by one: %s', (_name, piece) => {
  const command = piece.repeat(1000)
  expect(itemsCopied(() => shellAct(command))).toBeLessThan(2 * command.split(' ').length)
})

test('a command keeps its name however many slashes are in it', () => {
  expect(shellAct('/usr//bin///python3/ -m pip install pyte').kind).toBe('install')
})
