import { mkdir, readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { openWriter } from '@/db/open-database'
import { experimentHref, taskHref } from '@/lib/url/site'
import type { Imported } from './bench-import'
import { RAISE_VERSIONS, timePage } from './bench-pages'
import { measureInChild, quantile, table } from './measure'
import { growthPlots, type GrowthRow } from './growth-plots'
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

/** Milliseconds of a page, warm and after new data; its code is loaded before. */
async function timesOf(url: string, raise: () => Promise<unknown>) {
  await timePage(url)
  await raise()
  const fresh = await timePage(url)
  const warm: number[] = []
  for (let at = 0; at < WARM_REQUESTS; at += 1) warm.push(await timePage(url))
  return { warm: quantile(warm, 0.5), fresh }
}

/** Memory of a server and the processes that it started, in MB. */
const memoryOf = (pid: number) =>
  [...lookAt(pid).values()].reduce((sum, { rssMb }) => sum + rssMb, 0)

async function timePages(url: string, dataFolder: string) {
  const db = await openWriter(url)
  const server = await startPages(url, dataFolder)
  try {
    const pages: GrowthRow['pages'][number][] = []
    for (const { path } of PAGES)
      pages.push(await timesOf(server.origin + path, () => db.$client.execute(RAISE_VERSIONS)))
    return { pages, servingMb: memoryOf(server.pid) }
  } finally {
    await server.stop()
    db.$client.close()
  }
}

/** One table of trials, imported into a database of its own and looked at. */
async function rowOf(
  folder: string,
  place: GrowthRow['place'],
  trials: number,
  growth: Growth,
): Promise<GrowthRow> {
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
    const served = await timePages(url, join(own, 'data'))
    const sizeMb = (await bytesIn(kept)) / 1e6
    return { place, trials, seconds, cpuSeconds, peakMb, sizeMb, ...served }
  } finally {
    await database?.stop()
  }
}

const inTable = (row: GrowthRow): string[] => [
  row.place,
  row.trials.toLocaleString('en'),
  row.seconds.toFixed(1),
  row.cpuSeconds.toFixed(1),
  ...[row.trials / row.seconds, row.peakMb, row.sizeMb].map(ms),
  ...row.pages.map(({ warm, fresh }) => `${ms(warm)} / ${ms(fresh)}`),
  ms(row.servingMb),
]

/** What becomes of times, size and memory as an experiment grows, on a file and on a libSQL server. Markdown. */
export async function benchGrowth(folder: string, growth: Growth): Promise<string> {
  const rows: GrowthRow[] = []
  const places = growth.startDatabase ? (['file', 'server'] as const) : (['file'] as const)
  for (const place of places)
    for (const trials of growth.sizes) rows.push(await rowOf(folder, place, trials, growth))
  const head = ['database', 'trials', 'import s', 'CPU s', 'trials/s', 'import MB', 'size MB']
  const heads = [...head, ...PAGES.map(({ name }) => `${name} ms`), 'serving MB']
  return [table(heads, rows.map(inTable)), ...growthPlots(rows)].join('\n\n')
}
