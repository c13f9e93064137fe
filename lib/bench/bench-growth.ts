import { mkdir, readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { openWriter } from '@/db/open-database'
import { experimentHref, taskHref } from '@/lib/url/site'
import type { Imported } from './bench-import'
import { RAISE_VERSIONS, timePage } from './bench-pages'
import { measureInChild, quantile, table } from './measure'
import { startPages } from './page-server'
import { lookAt } from './watch-process'
import { writeTrialTable } from './write-trial-table'

const SLUG = 'bench'
const WARM_REQUESTS = 10

const PAGES = [
  { name: 'overview', path: experimentHref(SLUG) },
  { name: 'tasks', path: experimentHref(SLUG, 'tasks') },
  { name: 'task', path: taskHref(SLUG, 'task-7') },
  { name: 'trials', path: experimentHref(SLUG, 'trials') },
  { name: 'harms', path: experimentHref(SLUG, 'harms') },
]

/** A libSQL server with its data in a folder. */
export type StartDatabase = (
  folder: string,
) => Promise<{ readonly url: string; readonly stop: () => Promise<void> }>

export interface Growth {
  /** Numbers of trials. */
  readonly sizes: readonly number[]
  /** Null: there is no libSQL server here. */
  readonly startDatabase: StartDatabase | null
}

async function bytesIn(folder: string): Promise<number> {
  let bytes = 0
  for (const name of await readdir(folder, { recursive: true })) {
    const found = await stat(join(folder, name))
    if (found.isFile()) bytes += found.size
  }
  return bytes
}

const ms = (value: number) => value.toFixed(0)

/** Warm, and after new data; the code of the page is loaded before. */
async function timesOf(url: string, raise: () => Promise<unknown>): Promise<string> {
  await timePage(url)
  await raise()
  const fresh = await timePage(url)
  const warm: number[] = []
  for (let at = 0; at < WARM_REQUESTS; at += 1) warm.push(await timePage(url))
  return `${ms(quantile(warm, 0.5))} / ${ms(fresh)}`
}

/** Memory of a server and the processes that it started, in MB. */
const memoryOf = (pid: number) =>
  [...lookAt(pid).values()].reduce((sum, { rssMb }) => sum + rssMb, 0)

async function timePages(url: string, dataFolder: string): Promise<string[]> {
  const db = await openWriter(url)
  const server = await startPages(url, dataFolder)
  try {
    const times: string[] = []
    for (const { path } of PAGES)
      times.push(await timesOf(server.origin + path, () => db.$client.execute(RAISE_VERSIONS)))
    return [...times, memoryOf(server.pid).toFixed(0)]
  } finally {
    await server.stop()
    db.$client.close()
  }
}

/** One table of trials, imported into a database of its own and looked at. */
async function rowOf(folder: string, place: string, trials: number, growth: Growth) {
  const own = join(folder, `${place}-${trials}`)
  const kept = join(own, 'database')
  await mkdir(kept, { recursive: true })
  const logs = join(own, 'logs')
  await mkdir(logs)
  await writeTrialTable(join(logs, 'trials.csv'), trials)
  const { startDatabase } = growth
  const database = place === 'server' && startDatabase ? await startDatabase(kept) : null
  const url = database?.url ?? `file:${join(kept, 'bench.db')}`
  try {
    const {
      seconds,
      cpuSeconds,
      peakMb,
      trials: counts,
    } = await measureInChild<Imported>('lib/bench/import-folder.ts', [logs, url])
    if (counts.added !== trials) throw new Error(`${counts.added} of ${trials} came in`)
    const pages = await timePages(url, join(own, 'data'))
    const size = ((await bytesIn(kept)) / 1e6).toFixed(0)
    const rate = (trials / seconds).toFixed(0)
    return [
      place,
      trials.toLocaleString('en'),
      seconds.toFixed(1),
      cpuSeconds.toFixed(1),
      rate,
      ms(peakMb),
      size,
      ...pages,
    ]
  } finally {
    await database?.stop()
  }
}

/** What becomes of times, size and memory as an experiment grows, on a file and on a libSQL server. Markdown. */
export async function benchGrowth(folder: string, growth: Growth): Promise<string> {
  const rows: string[][] = []
  for (const place of growth.startDatabase ? ['file', 'server'] : ['file'])
    for (const trials of growth.sizes) rows.push(await rowOf(folder, place, trials, growth))
  const head = ['database', 'trials', 'import s', 'CPU s', 'trials/s', 'import MB', 'size MB']
  return table([...head, ...PAGES.map(({ name }) => `${name} ms`), 'serving MB'], rows)
}
