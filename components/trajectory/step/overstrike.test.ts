import { expect, test } from 'vitest'
import { overstrike } from './overstrike'

test('what a program goes back over is replaced', () => {
  expect(overstrike('⠋\b⠙\b⠹ done')).toBe('⠹ done')
  expect(overstrike('abc\b\b\bxyz')).toBe('xyz')
  expect(overstrike('N\bNA\bAME')).toBe('NAME')
})

test('a line end is not taken back, and nothing before the beginning', () => {
  expect(overstrike('\b\ba\n\b\bb')).toBe('a\nb')
  expect(overstrike('plain')).toBe('plain')
})
