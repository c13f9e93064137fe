import { expect, test } from 'vitest'
import { diagramLabel } from './diagram-label'

test('names pass unchanged', () => {
  expect(diagramLabel('Claude Code: Opus 4.7')).toBe('Claude Code: Opus 4.7')
})

test('what could end a label or open markup becomes an entity', () => {
  const hostile = diagramLabel('"]; click a "javascript:x" %%{init}%% <b>')
  expect(hostile.replace(/#\d+;/g, '')).toMatch(/^[\w :…]*$/)
  expect(diagramLabel('"')).toBe('#34;')
  expect(diagramLabel('a\n---\nb')).toBe('a --- b')
})

test('long names are cut', () => {
  expect(diagramLabel('x'.repeat(100))).toHaveLength(42)
})

test('control characters, halves of pairs and what cannot be seen become signs that a diagram can draw', () => {
  expect(diagramLabel('bad\u0000\u0008\u001b\u202e')).toBe(
    'bad#9216;#9224;#9243;#10214;U+202E#10215;',
  )
  expect(diagramLabel('\ud800')).toBe('#65533;')
})

test('a name is not cut within a sign', () => {
  expect(diagramLabel('🧪'.repeat(50))).toBe(`${'#129514;'.repeat(41)}…`)
})
