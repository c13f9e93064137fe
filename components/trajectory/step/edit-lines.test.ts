import { expect, test } from 'vitest'
import type { Json } from '@/lib/domain/json'
import type { ToolCall } from '@/lib/domain/step'
import { editManner } from '@/lib/trajectory/edit-texts'
import { editLines } from './edit-lines'

const call = (args: Json, category: ToolCall['category'] = 'edit'): ToolCall => ({
  name: 't',
  category,
  callId: null,
  arguments: args,
  command: null,
  path: '/a.py',
  output: null,
  exitCode: null,
  isError: null,
})
const textOf = (args: Json, category?: ToolCall['category']) =>
  editLines(call(args, category))
    ?.map((line) => `${line.sign}${line.text}`)
    .join('|')

test('an edit is what goes and what comes; lines that stay are shown as such', () => {
  expect(textOf({ old_string: 'a\nb\n', new_string: 'a\nc\n' })).toBe(' a|-b|+c')
  expect(textOf({ content: 'a\nb\n' }, 'write')).toBe('+a|+b')
})

test('several edits of one file are kept apart', () => {
  const edits = [
    { old_string: 'a', new_string: 'b' },
    { old_string: 'c', new_string: 'd' },
  ]
  expect(textOf({ file_path: '/a.py', edits })).toBe('-a|+b| ⋯|-c|+d')
})

test('a cell of a notebook is an edit, and says which cell and how', () => {
  const args = {
    notebook_path: '/a.py',
    cell_id: 'c3',
    edit_mode: 'insert',
    new_source: 'x = 1',
  }
  expect(textOf(args)).toBe('+x = 1')
  expect(editManner(call(args))).toBe('cell_id: c3\nedit_mode: insert')
})

test('how an edit is made is said only where it says something', () => {
  const args = { file_path: '/a.py', old_string: 'a', new_string: 'b' }
  expect(editManner(call({ ...args, replace_all: false }))).toBe('')
  expect(editManner(call({ ...args, replace_all: true }))).toBe('replace_all: true')
})

test('a patch as text is read by its signs, and no text is no edit', () => {
  expect(textOf('*** Begin Patch\n*** Update File: a\n-x\n+y')).toBe(
    ' *** Begin Patch| *** Update File: a|-x|+y',
  )
  expect(editLines(call({ changes: [{ path: 'a', kind: 'update' }] }))).toBeNull()
})
