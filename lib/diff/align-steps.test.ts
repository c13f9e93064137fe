import { expect, test } from 'vitest'
import { alignSteps } from './align-steps'
import { findRow, missingHalf, rowId } from './diff-row'
import { differenceStops } from './difference-stops'
import { findDivergence } from './find-divergence'
import { foldRows } from './fold-rows'
import { packRows, unpackRows } from './pack-rows'
import { stepAction } from './step-action'
import { stepsFromText } from './testing'

const actions = (text: string) => stepsFromText(text).map(stepAction)

/** Rows as text: `= 1 1`, `~output 2 2`, `< 3`, `> 3`, `≠ 4 4`, `↕ 5 to 2`. */
function diff(left: string, right: string): string[] {
  return alignSteps(actions(left), actions(right)).map((row) => {
    const sides = [row.left, row.right].filter((side) => side !== null).join(' ')
    switch (row.kind) {
      case 'same':
        return `= ${sides}`
      case 'changed':
        return `~${row.change} ${sides}`
      case 'parted':
        return `≠ ${sides}`
      case 'moved':
        return `${row.left === null ? '>' : '<'}moved ${sides} to ${row.movedTo}`
      case 'left':
        return `< ${sides}`
      case 'right':
        return `> ${sides}`
    }
  })
}

/** The same with these steps of the left on a branch that it left. */
const besideWay = (text: string, ...steps: number[]) =>
  stepsFromText(text)
    .map((step) => (steps.includes(step.number) ? { ...step, isAbandoned: true } : step))
    .map(stepAction)

test('a branch that one side left is aligned with nothing, and is no difference', () => {
  const left = besideWay('user: go\n$ make old\n$ rm x\n$ make\nsay: done', 2, 3)
  const right = actions('user: go\n$ make old\n$ make\nsay: done')
  const rows = alignSteps(left, right)
  expect(rows.map((row) => [rowId(row), row.kind, row.change])).toEqual([
    ['l1r1', 'same', null],
    ['r2', 'right', null],
    ['l2', 'left', 'abandoned'],
    ['l3', 'left', 'abandoned'],
    ['l4r3', 'same', null],
    ['l5r4', 'same', null],
  ])
  expect(differenceStops(rows, left, right, null)).toEqual([1])
  const own = actions('user: go\n$ make\nsay: done')
  const same = alignSteps(left, own)
  expect(findDivergence(same, left, own).kind).toBe('none')
  expect(foldRows(same, new Set())).toEqual([{ kind: 'fold', from: 0, to: 4, of: 'equal' }])
  expect(unpackRows(packRows(same))).toEqual(same)
})

test('equal trajectories have equal rows only', () => {
  const text = 'user: go\nthink: hm\n$ ls\n> a\nsay: done'
  expect(diff(text, text)).toEqual(['= 1 1', '= 2 2', '= 3 3', '= 4 4'])
})

test('ids, times, temporary paths and ports do not make a difference', () => {
  const left = `$ curl localhost:8080/x -o /tmp/tmp.a1b2
> 2026-01-02 10:11:12 wrote 7f3a9c1d2e in 12 ms
call fetch {"url": "a", "call_id": "x1", "timeout": 5}`
  const right = `$ curl localhost:41234/x   -o /tmp/tmp.zzz
> 2026-03-04 01:02:03 wrote 00ffab1234 in 13 ms
call fetch {"timeout": 90, "call_id": "x2", "url": "a"}`
  expect(diff(left, right)).toEqual(['= 1 1', '= 2 2'])
})

test('going to the folder first does not make another command', () => {
  expect(diff('$ cd /root && ls -la\n> Jan 18 20:13 a', '$ ls -la\n> Jan 18 20:42 a')).toEqual([
    '= 1 1',
  ])
})

test('a skill has one name wherever a harness mounts it', () => {
  expect(
    diff('read /root/.claude/skills/flood/SKILL.md', 'read /app/skills/flood/SKILL.md'),
  ).toEqual(['= 1 1'])
})

test('the same action with another output is a changed row', () => {
  expect(diff('$ python a.py\n> 3', '$ python a.py\n> 7')).toEqual(['~output 1 1'])
})

test('an edit of the same file is a change of one another, of another file it is not', () => {
  expect(diff('edit a.py: x -> 1', 'edit a.py: x -> 2')).toEqual(['~action 1 1'])
  expect(diff('edit a.py: x -> 1', 'edit b.py: x -> 1')).toEqual(['≠ 1 1'])
})

test('a thought in other words is a change of wording', () => {
  expect(diff('think: let me see\n$ ls', 'think: I look first\n$ ls')).toEqual([
    '~wording 1 1',
    '= 2 2',
  ])
})

test('a step that one side has alone stands alone', () => {
  expect(diff('$ ls\n$ make', '$ ls\nskill flood\n$ make')).toEqual(['= 1 1', '> 2', '= 2 3'])
})

test('independent readings in another order are the same', () => {
  const left = 'read a\nread b\nread c\n$ make'
  const right = 'read c\nread a\nread b\n$ make'
  const rows = diff(left, right)
  expect(rows.every((row) => row.startsWith('='))).toBe(true)
  expect(rows).toHaveLength(4)
})

test('a reading that moved across a deed is moved, and each row knows the other', () => {
  expect(diff('read a\n$ make\n$ make test', '$ make\n$ make test\nread a')).toEqual([
    '<moved 1 to 3',
    '= 2 1',
    '= 3 2',
    '>moved 3 to 1',
  ])
})

test('a repetition is not a move', () => {
  const rows = diff('$ make\n$ make\nwrite a: 1', 'write a: 1\n$ make\n$ make')
  expect(rows.some((row) => row.includes('moved'))).toBe(true)
  expect(rows.filter((row) => row.includes('moved'))).toHaveLength(2)
})

test('what both sides do alone stands side by side, deed by deed', () => {
  expect(diff('$ ls\n$ make\n$ make test', '$ ls\nskill flood\n$ ./run.sh\n$ ./check.sh')).toEqual([
    '= 1 1',
    '≠ 2 2',
    '≠ 3 3',
    '> 4',
  ])
})

test('of pairs that are equally good the earliest is taken', () => {
  expect(diff('edit a: x -> 1\nedit a: x -> 2\nedit a: x -> 3', 'edit a: x -> 9')).toEqual([
    '~action 1 1',
    '< 2',
    '< 3',
  ])
})

test('an empty side leaves the other alone', () => {
  expect(diff('', '$ ls')).toEqual(['> 1'])
  expect(diff('$ ls', '')).toEqual(['< 1'])
  expect(diff('', '')).toEqual([])
})

test('swapping the sides mirrors the rows', () => {
  const left = 'user: go\nread a\n$ make\n> 1\nedit x: a -> b\nthink: so'
  const right = 'user: go\n$ make\n> 2\nskill flood\nread a\nedit x: a -> c'
  const mirrored = alignSteps(actions(right), actions(left)).map(
    (row) => `${row.kind} ${row.right} ${row.left}`,
  )
  const names: Record<string, string> = { left: 'right', right: 'left' }
  const rows = alignSteps(actions(left), actions(right)).map(
    (row) => `${names[row.kind] ?? row.kind} ${row.left} ${row.right}`,
  )
  expect(new Set(mirrored)).toEqual(new Set(rows))
})

test('a link names a row by its steps and finds the nearest when rows have changed', () => {
  const rows = alignSteps(actions('$ ls\n$ make'), actions('$ ls\nskill flood\n$ make'))
  expect(rows.map(rowId)).toEqual(['l1r1', 'r2', 'l2r3'])
  expect(findRow(rows, 'r2')).toBe(1)
  expect(findRow(rows, 'l2')).toBe(2)
  expect(findRow(rows, 'l2r9')).toBe(2)
  expect(missingHalf(rows, 'l2r9')).toBe('r9')
  expect(missingHalf(rows, 'l9999r2')).toBe('l9999')
  expect(missingHalf(rows, 'l2r2')).toBeNull()
  expect(findRow(rows, 'nonsense')).toBe(-1)
})

test('equal stretches fold, and so does what one side goes on with alone', () => {
  const same = '$ ls\n$ pwd\n$ cat a'
  const alone = Array.from({ length: 20 }, (_, at) => `$ make ${at}x`).join('\n')
  const rows = alignSteps(actions(`${same}\n${alone}`), actions(same))
  expect(foldRows(rows, new Set()).filter((item) => item.kind === 'fold')).toEqual([
    { kind: 'fold', from: 0, to: 2, of: 'equal' },
    { kind: 'fold', from: 11, to: 22, of: 'left' },
  ])
  expect(foldRows(rows, new Set([0, 11])).filter((item) => item.kind === 'row')).toHaveLength(23)
})

test('trivial differences fold with the equal steps around them, and open by their first row', () => {
  const rows = alignSteps(
    actions('$ make\n$ ls -l\n$ cat a\nwrite a.txt: 1\n$ ls -l b'),
    actions('$ make\n$ ls -lR\n$ cat a\nwrite a.txt: 2\n$ ls -la b'),
  )
  const trivial = new Set([1, 4])
  expect(foldRows(rows, new Set(), trivial)).toEqual([
    { kind: 'fold', from: 0, to: 2, of: 'trivial' },
    { kind: 'row', row: 3 },
    { kind: 'fold', from: 4, to: 4, of: 'trivial' },
  ])
  expect(foldRows(rows, new Set([4]), trivial).slice(2)).toEqual([
    { kind: 'fold', from: 4, to: 4, of: 'trivial' },
    { kind: 'row', row: 4 },
  ])
})
