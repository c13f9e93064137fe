import { expect, test } from 'vitest'
import { makeStep } from './testing'
import { outlineStep } from './step-outline'
import { withoutAnsi } from './without-ansi'

test('colours, window titles and cut sequences leave no trace', () => {
  expect(withoutAnsi('\u001b[1;31mred\u001b[0m \u001b]0;title\u0007done\u001b')).toBe('red done')
  expect(withoutAnsi('[31m stays')).toBe('[31m stays')
})

test('the title of a step has no escape sequences', () => {
  expect(outlineStep(makeStep(1, '\u001b[31mred\u001b[0m alert')).title).toBe('red alert')
})
