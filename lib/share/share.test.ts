import { expect, test } from 'vitest'
import { badgeSvg } from './badge-svg'
import { heading, list, paragraph, shareTable, type ShareDocument } from './document'
import { llmsText } from './llms-text'
import { shareBadge, shareUseBadge } from './share-badge'
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

const GAIN = { estimate: 0.166, low: 0.117, high: 0.215, nTasks: 84, nTrials: 840 }
const TOKENS = {
  ...{ measure: 'tokens_total', basis: 'tasks', n: 84, change: 0.23 },
  ...{ changeLow: 0.11, changeHigh: 0.37 },
}
const COMPARED = {
  experiment: { name: 'Board <b>' },
  conditions: [],
  contrast: { without: { label: 'No skills' }, with: { label: 'Curated' } },
}

test('a badge says success with its interval and tokens beside it, in the colour of the verdict', () => {
  const badge = (verdict: string, use: object[] = []) =>
    // Only what a badge reads.
    shareBadge({ ...COMPARED, contrast: null, headline: { gain: GAIN, verdict }, use } as never)
  expect(badge('helps')).toContain('>+16.6 pp [+11.7, +21.5]<')
  expect(badge('helps')).toContain('#1a6e3c')
  expect(badge('cannot_tell')).toContain('#5b6470')
  expect(badge('helps', [TOKENS])).toContain('>+16.6 pp [+11.7, +21.5] · tokens +23 % [+11, +37]<')
  expect(shareBadge({ ...COMPARED, headline: null, use: [] } as never)).toContain(
    'nothing compared yet',
  )
})

test('a badge says skills only where some log shows one', () => {
  const badge = (showsSkills: boolean) =>
    shareBadge({
      ...{ ...COMPARED, headline: { gain: GAIN, verdict: 'helps' }, use: [] },
      contrast: {
        without: { kind: 'no_skills', label: 'no skills' },
        with: { kind: 'curated', label: 'curated skills, asked to check itself' },
        showsSkills,
      },
      conditions: [{ kind: 'no_skills' }, { kind: 'curated' }],
    } as never)
  expect(badge(true)).toContain('>skills<')
  expect(badge(false)).toContain('>asked to check itself<')
  expect(badge(false)).toContain('no log shows that a skill was offered or read')
})

test('the title of a badge says what is compared, of what, and over how many tasks', () => {
  const badge = shareBadge({
    ...{ ...COMPARED, headline: { gain: GAIN, verdict: 'helps' }, use: [] },
    conditions: [{ kind: 'no_skills' }, { kind: 'curated' }, { kind: 'evolved' }],
  } as never)
  expect(badge).toContain('>curated<')
  expect(badge).toContain(
    '<title>Board &#60;b&#62;: change of success, No skills → Curated; +16.6 pp [+11.7, +21.5], 84 tasks, 840 trials</title>',
  )
})

test('a badge by what runs use says that, without a colour: using more is no harm', () => {
  const view = { ...COMPARED, measure: 'tokens_total', only: 'solved', change: TOKENS }
  const badge = shareUseBadge({ ...view, contrast: null } as never)
  expect(badge).toContain('>skills, tokens<')
  expect(badge).toContain('>+23 % [+11, +37]<')
  expect(badge).toContain('#5b6470')
  expect(shareUseBadge(view as never)).toContain(
    'change of tokens of a typical task among tasks solved in both arms, No skills → Curated; +23 % [+11, +37], over 84 tasks',
  )
})

test('a badge holds no markup of a name, and letters that fill a square have room', () => {
  expect(badgeSvg('<b>', '"&', { tone: 'hurt' })).not.toMatch(/<b>|"&"/)
  expect(badgeSvg('a\ufffeb', 'c\uffff', { tone: 'hurt' })).toContain('a\ufffdb: c\ufffd')
  const widthOf = (label: string) =>
    Number(/width="(\d+)"/.exec(badgeSvg(label, 'x', { tone: 'neutral' }))![1])
  expect(widthOf('技能技能技能')).toBeGreaterThan(widthOf('skills') + 20)
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
