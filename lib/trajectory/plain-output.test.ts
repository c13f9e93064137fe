import { expect, test } from 'vitest'
import { plainOutput } from './plain-output'
import type { ToolCategory } from '@/lib/domain/step'

const plain = (output: string | null, category: ToolCategory = 'shell') =>
  plainOutput({
    name: 't',
    category,
    callId: null,
    arguments: null,
    command: null,
    path: null,
    output,
    exitCode: null,
    isError: null,
  })

test('what a shell printed is taken out of its JSON', () => {
  expect(plain('{"stdout":"a\\n\\"b\\"","stderr":"","exitCode":0}')).toBe('a\n"b"')
  expect(plain('{"stdout":"a","stderr":"no such file\\n"}')).toBe('a\nstderr:\nno such file\n')
  expect(plain('{ "text": "ran", "_meta": {} }')).toBe('ran')
})

test('also where the log or the screen cut it, within an escape too', () => {
  expect(plain('{"stdout":"a\\nb')).toBe('a\nb')
  expect(plain('{"stdout":"a\\nb\\')).toBe('a\nb')
  expect(plain('{"stdout":"a\\nb\\u00')).toBe('a\nb\\u00')
  expect(plain('{"stdout":"a","stderr":"b\\n')).toBe('a\nstderr:\nb\n')
})

test('what a page says is taken out of its JSON', () => {
  expect(plain('{\n  "query": "a \\"b\\"",\n  "codeContext": "# A\\nb', 'web')).toBe('# A\nb')
  expect(plain('{"content":"3: x\\n","totalMatches":1}', 'search')).toBe('3: x\n')
  expect(plain('{"results":[{"text":"a"}]}', 'web')).toBe('{"results":[{"text":"a"}]}')
})

test('what a program printed as JSON, another tool’s JSON and nothing stay as they are', () => {
  for (const text of ['{"rise_time": 1}', '{"stdout": 3}', 'text', '{"stdout":"","stderr":""}']) {
    expect(plain(text)).toBe(text)
  }
  expect(plain('{"text":"a"}', 'other')).toBe('{"text":"a"}')
  expect(plain(null)).toBe('')
})
