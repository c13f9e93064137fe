import { describe, expect, test } from 'vitest'
import { makeRandom } from '@/lib/stats/random'
import { alignSteps } from './align-steps'
import { differenceStops } from './difference-stops'
import { isQuiet, rowId } from './diff-row'
import { plainSentence } from './divergence-sentence'
import { findDivergence } from './find-divergence'
import { actionsOf, SIDES } from './row-actions'
import { stepAction } from './step-action'
import { stepsFromText } from './testing'

const actions = (text: string) => stepsFromText(text).map(stepAction)

function part(one: string, two: string) {
  const [left, right] = [actions(one), actions(two)]
  const rows = alignSteps(left, right)
  const { kind, row, sentence } = findDivergence(rows, left, right)
  const stops = differenceStops(rows, left, right, row)
  return { left, right, rows, kind, row, text: plainSentence(sentence), stops }
}

/** The clauses of a sentence with their sides swapped, in an order that the sides do not change. */
const mirrored = (text: string, isSwapped: boolean) =>
  text
    .toLowerCase()
    .replace(/\b(left|right)\b/g, (side) => ((side === 'left') === isSwapped ? 'right' : 'left'))
    .split(/; |\.$/)
    .sort()

const START = 'user: go\n$ ls\n> a\n'

describe('what a side does just before the deed is told', () => {
  const cases: [name: string, left: string, right: string, says: string][] = [
    [
      'the look of a side that stops is named',
      '$ make\nskill pdf',
      '$ make\n$ cat out.txt',
      'deeds l4: Left reads the skill `pdf`; right looks with `cat out.txt`.',
    ],
    [
      'a last word by echo is something done',
      '$ echo no',
      '$ python submit.py',
      'deeds r3: Right runs `python submit.py`; left looks with `echo no`.',
    ],
    [
      'a look before both go on alike is named',
      'call Task {"description": "explore"}\n$ python solve.py',
      '$ cat data.csv\n$ python solve.py',
      'deeds l3: Left calls `Task`; right looks with `cat data.csv`.',
    ],
    [
      'of many looks the first is named',
      '$ python a.py --k 7\n$ cat file3.txt',
      '$ cat file1.txt\n$ cat file2.txt\n$ cat file3.txt',
      'deeds l3: Left runs `python a.py --k 7`; right looks with `cat file1.txt`.',
    ],
    [
      'what a side prepares before both go on alike is named',
      'write setup.sh: x\n$ chmod +x setup.sh',
      '$ touch setup.sh\n$ chmod +x setup.sh',
      'deeds l3: Left writes `setup.sh`; right prepares with `touch setup.sh`.',
    ],
    [
      'a look that differs before both do the same again is no parting',
      '$ cat a.txt\n$ pwd\n$ make',
      '$ head b.csv\n$ pwd\nwrite a.py: 1',
      'deeds l5r5: Left runs `make`; right writes `a.py`.',
    ],
    [
      'both do one thing, one of them after a look',
      '$ cat a.txt\nwrite a.py: 1',
      'write a.py: 2',
      'deeds l4r3: After left looks around, both write `a.py`, each in its own way.',
    ],
    [
      'both do one thing, after looks of their own',
      '$ cat a.txt\nwrite a.py: 1',
      '$ head b.csv\nwrite a.py: 2',
      'deeds l4r4: After each looks around, both write `a.py`, each in its own way.',
    ],
    [
      'words are no action, but who says them does not go straight on',
      'say: first I install\n$ make',
      'write a.py: 1\n$ make',
      'deeds r3: Right writes `a.py`; left says something and runs `make`.',
    ],
    [
      'a last word is said to be one',
      'say: done',
      '$ make',
      'deeds r3: Right runs `make`; left only says something.',
    ],
  ]
  test.each(cases)('%s', (_name, left, right, says) => {
    const { kind, row, rows, text, stops } = part(START + left, START + right)
    expect(`${kind} ${rowId(rows[row!]!)}: ${text}`).toBe(says)
    expect(stops).toContain(row)
    const back = part(START + right, START + left)
    expect(mirrored(back.text, true)).toEqual(mirrored(text, false))
    expect(back.row).toBe(row)
  })
})

const LINES = [
  '$ ls',
  '$ cat a.txt',
  '$ head b.csv',
  'read c.md',
  '$ mkdir out',
  'think: hm',
  'say: so',
  '$ sleep 5',
  'write a.py: 1',
  'write a.py: 2',
  '$ python a.py',
  '$ make',
  'skill pdf',
]

test('who goes straight on or stops has nothing in between, in 1,000 random pairs', () => {
  const random = makeRandom(4)
  const draw = (count: number) =>
    Array.from({ length: count }, () => LINES[random.index(LINES.length)]!)
  let claims = 0
  for (let round = 0; round < 1000; round += 1) {
    const shared = draw(2)
    const tail = draw(2)
    const side = () => [...shared, ...draw(random.index(4)), ...tail].join('\n')
    const [one, two] = [side(), side()]
    const { left, right, rows, row, text, stops } = part(`${START}${one}`, `${START}${two}`)
    if (row === null) continue
    if (!isQuiet(rows[row]!)) expect(stops).toContain(row)
    const actionOf = actionsOf(left, right)
    const isJoint = (at: number) =>
      (rows[at]!.kind === 'same' || rows[at]!.change === 'output') &&
      actionOf(rows[at]!, 'left')!.phrase.weight >= 1
    const [from, to] = [
      rows.findLastIndex((_, at) => at < row && isJoint(at)) + 1,
      rows.findIndex((_, at) => at > row && isJoint(at)),
    ]
    const apart = rows.slice(from, to === -1 ? undefined : to).filter((each) => !isQuiet(each))
    for (const side of SIDES) {
      const claim = `${side} (?:goes straight on|at once|takes no further action)`
      if (!new RegExp(claim, 'i').test(text)) continue
      claims += 1
      const between = apart.flatMap((each) => actionOf(each, side) ?? [])
      expect(between, `${one}\n\n${two}`).toEqual([])
    }
  }
  expect(claims).toBeGreaterThan(50)
})
