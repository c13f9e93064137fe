import { expect, test } from 'vitest'
import { alignSteps } from './align-steps'
import { plainSentence } from './divergence-sentence'
import { findDivergence } from './find-divergence'
import { stepAction } from './step-action'
import { tellDifference } from './tell-difference'
import { stepsFromText } from './testing'

function tell(left: string, right: string): string {
  const [one, two] = [stepsFromText(left), stepsFromText(right)]
  const actions = [one.map(stepAction), two.map(stepAction)] as const
  const found = findDivergence(alignSteps(...actions), ...actions)
  const { compared } = found
  if (compared === null) return plainSentence(found.sentence)
  const told = tellDifference(found, one[compared.left - 1]!, two[compared.right - 1]!)
  return plainSentence(told.sentence)
}

const heredoc = (...lines: string[]) => `$ cat > a.py <<EOF\\n${lines.join('\\n')}\\nEOF`

test.each([
  [
    'the value that each side writes',
    'edit a.py: limit = 0 -> limit = 14.27',
    'edit a.py: limit = 0 -> limit = stages["flood"]',
    'Both edit `a.py`: left has `limit = 14.27`, right `limit = stages["flood"]`.',
  ],
  [
    'the first line that is no remark',
    heredoc('# solve it', 'import csv', 'x = 1'),
    heredoc('# another way', 'import pandas as pd', 'x = 1'),
    'Both write `a.py`: left has `import csv`, right `import pandas as pd`.',
  ],
  [
    'what one side has more',
    heredoc('x = 1'),
    heredoc('x = 1', 'assert x > 0'),
    'Both write `a.py`: only right has `assert x > 0`.',
  ],
  [
    'what the same command answers',
    '$ python a.py\n> reading\n> events: 3',
    '$ python a.py\n> reading\n> events: 7',
    'The same `python a.py` gives another result: left has `events: 3`, right `events: 7`.',
  ],
  [
    'the error of the side that fails',
    '$ python a.py\n> Traceback\n> ModuleNotFoundError: pandas\nexit 1',
    '$ python a.py\n> fine\nexit 0',
    'The same `python a.py` fails on the left and succeeds on the right; left says `ModuleNotFoundError: pandas`.',
  ],
  [
    'scripts of their own',
    '$ python3 - <<EOF\\nimport csv\\nprint(1)\\nEOF',
    '$ python3 - <<EOF\\nimport json\\nprint(1)\\nprint(2)\\nEOF',
    'Both run a `python3` script of their own: left has `import csv`, right `import json`; 1 more place differs.',
  ],
  [
    'what a patch puts in',
    'patch a.py: x = 1',
    'patch a.py: x = 2',
    'Both edit `a.py`: left has `x = 1`, right `x = 2`.',
  ],
  [
    'a path that differs where the content does not',
    '$ echo 1 > a/x.txt',
    '$ echo 1 > b/x.txt',
    'Left writes `a/x.txt`; right writes `b/x.txt`.',
  ],
])('%s', (_name, left, right, says) => {
  const start = 'user: go\n$ ls\n> a\n'
  expect(tell(start + left, start + right)).toBe(says)
})

test('where no line differs, only their order, the sentence stays as it is', () => {
  expect(tell(heredoc('a = 1', 'b = 2'), heredoc('b = 2', 'a = 1'))).toBe(
    'Both write `a.py`, each in its own way.',
  )
})
