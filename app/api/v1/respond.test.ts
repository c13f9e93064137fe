import { parse } from 'csv-parse/sync'
import { expect, test } from 'vitest'
import { csvText, jsonResponse } from './respond'

test('a table survives commas, quotes and line breaks; unknown is empty, not 0', () => {
  const rows = [{ task: 'a,"b"\nc', gain: null, n: 0 }]
  expect(parse(csvText(['task', 'gain', 'n'], rows), { columns: true })).toEqual([
    { task: 'a,"b"\nc', gain: '', n: '0' },
  ])
})

test('text of a log cannot become a formula, and a negative number stays a number', () => {
  expect(csvText(['task', 'gain'], [{ task: '=cmd()', gain: -0.1 }])).toBe(
    "task,gain\r\n'=cmd(),-0.1\r\n",
  )
})

test.each(['＝cmd()', '＋1', '－1', '＠a', '\n=cmd()', '\t=cmd()', '\r=cmd()'])(
  'neither behind a line end, nor by a full-width sign: %j',
  (task) => {
    expect(parse(csvText(['task'], [{ task }]), { columns: true })).toEqual([{ task: `'${task}` }])
  },
)

test('what is infinite is not unknown', async () => {
  expect(await jsonResponse({ ratio: Infinity, other: null }).json()).toEqual({
    ...{ ratio: 'Infinity', other: null },
  })
})
