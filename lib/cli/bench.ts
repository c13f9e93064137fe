// `npm run bench`: the budgets of docs/benchmarks.md, measured. Prints Markdown.
import { mkdtemp, rm } from 'node:fs/promises'
import { cpus, loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium } from 'playwright'
import { benchGrowth } from '@/lib/bench/bench-growth'
import { benchFormats } from '@/lib/bench/bench-formats'
import { benchImport } from '@/lib/bench/bench-import'
import { growTrajectory } from '@/lib/bench/grow-trajectory'
import { benchPages, type BenchedPage } from '@/lib/bench/bench-pages'
import { benchReaders } from '@/lib/bench/bench-readers'
import { benchScale } from '@/lib/bench/bench-scale'
import { benchTrajectories } from '@/lib/bench/bench-trajectories'
import { experimentHref, taskHref } from '@/lib/url/site'
import { searchHref } from '@/lib/url/search'
import { TABS, viewDataHref } from '@/lib/url/views'
import { weighJavaScript } from '@/lib/bench/weigh-javascript'
import { findBrowser } from './ensure-browser.mjs'
import { ensureBuilt } from './setup.mjs'
import { findSqld, startSqld } from './sqld.mjs'
import { writeDemo } from '@/lib/bench/write-demo'

const SECTIONS = [
  'formats',
  'growth',
  'import',
  'pages',
  'readers',
  'scale',
  'trajectories',
  'javascript',
] as const
const USAGE = `npm run bench [-- ${SECTIONS.join(' | ')} …]   (all of them without a name)
npm run bench -- growth TRIALS…   (with as many trials; a libSQL server where SQLD_PATH names one)`

/** Experiments that grow: real trials without trajectories. */
const GROWING = [1000, 10_000, 100_000]

/** 12 x 12 tasks, 3 configurations, 3 conditions, 8 attempts: 10,368 trials. */
const TEN_THOUSAND = { seed: 11, taskCopies: 12, attempts: 8 }
/** 12 x 17 tasks, 3 configurations, 3 conditions, 4 attempts: 7,344 trials. */
const SEVEN_THOUSAND = { seed: 12, taskCopies: 17, attempts: 4 }
/** Runs of real agents print more than those of the demo. */
const LARGE_BYTES = 64 * 1024

const pagesOf = (slug: string, task: string): BenchedPage[] => [
  ...TABS.map(({ key, path }) => ({ name: key, path: experimentHref(slug, path) })),
  { name: 'domains (JSON)', path: viewDataHref(slug, 'domains') },
  { name: 'task', path: taskHref(slug, task) },
  { name: 'search, a rare word', path: searchHref({ q: 'traceback' }) },
  { name: 'search, a word of every trial', path: searchHref({ q: 'python' }) },
]

const wanted = process.argv.slice(2)
const isKnown = (name: string) => (SECTIONS as readonly string[]).includes(name)
/** Whole thousands, as the table of trials is laid out. */
const isSize = (text: string) => wanted[0] === 'growth' && /^\d+000$/.test(text)

async function growth(folder: string): Promise<string> {
  await ensureBuilt()
  const named = wanted.filter(isSize).map(Number)
  return benchGrowth(folder, {
    sizes: named.length > 0 ? named : GROWING,
    startDatabase: findSqld() === null ? null : startSqld,
  })
}

const wants = (name: (typeof SECTIONS)[number]) => wanted.length === 0 || wanted.includes(name)

/** Null where there is no browser: what needs one is left out. */
async function openBrowser() {
  const executablePath = findBrowser()
  return executablePath
    ? chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-dev-shm-usage'] })
    : null
}

async function bench(folder: string) {
  const logs = join(folder, 'logs')
  const store = { url: `file:${join(folder, 'store.db')}`, dataFolder: join(folder, 'data') }
  const load = loadavg()[0]!.toFixed(1)
  console.log(`Node ${process.versions.node}, ${cpus().length} cores, load ${load} at the start\n`)
  if (wants('formats')) {
    console.log(`## Readers of formats\n\n${await benchFormats()}\n`)
    if (wanted.length === 1) return
  }
  if (wants('growth')) {
    console.log(`## As an experiment grows\n\n${await growth(folder)}\n`)
    if (wanted[0] === 'growth') return
  }
  if (wanted.length !== 1 || !wants('trajectories')) await writeDemo(logs, TEN_THOUSAND)
  if (wants('import') || wants('pages') || wants('readers') || wants('javascript')) {
    const report = await benchImport(logs, {
      limit: `file:${join(folder, 'limit.db')}`,
      store: store.url,
    })
    console.log(`## Import\n\n${report}\n`)
  }
  if (wants('import')) {
    const large = join(folder, 'large')
    const grow = (path: string, text: string) =>
      path.endsWith('/trajectory.json') ? growTrajectory(text, LARGE_BYTES, path) : text
    await writeDemo(large, SEVEN_THOUSAND, grow)
    const report = await benchImport(large, {
      limit: `file:${join(folder, 'large-limit.db')}`,
      store: `file:${join(folder, 'large.db')}`,
    })
    console.log(`## Import of trajectories of ${LARGE_BYTES / 1024} KB\n\n${report}\n`)
  }
  if (wanted.length !== 1 || !wants('import')) await ensureBuilt()
  if (wants('pages')) {
    const times = await benchPages(store, pagesOf('bench', 'pump-curve-selection'))
    console.log(`## Pages at 10,368 trials\n\n${times}\n`)
  }
  if (wants('readers')) {
    const pages = TABS.map(({ key, path }) => ({ name: key, path: experimentHref('bench', path) }))
    console.log(`## Readers at once\n\n${await benchReaders(store, pages.slice(0, 10))}\n`)
  }
  if (wants('scale')) {
    const times = await benchScale(folder, logs)
    console.log(`## Pages at a million trials\n\n${times}\n`)
  }
  if (wants('trajectories')) {
    const browser = await openBrowser()
    console.log(`## Trajectories\n\n${await benchTrajectories(folder, browser)}\n`)
    await browser?.close()
  }
  if (wants('javascript')) {
    const browser = await openBrowser()
    const pages = pagesOf('bench', 'pump-curve-selection').filter(
      ({ path }) => !path.startsWith('/api'),
    )
    console.log(
      `## JavaScript\n\n${await weighJavaScript(store, [{ name: 'home', path: '/' }, ...pages], browser)}\n`,
    )
    await browser?.close()
  }
}

if (wanted.every((name) => isKnown(name) || isSize(name))) {
  const folder = await mkdtemp(join(tmpdir(), 'skillscope-bench-'))
  try {
    await bench(folder)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
} else {
  console.error(USAGE)
  process.exitCode = 2
}
