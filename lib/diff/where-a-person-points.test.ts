// Pairs as real agents make them, written by hand: of each what a person who read both would point at.
import { describe, expect, test } from 'vitest'
import { alignSteps } from './align-steps'
import { plainSentence } from './divergence-sentence'
import { findDivergence } from './find-divergence'
import { rankDifference, trivialRows } from './rank-difference'
import { actionsOf } from './row-actions'
import { stepAction } from './step-action'
import { tellDifference } from './tell-difference'
import { stepsFromText } from './testing'

/** The row in the box, by what it does on each side, and the sentence beside it. */
function boxed(left: string, right: string) {
  const [one, two] = [stepsFromText(left), stepsFromText(right)]
  const [a, b] = [one.map(stepAction), two.map(stepAction)]
  const rows = alignSteps(a, b)
  const found = findDivergence(rows, a, b)
  const row = found.row === null ? null : rows[found.row]!
  const { compared } = found
  const told = compared
    ? tellDifference(found, one[compared.left - 1]!, two[compared.right - 1]!)
    : found
  const actionOf = actionsOf(a, b)
  const does = (side: 'left' | 'right') => {
    const phrase = row && actionOf(row, side)?.phrase
    return phrase ? `${phrase.verb} ${phrase.code ?? ''}`.trim() : '–'
  }
  return {
    box: `${does('left')} | ${does('right')}`,
    says: plainSentence(told.sentence),
    rows,
    actionOf,
  }
}

const START = 'user: Fill the table.\n'

const PAIRS: [what: string, left: string, right: string, box: string][] = [
  [
    'a folder listed in another way is passed over for the changed program',
    '$ ls -l\nwrite solve.py: total = sum(rows)\n$ python solve.py',
    '$ ls -lR\nwrite solve.py: total = mean(rows)\n$ python solve.py',
    'writes solve.py | writes solve.py',
  ],
  [
    'so are other lines of the same file',
    '$ head -3 data.csv\nwrite solve.py: a = 1',
    '$ head -20 data.csv\nwrite solve.py: a = 2',
    'writes solve.py | writes solve.py',
  ],
  [
    'what was looked at first is not where they part, what was done is',
    '$ cat README.md\n$ ls data\n$ python solve.py --fast',
    '$ head -3 data.csv\n$ python solve.py --exact',
    'runs python solve.py --fast | runs python solve.py --exact',
  ],
  [
    'a program called by another name of its interpreter is the same; its result is not',
    '$ python solve.py\n> 3\n$ python check.py\n> ok',
    '$ python3 ./solve.py\n> 3\n$ python check.py\n> 2 rows differ',
    'runs python check.py | runs python check.py',
  ],
  [
    'a package installed on one side is passed over for the program that follows',
    '$ pip install pandas\nwrite solve.py: import pandas',
    'write solve.py: import csv',
    'writes solve.py | writes solve.py',
  ],
  [
    'where nothing else differs, the package is where they part',
    '$ pip install pandas\n$ make',
    '$ make',
    'installs pandas | –',
  ],
  [
    'one reads the skill before the same work',
    'skill flood-detection\nwrite solve.py: a = 1\n$ python solve.py',
    'write solve.py: a = 1\n$ python solve.py',
    'reads the skill flood-detection | –',
  ],
  [
    'one uses the script of the skill, the other writes its own',
    '$ ls\nskill flood\nrun-skill flood detect.py',
    '$ ls -la\nwrite detect.py: import csv\n$ python detect.py',
    'reads the skill flood | writes detect.py',
  ],
  [
    'the tests are told in another manner and end differently',
    '$ pytest -q tests\n> 3 passed',
    '$ pytest -v tests\n> 1 failed\nexit 1',
    'runs the tests with pytest -q tests | runs the tests with pytest -v tests',
  ],
  [
    'tests that are only told in another manner are passed over for the edit',
    '$ pytest -q tests\n> 1 failed\nedit solve.py: a -> b\n$ pytest -q tests',
    '$ pytest -v tests\n> 1 failed\nedit solve.py: a -> c\n$ pytest -v tests',
    'edits solve.py | edits solve.py',
  ],
  [
    'a folder made first is only the way to the file',
    '$ mkdir -p out\nwrite out/report.md: done',
    '$ mkdir -p /root/out\nwrite out/report.md: finished',
    'writes out/report.md | writes out/report.md',
  ],
  [
    'one checks its work before it ends',
    'write report.md: done\n$ cat report.md\nsay: It is done.',
    'write report.md: done\n$ python verify.py report.md\n> ok\nsay: It is done.',
    '– | runs python verify.py report.md',
  ],
  [
    'one repairs what fails, the other gives up',
    '$ python solve.py\n> KeyError\nexit 1\nedit solve.py: a -> b\n$ python solve.py\n> 3',
    '$ python solve.py\n> KeyError\nexit 1\nsay: I cannot do it.',
    'edits solve.py | –',
  ],
  [
    'an acknowledgement of a write is no result',
    'write solve.py: a = 1\n> 12 bytes written\n$ python solve.py\n> 3',
    'write solve.py: a = 1\n> File created.\n$ python solve.py\n> 4',
    'runs python solve.py | runs python solve.py',
  ],
  [
    'another number for the same option is another run',
    '$ python fit.py --degree 2\n> 0.9',
    '$ python fit.py --degree 3\n> 0.9',
    'runs python fit.py --degree 2 | runs python fit.py --degree 3',
  ],
  [
    'a run whose output is cut for reading is the same run',
    '$ make 2>&1 | tail -20\nwrite a.txt: 1',
    '$ make\nwrite a.txt: 2',
    'writes a.txt | writes a.txt',
  ],
  [
    'a run that is followed by another deed is not the same run',
    '$ python solve.py && python upload.py',
    '$ python3 solve.py',
    'runs python solve.py | runs python3 solve.py',
  ],
  [
    'one searches, the other lists, and both then edit another file',
    'search threshold\nedit config.yaml: 3 -> 4',
    '$ ls src\nedit src/model.py: 3 -> 4',
    'edits config.yaml | edits src/model.py',
  ],
  [
    'one meets an error of its provider',
    '$ ls\nerror: Quota exceeded.',
    '$ ls -a\nwrite a.txt: 1',
    'meets the error Quota exceeded. | –',
  ],
  [
    'only looks differ, and then the looks are where they part',
    '$ ls -l\n$ cat README.md\n$ make',
    '$ ls -lR\n$ cat data.csv\n$ make',
    'looks with cat README.md | looks with cat data.csv',
  ],
  [
    'only the manner of a look differs',
    '$ ls -l\n$ make',
    '$ ls -lR\n$ make',
    'looks with ls -l | looks with ls -lR',
  ],
  [
    'other words are no difference',
    'think: First the table.\n$ make',
    'think: The table comes first.\n$ make',
    'thinks | thinks',
  ],
]

describe('a person would point at the first difference that matters', () => {
  test.each(PAIRS)('%s', (_what, left, right, box) => {
    expect(boxed(START + left, START + right).box).toBe(box)
  })
})

test('the sentence names the file, the first lines that differ, and how many places more', () => {
  const [left, right] = ['sum', 'mean'].map(
    (name) =>
      `${START}$ cat > solve.py <<EOF\\nimport csv\\ntotal = ${name}(rows)\\nprint(total)\\nname = '${name}'\\nEOF`,
  )
  expect(boxed(left!, right!).says).toBe(
    'Both write `solve.py`: left has `total = sum(rows)`, right `total = mean(rows)`; 1 more place differs.',
  )
})

test('rows that differ in a trivial way are known by their place', () => {
  const { rows, actionOf } = boxed(
    `${START}$ ls -l\n$ make\nwrite a.txt: 1`,
    `${START}$ ls -lR\n$ make\nwrite a.txt: 2`,
  )
  expect(trivialRows(rows, actionOf)).toEqual([{ row: 1, kind: 'manner' }])
  expect(rows.map((row) => rankDifference(row, actionOf))).toEqual([
    ...['trivial', 'trivial', 'trivial'],
    'matters',
  ])
})

test('a trivial difference says of what kind it is', () => {
  const { rows, actionOf } = boxed(
    `${START}$ ls\n> a.csv\n> b.csv\n$ ls data\n> x\nwrite a.txt: 1\n> ok\n$ make`,
    `${START}$ ls\n> b.csv\n> a.csv\n$ ls data\n> y\nwrite a.txt: 1\n> done\n$ make`,
  )
  expect(trivialRows(rows, actionOf).map(({ kind }) => kind)).toEqual(['order', 'shown', 'answer'])
})

test('what fails on one side only is never trivial', () => {
  const { rows, actionOf } = boxed(
    `${START}$ cat a.csv\n> 1\nread b.csv\n> 1\nwrite a.txt: 1\n> ok\n$ pip install pandas\n> ok\nexit 0`,
    `${START}$ cat a.csv\n> No such file\nexit 1\nread b.csv\n> 1\nwrite a.txt: 1\n> denied\nexit 1\n$ pip install pandas\n> no network\nexit 1`,
  )
  expect(rows.map((row) => rankDifference(row, actionOf))).toEqual([
    ...['trivial', 'navigational', 'trivial'],
    ...['matters', 'matters'],
  ])
  expect(trivialRows(rows, actionOf)).toEqual([])
})

test('a file seen alike is seen alike, whichever tool shows it', () => {
  const rank = (left: string, right: string) => {
    const { rows, actionOf } = boxed(START + left, START + right)
    return rows.slice(1).map((row) => rankDifference(row, actionOf))
  }
  const whole = 'read /root/a.csv\n> 1\n> 2'
  expect(rank('$ head -n 20 /root/a.csv\n> 1\n> 2', whole)).toEqual(['trivial'])
  expect(rank('$ head -n 1 /root/a.csv\n> 1', whole)).not.toEqual(['trivial'])
  expect(rank('$ head -n 20 /root/b.csv\n> 1\n> 2', whole)).not.toEqual(['trivial'])
  expect(rank('$ head -n 20 /root/a.csv\n> 1\n> 2\nexit 1', whole)).not.toEqual(['trivial'])
})
