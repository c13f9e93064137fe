import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { HostileMarkdown } from './hostile-markdown'
import { readMarkdown } from './read-markdown'

const html = (text: string, mark = '') =>
  renderToStaticMarkup(<HostileMarkdown text={text} mark={mark} />)

/** Elements that a text could fetch, run or lead away with. */
const ACTIVE =
  /<(?!\/?(?:div|p|pre|code|ul|ol|li|strong|em|del|blockquote|hr|br|table|thead|tbody|tr|th|td|span|mark)[\s>/])/
const ATTRIBUTES = / (?:href|src|style|on\w+|srcset|action)=/

const HOSTILE = [
  '<script>fetch("//evil.example")</script>',
  'Hello <img src=x onerror=alert(1)> there',
  '[click](javascript:alert(1)) and [more](data:text/html,<b>)',
  '![cat](https://evil.example/cat.png "title")',
  '<a href="https://evil.example">x</a>',
  '[ref]: https://evil.example\n\n[ref] and ![ref]',
  'https://evil.example <https://evil.example>',
  '<!-- --><iframe src="//evil.example"></iframe>',
  '```"><script>alert(1)</script>\n<b>\n```',
  '| a | <svg onload=alert(1)> |\n|--|--|\n| ![x](//evil.example) | b |',
]

test.each(HOSTILE)('%s is drawn as text alone', (text) => {
  expect(html(text)).not.toMatch(ACTIVE)
  const tags = html(text)
    .match(/<[^>]*>/g)!
    .join('')
  expect(tags).not.toMatch(ATTRIBUTES)
})

test('a link shows its address, an image its words and its address; nothing is fetched', () => {
  expect(html('[docs](https://a.example/b)')).toContain('https://a.example/b')
  expect(html('![a cat](https://a.example/c.png)')).toMatch(
    /image.*a cat.*https:\/\/a\.example\/c\.png/,
  )
  expect(html('<b>bold</b>')).toContain('&lt;b&gt;')
})

test('deep nesting is bounded, and what is nested beyond reason stands as it is stored', () => {
  const list = Array.from({ length: 50 }, (_, at) => `${'  '.repeat(at)}- item ${at}`).join('\n')
  expect((html(list).match(/<ul/g) ?? []).length).toBeLessThan(20)
  expect(html(list)).toContain('item 49')
  const quotes = `${'>'.repeat(5000)} deep`
  expect(html(quotes)).not.toContain('<blockquote')
  expect(html('[a]('.repeat(10_000))).not.toContain('decoration-dotted')
})

const table = (columns: number, rows: number) =>
  `${'a|'.repeat(columns)}\n${'-|'.repeat(columns)}\n${'|a\n'.repeat(rows)}`

test.each([
  ['a table of thousands of columns and rows', table(4000, 4000)],
  ['a table whose short rows are filled up to a wide head', table(90, 15_000)],
  ['the same with bare carriage returns', table(40, 15_000).replaceAll('\n', '\r')],
  ['many tables that are each below the limit', `${table(90, 200)}\n`.repeat(40)],
  ['links before a run of brackets', '[a]('.repeat(100) + '('.repeat(59_600)],
  ['an address before a run of brackets', `http://a${')'.repeat(59_990)}`],
  ['an address before brackets and dots', `http://a${').'.repeat(29_990)}`],
  ['an address before entities', `http://a${'&amp;'.repeat(11_990)}`],
  ['runs of backquotes', 'a``b'.repeat(15_000)],
  ['exclamation marks', '!'.repeat(60_000)],
  ['openings of HTML', 'a<?'.repeat(20_000)],
])('%s would take the parser too long and stands as it is stored', (_, text) => {
  expect(readMarkdown(text)).toBeNull()
})

test.each([
  ['a table of code', `| a | b |\n|--|--|\n${'| `f(x)` | [see](b.md) (or not) |\n'.repeat(80)}`],
  ['a list of contents with dots', `1. Start ${'.'.repeat(80)} 3\n`.repeat(20)],
  ['a line of a rule', `a\n\n${'='.repeat(200)}\n\n${'-'.repeat(200)}`],
  ['code between fences', `\`\`\`py\n${'print(f(x), a[0])  # a | b\n'.repeat(100)}\`\`\``],
])('%s is read as people write it', (_, text) => {
  expect(readMarkdown(text)).not.toBeNull()
})

test('of a huge table the first rows are drawn, and the rest is said to stand in the source', () => {
  const table = `| a | b |\n|--|--|\n${'| 1 | 2 |\n'.repeat(5000)}`
  expect((html(table).match(/<tr/g) ?? []).length).toBeLessThan(250)
  expect(html(table)).toContain('stands in the source')
})

test('front matter stands apart and makes no heading of itself', () => {
  const drawn = html('---\nname: flood\n---\n# Title\ntext')
  expect(drawn).toContain('aria-label="Front matter"')
  expect(drawn).not.toMatch(/<h\d/)
})

test('a search marks its words; where the layout would part them, the source is shown', () => {
  expect(html('Count **first**.', 'first')).toContain('<mark')
  const parted = html('Count **fi**rst.', 'fi**rst')
  expect(parted).toContain('<mark')
  expect(parted).not.toContain('<strong')
})
