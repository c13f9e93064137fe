import { expect, test } from 'vitest'
import { headingId, linkInDoc, termHref } from './docs'

test('a heading has the anchor that hosts of Markdown give it', () => {
  expect(headingId('Tasks where skills hurt')).toBe('tasks-where-skills-hurt')
  expect(headingId('`q` (false discovery)')).toBe('q-false-discovery')
  expect(termHref('Error policy')).toBe('/docs/glossary#error-policy')
})

test('links between docs lead to their pages here', () => {
  expect(linkInDoc('architecture', 'decisions/rooms.md')).toBe('/docs/decisions/rooms')
  expect(linkInDoc('decisions/rooms', '../statistics.md#gain')).toBe('/docs/statistics#gain')
  expect(linkInDoc('api', '#errors')).toBe('#errors')
  expect(linkInDoc('api', 'https://arxiv.org/abs/1')).toBe('https://arxiv.org/abs/1')
  expect(linkInDoc('api', '../lib/domain/step.ts')).toBeNull()
})
