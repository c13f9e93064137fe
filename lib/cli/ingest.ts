// `npm run ingest -- PATH… --experiment SLUG`: imports logs or published tables, beside a running server.
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { dataFolder } from '@/db/database-url'
import type { Db } from '@/db/open-database'
import type { LogProblem } from '@/lib/domain/problem'
import type { WatchedJobs } from '@/lib/domain/watched-folder'
import { explainFailure } from '@/lib/ingest/run/import-failure'
import { failImport, listProblems } from '@/lib/ingest/run/import-rows'
import { deliveryNames } from '@/lib/ingest/open/open-delivery'
import type { ImportOutcome } from '@/lib/ingest/run/import-job'
import { holdHeap } from '@/lib/ingest/run/hold-heap'
import { indexWaiting } from '@/lib/ingest/run/index-waiting'
import { runImport } from '@/lib/ingest/run/run-import'
import { FolderWatch } from '@/lib/ingest/open/folder-watch'
import { addImport } from '@/lib/ingest/run/add-import'
import { parseIngestArguments, USAGE, type IngestArguments } from './ingest-arguments'
import { ProgressLine, reportJson, reportText } from './ingest-output'
import { prepareDatabase } from '@/lib/server/prepare-database'

const EXIT = { read: 0, nothing: 1, usage: 2, cancelled: 130 } as const

function cancelOnSignal(): () => boolean {
  let isCancelled = false
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      // The second time it is meant: what is stored stays, and the next import takes over.
      if (isCancelled) process.exit(EXIT.cancelled)
      isCancelled = true
      process.stderr.write('\nStopping after this batch; once more to stop at once.\n')
    })
  }
  return () => isCancelled
}

function spoolFolder(): string {
  const folder = join(dataFolder(), 'spool')
  mkdirSync(folder, { recursive: true })
  return folder
}

interface Pass {
  readonly isCancelled: () => boolean
  readonly isHeld?: (diskPath: string) => boolean
}

async function ingest(db: Db, args: IngestArguments, { isCancelled, isHeld }: Pass) {
  const { paths, slug, options, isDryRun } = args
  const source = deliveryNames(paths).join(', ').slice(0, 300)
  let importId: number | null = null
  const line = new ProgressLine()
  const seen: LogProblem[] = []
  try {
    const outcome = await runImport(db, {
      importId: null,
      openRow: async () => (importId = await addImport(db, { slug, options, source })),
      slug,
      paths,
      options,
      isDryRun,
      spoolFolder: spoolFolder(),
      memoryFolder: join(dataFolder(), 'imported'),
      isCancelled,
      isHeld,
      onWait: () => process.stderr.write('Another import is being stored; waiting for it …\n'),
      onProgress: (progress) => line.show(progress),
      onProblems: (problems) => {
        if (isDryRun) seen.push(...problems)
      },
    })
    return { outcome, problems: importId === null ? seen : await listProblems(db, importId) }
  } catch (error) {
    const failure = explainFailure(error)
    // On a full disk even this may fail; the next import then marks the row.
    if (importId !== null) await failImport(db, importId, failure).catch(() => undefined)
    return failure
  } finally {
    line.end()
  }
}

const exitCode = ({ state }: ImportOutcome) =>
  ({ done: EXIT.read, failed: EXIT.nothing, cancelled: EXIT.cancelled })[state]

const write = (text: string) =>
  new Promise<void>((resolve, reject) => {
    process.stdout.once('error', reject)
    process.stdout.write(`${text}\n`, (error) => (error ? reject(error) : resolve()))
  })

/** Prints what an import did; gives the exit code. */
async function tell(args: IngestArguments, result: Awaited<ReturnType<typeof ingest>>) {
  if (typeof result === 'string') {
    process.stderr.write(`${result}\n`)
    return EXIT.nothing
  }
  const { outcome, problems } = result
  if (outcome === null) return EXIT.cancelled
  await write(
    args.isJson
      ? JSON.stringify(reportJson(args.slug, outcome.report, problems))
      : reportText(args.slug, outcome.report, problems),
  )
  return exitCode(outcome)
}

const LOOK_MS = 2000
/** Share of the time that looking at a large folder may take: one fifth. */
const LOOKING = 4
/** After a full disk or the like it tries again, but not at once. */
const AFTER_FAULT_MS = 30_000

const sayJobs = ({ planned, running, done }: WatchedJobs, waiting: number) =>
  [
    `${done} trials done`,
    `${running} running`,
    planned === null ? null : `${planned} planned`,
    waiting > 0 ? `${waiting} files still being written` : null,
  ]
    .filter((part) => part !== null)
    .join(', ')

/** Imports what is there, then whatever appears or changes, until somebody stops it. */
async function watch(db: Db, args: IngestArguments, isCancelled: () => boolean): Promise<number> {
  const folder = new FolderWatch(args.paths)
  let said = ''
  while (!isCancelled()) {
    const start = performance.now()
    const look = folder.look()
    let waitMs = Math.max(LOOK_MS, LOOKING * (performance.now() - start))
    const words = sayJobs(look.jobs, look.held.size)
    if (words !== said) process.stderr.write(`Watching: ${words}\n`)
    said = words
    if (look.hasNews) {
      const isHeld = (diskPath: string) => look.held.has(diskPath)
      const result = await ingest(db, args, { isCancelled, isHeld })
      await tell(args, result)
      if (typeof result === 'string') waitMs = AFTER_FAULT_MS
      else {
        folder.took(look)
        await makeSearchable(db, isCancelled)
      }
    }
    const end = performance.now() + waitMs
    while (!isCancelled() && performance.now() < end) await pause(100)
  }
  return EXIT.cancelled
}

async function main(): Promise<number> {
  const args = parseIngestArguments(process.argv.slice(2))
  if (typeof args === 'string') {
    const isHelp = args === 'help'
    process[isHelp ? 'stdout' : 'stderr'].write(isHelp ? `${USAGE}\n` : `${args}\n\n${USAGE}\n`)
    return isHelp ? EXIT.read : EXIT.usage
  }
  const db = await prepareDatabase()
  const isCancelled = cancelOnSignal()
  if (args.isWatching) return watch(db, args, isCancelled)
  const code = await tell(args, await ingest(db, args, { isCancelled }))
  if (!args.isDryRun) await makeSearchable(db, isCancelled)
  return code
}

/** The report is out: who stops here loses nothing, the next import or the server goes on. */
const makeSearchable = (db: Db, isCancelled: () => boolean) =>
  indexWaiting(db, {
    isEnough: isCancelled,
    onStart: () => process.stderr.write('Making the texts searchable …\n'),
  })

holdHeap()
main().then(
  (code) => process.exit(code),
  (error: unknown) => {
    process.stderr.write(`${explainFailure(error)}\n`)
    process.exit(EXIT.nothing)
  },
)
