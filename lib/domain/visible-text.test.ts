import { expect, test } from 'vitest'
import { visibleText } from './visible-text'

test('direction overrides are spelled out, and other text stays as it is', () => {
  expect(visibleText('safe \u202Egnp.exe')).toBe('safe ⟦U+202E⟧gnp.exe')
  expect(visibleText('שלום, naïve, e\u0301, 👩‍💻\n')).toBe('שלום, naïve, e\u0301, 👩‍💻\n')
})

test('a tower of accents is cut where no script needs more', () => {
  const tower = (height: number) => `e${'\u0301'.repeat(height)}x`
  expect(visibleText(tower(30))).toBe(tower(30))
  expect(visibleText(tower(20_030))).toBe(`e${'\u0301'.repeat(30)}⟦20000 more accents⟧x`)
})

test('control characters have a picture; tabs, line ends and escapes are left to who draws them', () => {
  expect(visibleText('a\u0000b\u0008c')).toBe('a␀b␈c')
  expect(visibleText('a\tb\r\n\u001b[31m')).toBe('a\tb\r\n\u001b[31m')
})

test('halves of surrogate pairs become what HTML makes of them', () => {
  expect(visibleText('a\ud800b 🧪 \udc00')).toBe('a\ufffdb 🧪 \ufffd')
})
