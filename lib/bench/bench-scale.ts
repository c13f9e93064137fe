import { setTimeout as pause } from 'node:timers/promises'
import { createClient } from '@libsql/client'
import { migrateDatabase } from '@/db/migrate-database'
import { openWriter } from '@/db/open-database'
import type { ConditionKind } from '@/lib/domain/condition'
import { experimentHref } from '@/lib/url/site'
import { TABS } from '@/lib/url/views'
import { RAISE_VERSIONS, timePage } from './bench-pages'
import { quantile, table } from './measure'
import { startPages } from './page-server'
import { duringImportRow, timeDuringImport } from './time-during-import'
import { writeCells, type CellScale } from './write-cells'

const CONDITIONS: readonly ConditionKind[] = [
  'no_skills',
  'curated',
  'generated_before',
  'generated_after',
]
const SLUG = 'scale'
const WARM_REQUESTS = 40
const PAUSE_MS = 5

/** Experiments of 200,000 cells: a million trials each. */
const STORES: readonly { readonly name: string; readonly scale: CellScale }[] = [
  {
    name: '1,000 tasks × 50 configurations, rewards 0 or 1',
    scale: { tasks: 1000, configurations: 50, attempts: 5, conditions: CONDITIONS },
  },
  {
    name: '1,000 tasks × 50 configurations, rewards in sixths',
    scale: { tasks: 1000, configurations: 50, attempts: 5, conditions: CONDITIONS, checks: 6 },
  },
  {
    name: '10,000 tasks × 5 configurations, rewards 0 or 1',
    scale: { tasks: 10_000, configurations: 5, attempts: 5, conditions: CONDITIONS },
  },
]
/** Paths of the pages whose numbers follow from the cells. */
const PAGES = [
  ...TABS.filter(({ isCompared }) => isCompared).map(({ path }) => path),
  'tasks/task-7',
]
const OTHER_CONTRAST = '?with=generated_after'
/** Reads the database but no cell. */
const OTHER_REQUEST = '/api/v1/imports'

/** Longest answer to another request, one after another, while the work goes on. */
async function longestWait(origin: string, work: Promise<unknown>): Promise<number> {
  let isDone = false
  const done = () => (isDone = true)
  work.then(done, done)
  let longest = 0
  while (!isDone) {
    longest = Math.max(longest, await timePage(`${origin}${OTHER_REQUEST}`))
    await pause(PAUSE_MS)
  }
  return longest
}

const urlOf = (origin: string, view: string) => origin + experimentHref(SLUG, view)

async function rowOf(origin: string, view: string, raise: () => Promise<unknown>) {
  const url = urlOf(origin, view)
  // The code of the page is loaded; the cells are not.
  await timePage(url)
  await raise()
  const cold = timePage(url)
  const waits = [await longestWait(origin, cold)]
  const warm: number[] = []
  for (let i = 0; i < WARM_REQUESTS; i++) warm.push(await timePage(url))
  const other = timePage(`${url}${OTHER_CONTRAST}`)
  waits.push(await longestWait(origin, other))
  const html = await (await fetch(url)).text()
  const ms = (value: number) => `${value.toFixed(0)} ms`
  return [
    view === '' ? 'overview' : view.replace('tasks/task-7', 'task'),
    ...[quantile(warm, 0.5), quantile(warm, 0.95), await other, await cold].map(ms),
    ms(Math.max(...waits)),
    (html.length / 1000).toFixed(0),
  ]
}

/**
 * Times the pages of experiments of a million trials on the production build: warm, for another
 * contrast, after new data, how long the other requests of the server wait meanwhile, and while
 * `logs` are imported into another experiment. Markdown.
 */
export async function benchScale(folder: string, logs: string): Promise<string> {
  const sections: string[] = []
  const duringImport: string[][] = []
  for (const [index, { name, scale }] of STORES.entries()) {
    const url = `file:${folder}/scale-${index}.db`
    const writer = await openWriter(url)
    await migrateDatabase(writer)
    await writeCells(writer, SLUG, scale)
    writer.$client.close()
    const server = await startPages(url, `${folder}/data`)
    try {
      sections.push(`### ${name}\n\n${await timeViews(server.origin, url)}`)
      const urls = PAGES.map((view) => urlOf(server.origin, view))
      const times = await timeDuringImport(urls, { logs, databaseUrl: url })
      duringImport.push(duringImportRow(name, times))
    } finally {
      await server.stop()
    }
  }
  const head = ['experiment', 'trials imported into another', 'requests', 'p50', 'p95', 'longest']
  const beside = table(head, duringImport)
  return [...sections, `### While another experiment is imported\n\n${beside}`].join('\n\n')
}

async function timeViews(origin: string, url: string): Promise<string> {
  const client = createClient({ url, timeout: 5000 })
  const rows: string[][] = []
  try {
    await timePage(`${origin}${OTHER_REQUEST}`)
    const idle = await longestWait(origin, pause(2000))
    for (const view of PAGES)
      rows.push(await rowOf(origin, view, () => client.execute(RAISE_VERSIONS)))
    const head = ['page', 'warm p50', 'warm p95', 'another contrast', 'after new data']
    const times = table([...head, 'longest wait', 'KB of HTML'], rows)
    return `${times}\n\nLongest wait of the same requests with nothing else to do: ${idle.toFixed(0)} ms.`
  } finally {
    client.close()
  }
}
