import { describe, expect, test } from 'vitest'
import { alignSteps } from './align-steps'
import { rowId } from './diff-row'
import { plainSentence } from './divergence-sentence'
import { findDivergence } from './find-divergence'
import { stepAction } from './step-action'
import { stepsFromText } from './testing'

const actions = (text: string) => stepsFromText(text).map(stepAction)

function parting(left: string, right: string) {
  const [a, b] = [actions(left), actions(right)]
  const rows = alignSteps(a, b)
  const { kind, row, sentence } = findDivergence(rows, a, b)
  return `${kind}${row === null ? '' : ` ${rowId(rows[row]!)}`}: ${plainSentence(sentence)}`
}

const START = 'user: go\n$ ls\n> a\n'

describe('where they part, in words', () => {
  const cases: [name: string, left: string, right: string, says: string][] = [
    [
      'one reads the skill and acts on it, the other writes its own',
      'write solve.py: x = 1\n$ python solve.py',
      'skill flood-detection\n$ python run.py',
      'deeds l3r3: Right reads the skill `flood-detection` and runs `python run.py`; left writes `solve.py` and runs `python solve.py`.',
    ],
    [
      'one runs a script of the skill',
      'run-skill flood solve.py',
      '$ python - <<EOF\\nprint(1)\\nprint(2)\\nEOF',
      'deeds l3r3: Left runs a script of the skill `flood`; right runs a `python` script of its own (2 lines).',
    ],
    [
      'one reads the skill and runs its script',
      'skill flood\nrun-skill flood solve.py',
      'write solve.py: 1',
      'deeds l3r3: Left reads the skill `flood` and runs its script; right writes `solve.py`.',
    ],
    [
      'a short path stays whole, of a long one the end is named',
      'write /root/solve.py: x = 1',
      'write /home/agent/report/solve.py: x = 2\n$ make',
      'deeds l3r3: Left writes `/root/solve.py`; right writes `report/solve.py` and runs `make`.',
    ],
    [
      'one has an extra deed and then both go on alike',
      '$ make',
      'skill flood\n$ make',
      'deeds r3: Right reads the skill `flood`; left goes straight on and runs `make`.',
    ],
    [
      'one stops',
      '',
      '$ make\n$ make test',
      'deeds r3: Right runs `make` and `make test`; left takes no further action.',
    ],
    [
      'both edit the same file in different ways',
      'edit a.py: x -> 14.27',
      'edit a.py: x -> stages',
      'deeds l3r3: Both edit `a.py`, each in its own way.',
    ],
    [
      'both write the same file with other content',
      'write out/a.py: 1',
      'write out/a.py: 2',
      'deeds l3r3: Both write `out/a.py`, each in its own way.',
    ],
    [
      'the same command fails on one side',
      '$ pytest\n> boom\nexit 1',
      '$ pytest\n> fine\nexit 0',
      'results l3r3: The same `pytest` fails on the left and succeeds on the right.',
    ],
    [
      'the same command gives another result',
      '$ python a.py\n> 3',
      '$ python a.py\n> 7',
      'results l3r3: The same `python a.py` gives another result.',
    ],
    [
      'one installs something first',
      '$ pip install -q pandas numpy\n$ python a.py',
      '$ python a.py',
      'deeds l3: Left installs `pandas numpy`; right goes straight on and runs `python a.py`.',
    ],
    [
      'one tests its work, the other does not',
      '$ python a.py\n$ pytest -q tests',
      '$ python a.py',
      'deeds l4: Left runs the tests with `pytest -q tests`; right takes no further action.',
    ],
    [
      'looking around is said in short before the first deed',
      '$ cat README.md\nread data.csv\n$ make',
      '$ head -3 data.csv\nwrite a.py: 1',
      'deeds l5r4: Left looks around, then runs `make`; right looks around, then writes `a.py`.',
    ],
    [
      'so are a change of folder and a look at versions',
      '$ cd /app\n$ python --version\n$ make',
      '$ mkdir -p out && cd out\n$ git status\nwrite a.py: 1',
      'deeds l5r5: Left looks around, then runs `make`; right looks around, then writes `a.py`.',
    ],
    [
      'they only look at different things',
      '$ cat README.md',
      '$ head -3 data.csv',
      'looks l3r3: Left looks with `cat README.md`; right looks with `head -3 data.csv`.',
    ],
    [
      'only the wording differs',
      'think: well\n$ make',
      'think: now then\n$ make',
      'words l3r3: Both take the same actions; only the wording differs.',
    ],
    ['nothing differs', '$ make', '$ make', 'none: Both take the same actions, step by step.'],
    [
      'an output that differs by chance only is no parting',
      '$ make\n> built in 12 ms\nwrite a: 1',
      '$ make\n> built in 99 ms\nwrite b: 1',
      'deeds l4r4: Left writes `a`; right writes `b`.',
    ],
    [
      'a file written by the shell counts as written',
      '$ cat > solve.py <<EOF\\nx = 1\\nEOF',
      'skill flood',
      'deeds l3r3: Right reads the skill `flood`; left writes `solve.py`.',
    ],
    [
      'an agent that runs into an error is said to',
      'error: Quota exceeded.',
      'write a.py: 1',
      'deeds l3: Left meets the error `Quota exceeded.`; right writes `a.py`.',
    ],
    [
      'two scripts in one language are one thing done in two ways',
      '$ python3 - <<EOF\\nx = 1\\nEOF',
      '$ python3 - <<EOF\\nx = 1\\ny = 2\\nEOF',
      'deeds l3r3: Both run a `python3` script of their own, each in its own way.',
    ],
    [
      'one does at once what the other comes to later',
      'write a.py: 1',
      'write a.py: 0\n$ python a.py\nwrite a.py: 1',
      'deeds r3: Right writes `a.py` and runs `python a.py`; left at once writes `a.py` as right does later.',
    ],
    [
      'two deeds of one kind share their verb',
      'write a.json: 1\nwrite b.json: 2',
      '$ make',
      'deeds l3r3: Left writes `a.json` and `b.json`; right runs `make`.',
    ],
    [
      'a line put at the end of a file is no new file',
      '$ echo x >> bin/activate',
      '$ make',
      'deeds l3r3: Left appends to `bin/activate`; right runs `make`.',
    ],
    [
      'a probe for a package is a look around',
      '$ python3 -c "import torch; print(torch.__version__)"\n$ make',
      'write a.py: 1',
      'deeds l4r3: Left looks around, then runs `make`; right writes `a.py`.',
    ],
    [
      'keys and folders only prepare',
      '$ C-c\n$ cd /app\n$ make',
      'write a.py: 1',
      'deeds l5r3: Left prepares, then runs `make`; right writes `a.py`.',
    ],
    [
      'an agent that writes a skill of its own is said to',
      'write environment/skills/stl-parsing/SKILL.md: parse\nwrite a.py: 1',
      'write a.py: 2',
      'deeds l3: Left writes the skill `stl-parsing` and writes `a.py`; right writes `a.py`.',
    ],
    [
      'prompts that offer skills are no parting of the agents',
      'system: none\n$ make',
      'system: skills: flood\n$ make test',
      'deeds l4r4: Left runs `make`; right runs `make test`.',
    ],
  ]
  test.each(cases)('%s', (_name, left, right, says) => {
    expect(parting(START + left, START + right)).toBe(says)
  })
})

test('an empty trajectory against another still says something', () => {
  expect(parting('', '$ make')).toBe('deeds r1: Right runs `make`; left takes no further action.')
})
