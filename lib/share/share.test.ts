import { expect, test } from 'vitest'
import { badgeSvg } from './badge-svg'
import { heading, list, paragraph, shareTable, type ShareDocument } from './document'
import { llmsText } from './llms-text'
import { shareBadge } from './share-badge'
import { shareRows } from './share-rows'
import { toHtml } from './to-html'
import { toMarkdown } from './to-markdown'

const HOSTILE = '<img src=x onerror=alert(1)> [a](http://evil) | `b` *c* @all ![d](x)'

const document: ShareDocument = {
  title: `Task ${HOSTILE}`,
  href: '/experiments/demo/tasks/a%20b?policy=fail',
  blocks: [
    paragraph({ strong: 'Skills helped.' }, ' From ', { code: 'solve`s.py | x' }, '.'),
    heading('Where'),
    list([{ link: HOSTILE, href: '/trials/x(1)' }, ' and more']),
    shareTable(
      ['task', 'gain'],
      [
        [HOSTILE, '+1.0'],
        [[{ code: 'a|b' }], '—'],
        [[{ code: 'a\\|b' }], '—'],
      ],
    ),
    { kind: 'code', text: '```\n</pre><script>alert(1)</script>' },
  ],
}

test('Markdown keeps text text, tables whole and links absolute', () => {
  const text = toMarkdown(document, 'http://here:3000')
  expect(text).toContain('### Task \\<img src=x onerror=alert(1)\\> \\[a\\](http')
  expect(text).not.toMatch(/(?<!\\)<img/)
  expect(text).not.toMatch(/@all/)
  expect(text).toContain('](http://here:3000/trials/x%281%29)')
  expect(text).toContain('`` solve`s.py | x ``')
  expect(text).toContain('| `a\\|b` | — |')
  expect(text).toContain('| a\\\\\\|b | — |')
  for (const row of text.split('\n').filter((line) => line.startsWith('|')))
    expect(row.replaceAll('\\|', '').match(/\|/g)).toHaveLength(3)
  expect(text).toContain('````text\n```\n</pre>')
  expect(text).toMatch(/\n\nhttp:\/\/here:3000\/experiments\/demo\/tasks\/a%20b\?policy=fail$/)
})

test('what is empty leaves no marks, and hosts make no links of names', () => {
  const blocks = [paragraph('a', { code: '' }, { strong: ' ' }, 'b www.evil.example')]
  const text = toMarkdown({ title: 'x', href: '/tasks/a|b\\c*<d>![e]', blocks }, 'http://here')
  expect(text).toContain('\n\nab www\u200b.evil.example\n\n')
  expect(text).toMatch(/\n\nhttp:\/\/here\/tasks\/a%7Cb%5Cc%2A%3Cd%3E%21%5Be%5D$/)
})

test('the HTML file holds no markup of a log, no script and nothing from elsewhere', () => {
  const html = toHtml(document, { origin: 'http://here:3000', made: 'Made now.' })
  expect(html).not.toMatch(/<(?:script|img|link|iframe)\b/)
  expect(html).toContain('&lt;img src=x onerror=alert(1)&gt;')
  expect(html).toContain('&lt;/pre&gt;&lt;script&gt;')
  expect(html).toContain("default-src 'none'")
  expect(html.match(/<a href="http:\/\/here:3000\//g)).toHaveLength(2)
  expect(html).not.toMatch(/(?:src|href)="(?!http:\/\/here:3000)/)
})

test('a badge says the gain with its interval, in the colour of the verdict', () => {
  const gain = { estimate: 0.166, low: 0.117, high: 0.215 }
  const badge = (headline: object | null) =>
    shareBadge({ contrast: null, conditions: [], headline } as unknown as Parameters<
      typeof shareBadge
    >[0])
  expect(badge({ gain, verdict: 'helps' })).toContain('skills: +16.6 pp [+11.7, +21.5]')
  expect(badge({ gain, verdict: 'helps' })).toContain('#1a6e3c')
  expect(badge({ gain, verdict: 'cannot_tell' })).toContain('#5b6470')
  expect(badge(null)).toContain('nothing compared yet')
  expect(badgeSvg('<b>', '"&', 'hurt')).not.toMatch(/<b>|"&"/)
  expect(badgeSvg('a\ufffeb', 'c\uffff', 'hurt')).toContain('a\ufffdb: c\ufffd')
})

test('a table of many rows says how many there are', () => {
  const rows = Array.from({ length: 120 }, (_, at) => ({ task: `t${at}`, gain: at / 3 }))
  const text = toMarkdown(
    shareRows('demo: Tasks', '/x', { columns: ['task', 'gain'], rows, total: 500 }),
    '',
  )
  expect(text).toContain('100 rows of 500.')
  expect(text).toContain('proportions: 0.05 is 5 percentage points')
  expect(text).toContain('| t1 | 0.3333 |')
  expect(text).not.toContain('t100 ')
})

test('programs that read find every view, and names of experiments stay text', () => {
  const listed = { slug: 'a', name: 'A](x) *b*', kind: 'logs', trials: 4, tasks: 2 } as const
  const text = llmsText([listed], 'http://here')
  expect(text).toContain('[A\\]\\(x\\) \\*b\\*](http://here/api/v1/experiments/a?format=md)')
  expect(text).toContain('http://here/api/v1/experiments/SLUG/harms?format=md')
  expect(text).toContain('Rates and differences are proportions, but where a % or pp stands')
})
