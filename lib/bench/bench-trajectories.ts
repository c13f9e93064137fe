import { join } from 'node:path'
import type { Browser } from 'playwright'
import { openDatabase } from '@/db/open-database'
import { alignSteps } from '@/lib/diff/align-steps'
import { stepAction } from '@/lib/diff/step-action'
import { numberSteps } from '@/lib/ingest/finish/number-steps'
import { readAtif } from '@/lib/ingest/formats/transcripts/atif/read-atif'
import { trialUid } from '@/lib/ingest/finish/trial-identity'
import { diffHref } from '@/lib/url/diff'
import { importsHref, trialHref } from '@/lib/url/site'
import { measureInChild, quantile, table } from './measure'
import { startPages } from './page-server'
import { timeDiff } from './time-diff'
import { DIFF_USES, OPENING_A_MEGABYTE, TRAJECTORY_USES } from './read-page'
import { longestTasks, timeInBrowser, type UseTask } from './time-in-browser'
import { writeLongTrials, type LongTrial } from './write-long-trials'

const part = (at: number) => `part${at}`

/** A megabyte of output, most of it otherwise for each seed. */
const megabyte = (seed: number) =>
  Array.from({ length: 70_000 }, (_, at) => `line ${(at * seed) % 7919} of all`).join('\n')

const TRIALS: readonly LongTrial[] = [
  { name: 'ten-thousand', steps: 10_000, word: part },
  { name: 'left-2000', steps: 2000, word: part },
  { name: 'right-2000', steps: 2000, word: (at) => (at % 10 ? part(at) : `test${at}`) },
  { name: 'left-5000', steps: 5000, word: part },
  { name: 'right-5000', steps: 5000, word: (at) => (at % 10 ? part(at) : `test${at}`) },
  { name: 'unlike-5000', steps: 5000, word: (at) => `test${at}` },
  { name: 'few-left-5000', steps: 5000, word: (at) => part((at * 7) % 13) },
  { name: 'few-right-5000', steps: 5000, word: (at) => part((at * 5) % 11) },
  { name: 'right-10000', steps: 10_000, word: (at) => (at % 10 ? part(at) : `test${at}`) },
  { name: 'unlike-10000', steps: 10_000, word: (at) => `test${at}` },
  { name: 'left-megabyte', steps: 2000, word: part, last: megabyte(31) },
  { name: 'right-megabyte', steps: 2000, word: part, last: megabyte(37) },
]

const STEP = 'section[aria-label="Steps"] article'
const ROW = 'section[aria-label="Aligned steps"] [data-index]'
const uid = (name: string) => trialUid('bench', name)

const ms = (value: number) => `${value.toFixed(0)} ms`

const median = (times: number, run: () => void): number => {
  const taken = Array.from({ length: times }, () => {
    const start = performance.now()
    run()
    return performance.now() - start
  })
  return quantile(taken, 0.5)
}

const actionsOf = (text: string) => {
  const steps = readAtif(JSON.parse(text))?.steps ?? []
  return numberSteps(steps.flatMap((step) => step.drafts)).map(stepAction)
}

function benchAlignment(texts: ReadonlyMap<string, string>): string {
  const row = (name: string, left: string, right: string) => {
    const [one, two] = [texts.get(left)!, texts.get(right)!]
    const limit = median(5, () => void [JSON.parse(one), JSON.parse(two)])
    const [a, b] = [actionsOf(one), actionsOf(two)]
    return [name, ms(median(5, () => void alignSteps(a, b))), ms(limit)]
  }
  return table(
    ['alignment', 'median of 5', 'JSON.parse of the two logs (limit)'],
    [
      row('2,000 x 2,000, a tenth different', 'left-2000', 'right-2000'),
      row('5,000 x 5,000, a tenth different', 'left-5000', 'right-5000'),
      row('5,000 x 5,000, nothing alike', 'left-5000', 'unlike-5000'),
      row('5,000 x 5,000, few words often', 'few-left-5000', 'few-right-5000'),
    ],
  )
}

/** Pairs of trials whose whole work on the server is measured. */
const PAIRS = [
  ['2,000 x 2,000, a tenth different', 'left-2000', 'right-2000'],
  ['5,000 x 5,000, a tenth different', 'left-5000', 'right-5000'],
  ['5,000 x 5,000, nothing alike', 'left-5000', 'unlike-5000'],
  ['5,000 x 5,000, few words often', 'few-left-5000', 'few-right-5000'],
  ['10,000 x 10,000, a tenth different', 'ten-thousand', 'right-10000'],
  ['10,000 x 10,000, nothing alike', 'ten-thousand', 'unlike-10000'],
] as const

/** What the server does for a diff that nobody asked for before: times, and the longest wait of others. */
async function benchServer(url: string): Promise<string> {
  const db = openDatabase(url)
  try {
    // What the first of all pays for loading and compiling the code is not a diff's.
    await timeDiff(db, uid('left-2000'), uid('right-2000'))
    const rows: string[][] = []
    for (const [name, left, right] of PAIRS) {
      const parts = await timeDiff(db, uid(left), uid(right))
      const all = [parts.read, parts.align, parts.name, parts.pack]
      const longest = Math.max(...all.map(({ longestWaitMs }) => longestWaitMs))
      rows.push([name, ...all.map((part) => ms(part.ms)), ms(longest)])
    }
    const head = ['diff on the server', 'read', 'align', 'name', 'pack', 'longest wait of others']
    return table(head, rows)
  } finally {
    db.$client.close()
  }
}

const PAGES = [
  {
    name: 'a page of the same server without steps (limit)',
    path: importsHref(),
    shows: 'h1',
    uses: [],
  },
  {
    name: 'trajectory of 10,000 steps',
    path: trialHref(uid('ten-thousand')),
    shows: STEP,
    uses: TRAJECTORY_USES,
  },
  {
    name: 'diff of 2,000 x 2,000',
    path: diffHref({ left: uid('left-2000'), right: uid('right-2000') }),
    shows: ROW,
    uses: DIFF_USES,
  },
  {
    name: 'diff of 5,000 x 5,000, nothing alike',
    path: diffHref({ left: uid('left-5000'), right: uid('unlike-5000') }),
    shows: ROW,
    uses: DIFF_USES,
  },
  {
    name: 'diff whose last pair prints a megabyte each',
    path: diffHref({ left: uid('left-megabyte'), right: uid('right-megabyte') }),
    shows: ROW,
    uses: [OPENING_A_MEGABYTE],
  },
]

const usesText = (using: readonly UseTask[]) =>
  using.map(({ name, ms: held }) => `${name} ${ms(held)}`).join(', ')

/** Long trajectories: alignment alone, then their pages in a browser, first opening and second. Markdown. */
export async function benchTrajectories(folder: string, browser: Browser | null): Promise<string> {
  const logs = join(folder, 'long')
  const texts = await writeLongTrials(logs, TRIALS)
  const alignment = benchAlignment(texts)
  const url = `file:${join(folder, 'long.db')}`
  await measureInChild('lib/bench/import-folder.ts', [logs, url])
  const onServer = `${alignment}\n\n${await benchServer(url)}`
  if (!browser) return `${onServer}\n\nNo browser: the pages were not measured.`
  const server = await startPages(url, join(folder, 'data'))
  try {
    // What the first page of a fresh server or browser costs is not the trajectory's.
    await timeInBrowser(browser, server.origin + importsHref(), 'h1')
    const rows: string[][] = []
    for (const { name, path, shows, uses } of PAGES) {
      const first = await timeInBrowser(browser, server.origin + path, shows)
      const again = await timeInBrowser(browser, server.origin + path, shows)
      const tasks = await longestTasks(browser, server.origin + path, shows, uses)
      rows.push([
        name,
        ms(first.shownMs),
        ms(again.shownMs),
        String(first.nodes),
        first.heapMb.toFixed(1),
        ms(tasks.openingMs),
        usesText(tasks.using),
      ])
    }
    const head = [
      'page',
      'first opening',
      'second',
      'nodes',
      'heap (MB)',
      'longest task opening',
      'and in use',
    ]
    return `${onServer}\n\n${table(head, rows)}`
  } finally {
    await server.stop()
  }
}
