import { expect, test } from 'vitest'
import { shownTexts } from './shown-texts'
import type { ToolCall } from '@/lib/domain/step'
import { makeStep } from './testing'

const call = (fields: Partial<ToolCall>) =>
  makeStep(1, '', {
    kind: 'tool',
    tool: {
      name: 'tool',
      category: 'other',
      callId: null,
      arguments: null,
      command: null,
      path: null,
      output: null,
      exitCode: null,
      isError: null,
      ...fields,
    },
  })

const shown = (fields: Partial<ToolCall>) => shownTexts(call(fields)).filter((text) => text !== '')

test('a message shows its text and the names of what is attached', () => {
  const attachment = { kind: 'image', name: 'gauge.png', mediaType: 'image/png', bytes: 3 } as const
  expect(shownTexts(makeStep(1, 'Look.', { attachments: [attachment] }))).toEqual([
    'Look.',
    'gauge.png',
  ])
})

test('a command shows itself and what it left on the terminal, not the rest of its arguments', () => {
  expect(
    shown({
      name: 'bash',
      category: 'shell',
      arguments: { command: 'make', timeout: 9 },
      command: 'make',
      output: '{"stdout":"10%\\r20%\\nsaid \\"done\\""}',
    }),
  ).toEqual(['bash', 'make', '20%\nsaid "done"'])
})

test('a search leads with its pattern, whose name is not on the screen', () => {
  const [, ...texts] = shown({ category: 'search', arguments: { pattern: 'flood', glob: '*.md' } })
  expect(texts).toEqual(['flood', 'glob: *.md'])
})

test('an edit shows its file and its texts, not the names of its arguments', () => {
  const edit = { command: 'str_replace', path: '/a.md', old_str: 'dry', new_str: 'wet' }
  expect(shown({ category: 'edit', path: '/a.md', arguments: edit })).toEqual([
    'tool',
    '/a.md',
    'dry',
    'wet',
  ])
  const patch = '*** Begin Patch\n--- a.md\n-dry\n+wet'
  expect(shown({ category: 'edit', arguments: { patch } }).at(-1)).toBe(
    '*** Begin Patch\n--- a.md\ndry\nwet',
  )
})
