import { expect, test } from 'vitest'
import { visibleName, visibleText } from './visible-text'

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

test.each([
  ['a\u202Eb', 'a⟦U+202E⟧b'],
  ['pay\u200bpal', 'pay⟦U+200B⟧pal'],
  ['gpt\u200d-5', 'gpt⟦U+200D⟧-5'],
  ['soft\u00adhyphen\ufeff', 'soft⟦U+AD⟧hyphen⟦U+FEFF⟧'],
  ['red\u001b[31m', 'red␛[31m'],
  ['two\nlines\tand\u2028more', 'two␊lines␉and⟦U+2028⟧more'],
  ['del\u007f csi\u009b', 'del⟦U+7F⟧ csi⟦U+9B⟧'],
  ['tag\u{e0041}', 'tag⟦U+E0041⟧'],
  ['filler\u3164', 'filler⟦U+3164⟧'],
])('in a name what cannot be seen has a mark: %j', (name, shown) => {
  expect(visibleName(name)).toBe(shown)
})

test.each(['fix-dates', 'naïve Überprüfung', '数据清洗', '👩‍💻 ❤️', 'می‌خواهم', 'שלום', 'क्‍ष'])(
  'a name that hides nothing stays as it is: %s',
  (name) => {
    expect(visibleName(name)).toBe(name)
  },
)
