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
