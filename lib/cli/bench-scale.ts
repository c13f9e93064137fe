// `npm run bench:scale`: how long the answers of the largest experiment of the budget take, without
// a server: cold, warm, for a new question, and how long each keeps other work waiting. Markdown.
import { mkdtemp, rm } from 'node:fs/promises'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { migrateDatabase } from '@/db/migrate-database'
import { openDatabase, openWriter, type Db } from '@/db/open-database'
import { listHarms } from '@/lib/analysis/list-harms'
import { listTasks } from '@/lib/analysis/list-tasks'
import type { ViewQuestion } from '@/lib/analysis/describe-contrast'
import { summarizeExperiment } from '@/lib/analysis/summarize-experiment'
import { viewDomains } from '@/lib/analysis/view-domains'
import { quantile, table } from './bench/measure'
import { writeCells } from './bench/write-cells'

/** 1,000 tasks x 50 configurations x 4 conditions = 200,000 cells of 5 trials: 1,000,000 trials. */
const MILLION = {
  tasks: 1000,
  configurations: 50,
  attempts: 5,
  conditions: ['no_skills', 'curated', 'generated_before', 'generated_after'],
} as const
const WARM = 20
const OTHER_CONTRAST = 'generated_after'
const SLUG = 'scale'

const QUESTION: ViewQuestion = {
  without: null,
  with: null,
  policy: 'headline',
  uncertainty: 'new_tasks',
  weighting: 'tasks',
  configurations: null,
}

type Ask = (db: Db, question: ViewQuestion) => Promise<unknown>
const ANSWERS: Record<string, Ask> = {
  overview: (db, question) => summarizeExperiment(db, SLUG, question),
  domains: (db, question) => viewDomains(db, SLUG, question),
  tasks: (db, question) =>
    listTasks(db, SLUG, {
      ...question,
      ...{ q: '', domain: [], difficulty: [], direction: null, sort: 'gain', order: null },
      ...{ offset: 0, limit: 50 },
    }),
  harms: (db, question) =>
    listHarms(db, SLUG, { ...question, show: 'harms', offset: 0, limit: 25 }),
}

/** Milliseconds of one answer, and the longest that other work of the process had to wait. */
async function timeOf(run: () => Promise<unknown>): Promise<{ ms: number; blockedMs: number }> {
  const delay = monitorEventLoopDelay({ resolution: 1 })
  delay.enable()
  const start = performance.now()
  await run()
  const ms = performance.now() - start
  await new Promise((resolve) => setTimeout(resolve, 2))
  delay.disable()
  return { ms, blockedMs: delay.max / 1e6 }
}

async function rowOf(name: string, ask: Ask, url: string): Promise<string[]> {
  // A connection of its own is what caches are kept by: nothing is warm.
  const db = openDatabase(url)
  const cold = await timeOf(() => ask(db, QUESTION))
  const warm: number[] = []
  for (let i = 0; i < WARM; i++) warm.push((await timeOf(() => ask(db, QUESTION))).ms)
  const fresh = await timeOf(() => ask(db, { ...QUESTION, with: OTHER_CONTRAST }))
  db.$client.close()
  const ms = (value: number) => (value < 1 ? '< 1 ms' : `${value.toFixed(0)} ms`)
  return [
    name,
    ms(quantile(warm, 0.5)),
    ms(quantile(warm, 0.95)),
    ms(fresh.ms),
    ms(cold.ms),
    ms(Math.max(cold.blockedMs, fresh.blockedMs)),
  ]
}

async function benchScale(folder: string): Promise<void> {
  const url = `file:${join(folder, 'scale.db')}`
  const writer = await openWriter(url)
  await migrateDatabase(writer)
  await writeCells(writer, SLUG, MILLION)
  const { rows: counted } = await writer.$client.execute('select count(*) as n from cell')
  const cells = Number(counted[0]!.n)
  writer.$client.close()
  const rows: string[][] = []
  for (const [name, ask] of Object.entries(ANSWERS)) rows.push(await rowOf(name, ask, url))
  const head = ['answer', 'warm p50', 'warm p95', 'another contrast', 'cold', 'longest wait']
  const size = `${cells.toLocaleString('en-US')} cells, ${(cells * MILLION.attempts).toLocaleString('en-US')} trials`
  console.log(`Node ${process.versions.node}, ${cpus().length} cores, ${size}\n`)
  console.log(table(head, rows))
}

const folder = await mkdtemp(join(tmpdir(), 'skillscope-scale-'))
try {
  await benchScale(folder)
} finally {
  await rm(folder, { recursive: true, force: true })
}
