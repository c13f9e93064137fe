// Edge data on every page and in every twin of it: numbers or a dash with its reason, never NaN,
// never a zero where nothing is known, and a sentence where there is nothing to show.
import type { APIRequestContext, Page } from '@playwright/test'
import { experimentHref, taskHref } from '@/lib/url/site'
import { TABLES, TABS, VIEWS } from '@/lib/url/views'
import { importLines, importTable } from './edge-deliveries'
import { expect, test } from './fixtures'

const TWINS = [
  ...VIEWS.filter(({ tables }) => tables).map(({ path }) => (path === '' ? '' : `/${path}`)),
  '/harms?show=helps',
]
const CSV_TABLES = TABLES.map(({ path, table }) => `/${path}?table=${table}`)
/** Other ways to count and to be unsure, which meet other code: each for some of the experiments. */
const SWITCHES = [
  'policy=fail&uncertainty=rerun&weighting=domains',
  'policy=completed_only&weighting=trials',
]
const BAD = /\b(NaN|Infinity|undefined|null)\b|\[object /
/** The cost of a solved task is infinite where none was solved: the twin of the models says so. */
const BAD_BUT_INFINITE = /\b(NaN|undefined|null)\b|\[object /

/**
 * What a page prints, its charts and hidden notes included, its scripts not; with `html`, what the server
 * sends of another.
 */
const printed = (page: Page, html?: string) =>
  page.evaluate((sent) => {
    const shown = sent === undefined ? document : new DOMParser().parseFromString(sent, 'text/html')
    const body = shown.body.cloneNode(true) as HTMLElement
    for (const code of body.querySelectorAll('script, style')) code.remove()
    for (const block of body.querySelectorAll('*')) block.append(' ')
    return body.textContent.replaceAll(/\s+/g, ' ')
  }, html)

const around = (text: string, found: RegExp) => {
  const at = text.search(found)
  return at < 0 ? '' : text.slice(Math.max(0, at - 60), at + 60)
}

async function open(page: Page, path: string): Promise<string> {
  expect((await page.goto(path))?.status(), path).toBe(200)
  await expect(page.locator('h1')).toBeVisible()
  return printed(page)
}

/** The same without its charts and without running it. */
async function ask(page: Page, path: string): Promise<string> {
  const answer = await page.request.get(path)
  expect(answer.status(), path).toBe(200)
  return printed(page, await answer.text())
}

/** One in so many views is opened, the others are asked for: each is opened for some of the experiments. */
const OPENED = 3
let experiments = 0

/** What every view prints, by view; `task` is the page of a task. Those named are opened in any case. */
async function openViews(
  page: Page,
  slug: string,
  task: string,
  named: readonly string[] = [],
): Promise<Record<string, string>> {
  const texts: Record<string, string> = {}
  experiments += 1
  const paths = new Map(TABS.map(({ path }) => [path, experimentHref(slug, path)]))
  paths.set('task', taskHref(slug, task))
  for (const [place, [view, path]] of [...paths].entries()) {
    const isOpened = named.includes(view) || (place + experiments) % OPENED === 0
    texts[view] = isOpened ? await open(page, path) : await ask(page, path)
    expect(around(texts[view], BAD), path).toBe('')
  }
  for (const switches of SWITCHES)
    for (const view of [['', 'harms', 'domains'][experiments % 3]!, 'tasks']) {
      const text = await ask(page, `${experimentHref(slug, view)}?${switches}`)
      expect(around(text, BAD), `${view} ${switches}`).toBe('')
    }
  return texts
}

/** Places of an answer that hold no value; JSON itself would hide a NaN as null. */
function badValues(value: unknown, path = '$'): string[] {
  if (typeof value === 'string') return BAD_BUT_INFINITE.test(value) ? [path] : []
  if (value === null || typeof value !== 'object') return []
  return Object.entries(value).flatMap(([key, inner]) => badValues(inner, `${path}.${key}`))
}

async function askTwins(request: APIRequestContext, slug: string, task: string) {
  const base = `/api/v1${experimentHref(slug)}`
  const answers: Record<string, unknown> = {}
  for (const [place, twin] of [...TWINS, `/tasks/${encodeURIComponent(task)}`].entries())
    for (const switches of ['', SWITCHES[(place + experiments) % SWITCHES.length]!]) {
      const url = `${base}${twin}${switches && `${twin.includes('?') ? '&' : '?'}${switches}`}`
      const answer = await request.get(url)
      expect(answer.status(), url).toBe(200)
      const value: unknown = await answer.json()
      expect(badValues(value), url).toEqual([])
      if (switches === '') answers[twin] = value
    }
  for (const table of CSV_TABLES) {
    const url = `${base}${table}&format=csv`
    const answer = await request.get(url)
    expect(answer.status(), url).toBe(200)
    expect(answer.headers()['content-type'], url).toContain('text/csv')
    const bad = table.startsWith('/models') ? BAD_BUT_INFINITE : BAD
    expect(around(await answer.text(), bad), url).toBe('')
  }
  return answers
}

const three = (model: string, without: string, with_: string) =>
  ['sum', 'copy', 'fly']
    .flatMap((task) => [
      `${task} | ${model} | no_skills | ${without}`,
      `${task} | ${model} | curated | ${with_}`,
    ])
    .join('\n')

const DOMAINS = { sum: 'Maths', copy: 'Office', fly: 'Office' }
const NO_PAIR = 'There are no two known conditions to compare'

interface Edge {
  readonly lines: string
  readonly domains?: Readonly<Record<string, string>>
  /** What a view says; '' is the overview. */
  readonly says: Readonly<Record<string, RegExp | string>>
  /** What no view may say of it. */
  readonly never?: RegExp
  /** Fields of the overview's twin. */
  readonly headline?: Record<string, unknown> | null
}

/** A rate or a gain of zero; in brackets stand limits of intervals and the coverage. */
const ZERO_RATE = /(?<![\d.[(]|, )0\.0 (%|pp)|(?<![\d.])0\.0 →|→ 0\.0/

const EDGES: Record<string, Edge> = {
  'one task, one trial': {
    lines: 'sum | small | no_skills | 1',
    says: {
      '': /Nothing to compare yet: the only known condition is no skills\. Of 1 trial, 1 passed, 100\.0 %/,
      tasks: /sum.*100\.0/,
    },
    headline: null,
  },
  'one task under two conditions': {
    lines: 'sum | small | no_skills | 0\nsum | small | curated | 1',
    says: { '': /no interval: one task only · 1 task · 2 trials/, task: /\+100\.0/ },
    headline: { gain: { estimate: 1, low: null, high: null, nTasks: 1 }, verdict: null },
  },
  'unknown conditions only': {
    lines: 'sum | small | unknown | 0 1',
    says: { '': /these logs do not say which skills the jobs had/, tasks: /sum.*50\.0/ },
    headline: null,
  },
  'all pass': {
    lines: three('small', '1 1', '1 1'),
    domains: DOMAINS,
    says: { '': /100\.0 → 100\.0 %/, harms: /No task/ },
    headline: { gain: { estimate: 0 }, nTie: 3, normalizedGain: { ofMeans: null } },
  },
  'all fail': {
    lines: three('small', '0 0', '0 0'),
    domains: DOMAINS,
    says: { '': /0\.0 → 0\.0 %/, harms: /No task/ },
    headline: { gain: { estimate: 0 }, with: 0, without: 0 },
  },
  'all rewards missing': {
    lines: three('small', 'missing missing', 'missing'),
    domains: DOMAINS,
    // The headline policy counts them as 0, and every page says of how many it did.
    says: Object.fromEntries(
      [...TABS.filter(({ isCompared }) => isCompared).map(({ path }) => path), 'task'].map(
        (view) => [
          view,
          'counted as 0 for an error or a missing reward: 6 of 6 without, 3 of 3 with',
        ],
      ),
    ),
    headline: { gain: { estimate: 0, nTrials: 9 } },
  },
  'all sandboxes broke': {
    lines: three('small', 'infra infra', 'infra'),
    domains: DOMAINS,
    says: {
      '': /no interval: no common task.*No task has counted trials in both arms/,
      harms: /left out: 6 of 6 without, 3 of 3 with.*No task has counted trials in both arms/,
      domains: /No task has counted trials/,
      tasks: /left out: 6 of 6 without, 3 of 3 with/,
      task: /—/,
    },
    never: ZERO_RATE,
    headline: { gain: { estimate: null, nTasks: 0 }, with: null, without: null },
  },
  'a domain of one beside one of two': {
    lines: [
      'sum | small | no_skills | 1 1\nsum | small | curated | 0 1',
      'copy | small | no_skills | 0 1\ncopy | small | curated | 1 1',
      'fly | small | no_skills | 0 0\nfly | small | curated | 1 0',
    ].join('\n'),
    domains: DOMAINS,
    says: { domains: /Maths \(few tasks\)/ },
    headline: { nUp: 2, nDown: 1 },
  },
  'rewards like 0.8333': {
    lines: three('small', '0.8333 0.8333 1', '0.8333 0.1667 0.5'),
    domains: DOMAINS,
    says: { '': /88\.9 → 50\.0 %/, task: /0\.83/ },
    headline: { nDown: 3 },
  },
  'no configuration in both arms': {
    lines: 'sum | small | no_skills | 1\ncopy | large | curated | 1',
    says: { '': /no interval: no common task/, models: /no interval: no common task/ },
    never: ZERO_RATE,
    headline: { gain: { estimate: null, nTasks: 0 }, with: null, without: null },
  },
}

for (const [name, edge] of Object.entries(EDGES))
  test(`${name}: every page and every twin stays sane`, async ({ page, request }) => {
    const slug = `edge-${name.replaceAll(/[^a-z0-9]+/g, '-')}`
    await importLines(request, slug, edge.lines, edge.domains)
    const answers = await askTwins(request, slug, 'sum')
    const { headline } = answers[''] as { headline: Record<string, unknown> | null }
    if (edge.headline === null) expect(headline).toBeNull()
    else if (edge.headline) expect(headline).toMatchObject(edge.headline)
    const texts = await openViews(page, slug, 'sum', Object.keys(edge.says))
    for (const [view, says] of Object.entries(edge.says))
      expect(texts[view], `${view || 'overview'} says it`).toMatch(says)
    if (edge.never)
      for (const [view, text] of Object.entries(texts))
        expect(around(text, edge.never), `${view || 'overview'} shows no false zero`).toBe('')
    for (const { path, needs } of TABS) {
      if (needs.includes('figures')) expect(texts[path]).toContain('No printed figures')
      if (needs.includes('contrast') && edge.headline === null)
        expect(texts[path], `${path} names what it needs`).toContain(NO_PAIR)
    }
  })

test('an experiment without any trial says what would fill each page', async ({
  page,
  request,
}) => {
  await page.goto('/imports')
  await page.getByText('New experiment').click()
  await page.getByLabel('Name', { exact: true }).fill('Edge empty')
  await page.getByRole('button', { name: 'Create' }).click()
  await expect
    .poll(async () => (await request.get('/api/v1/experiments/edge-empty')).status())
    .toBe(200)
  for (const { key: view, path } of TABS) {
    expect((await page.goto(experimentHref('edge-empty', path)))?.status()).toBe(200)
    const text = await printed(page)
    expect(around(text, BAD), view).toBe('')
    expect(around(text, ZERO_RATE), view).toBe('')
    if (view !== 'settings')
      await expect(page.locator('main')).toContainText(
        /Import logs|No printed figures|needs trials|Nothing to compare|would (?:fill|add|appear)|No note is written yet|None is saved yet/,
      )
  }
})

test('10,000 tasks: every page and every twin stays sane', async ({ page, request }) => {
  await importTable(request, 'edge-many', 10_000, (task) => [
    (task % 5) / 5,
    Math.min(1, ((task * 7) % 6) / 5),
  ])
  await askTwins(request, 'edge-many', 'task-00000')
  const texts = await openViews(page, 'edge-many', 'task-00000')
  expect(texts['']).toContain('10,000 tasks')
  await page.goto(experimentHref('edge-many', 'tasks'))
  await expect(page.getByText(/1–50 of 10,000 tasks/)).toBeVisible()
  const csv = await request.get('/api/v1/experiments/edge-many/tasks?format=csv')
  expect((await csv.text()).trim().split('\n')).toHaveLength(10_001)
})

test('a table of two rows has no trial to open and says so without zeros', async ({
  page,
  request,
}) => {
  await importTable(request, 'edge-two-rows', 1, () => [0.2, 0.8])
  await askTwins(request, 'edge-two-rows', 'task-00000')
  const texts = await openViews(page, 'edge-two-rows', 'task-00000')
  expect(texts['']).toMatch(/20\.0 → 80\.0 %/)
})

test('without a counted trial under a policy, its pages show no rate of zero', async ({
  page,
  request,
}) => {
  await importLines(request, 'edge-none-completed', three('small', 'missing', 'missing'), DOMAINS)
  for (const view of ['', 'domains', 'tasks', 'harms', 'skills', 'models', 'conditions']) {
    await page.goto(`${experimentHref('edge-none-completed', view)}?policy=completed_only`)
    await expect(page.locator('h1')).toBeVisible()
    expect(around(await printed(page), ZERO_RATE), view || 'overview').toBe('')
  }
})
