import type { Db } from '@/db/open-database'
import type { ImportReport } from '@/lib/domain/import'
import type { LogProblem } from '@/lib/domain/problem'
import { ImportFailure } from './import-failure'
import { ProblemTally } from './problem-tally'
import type { ImportWatch, LogsDelivery, LogsTarget } from './import-logs'
import type { LogFile } from '@/lib/ingest/open/log-file'
import {
  parseCells,
  parseTasks,
  type PublishedCell,
} from '@/lib/ingest/formats/containers/published-tables/published-cells'
import { parseFigures } from '@/lib/ingest/formats/containers/published-tables/published-figures'
import {
  readTable,
  type PublishedTables,
  type TableRow,
} from '@/lib/ingest/formats/containers/published-tables/find-published-tables'
import {
  planCells,
  storePublished,
  type PublishedBatch,
  type PublishedPlan,
} from '@/lib/ingest/store/store-published'

type Read = PublishedBatch & { readonly problems: readonly LogProblem[] }

async function rowsOf(file: LogFile | null): Promise<{ rows: TableRow[]; problems: LogProblem[] }> {
  return file ? readTable(file) : { rows: [], problems: [] }
}

async function readCitation(file: LogFile | null): Promise<PublishedBatch['citation']> {
  if (!file) return null
  try {
    const value = JSON.parse((await file.read()).toString('utf8')) as {
      text?: unknown
      url?: unknown
    }
    if (typeof value?.text !== 'string') return null
    const url = typeof value.url === 'string' && /^https:\/\//.test(value.url) ? value.url : null
    return { text: value.text, url }
  } catch (error) {
    if (error instanceof SyntaxError) return null
    throw error
  }
}

async function readTables({ cells, figures, tasks, citation }: PublishedTables): Promise<Read> {
  const cellRows = await rowsOf(cells)
  const figureRows = await rowsOf(figures)
  const taskRows = await rowsOf(tasks)
  const parsedCells = parseCells(cellRows.rows, cells?.path ?? '')
  const parsedFigures = parseFigures(figureRows.rows, figures?.path ?? '')
  return {
    cells: parsedCells.cells,
    figures: figures ? parsedFigures.figures : null,
    tasks: parseTasks(taskRows.rows),
    citation: await readCitation(citation),
    problems: [
      ...cellRows.problems,
      ...figureRows.problems,
      ...taskRows.problems,
      ...parsedCells.problems,
      ...parsedFigures.problems,
    ],
  }
}

const count = (cells: readonly PublishedCell[]) =>
  cells.reduce((sum, { nTrials }) => sum + nTrials, 0)

const groupTrials = <K>(cells: readonly PublishedCell[], keyOf: (cell: PublishedCell) => K) => {
  const groups = new Map<string, { key: K; trials: number }>()
  for (const cell of cells) {
    const text = JSON.stringify(keyOf(cell))
    const group = groups.get(text) ?? { key: keyOf(cell), trials: 0 }
    group.trials += cell.nTrials
    groups.set(text, group)
  }
  return [...groups.values()].map(({ key, trials }) => ({ ...key, trials }))
}

function reportOf(
  { cells, tasks, figures }: Read,
  plan: PublishedPlan,
  problems: ImportReport['problems'],
  domains: Readonly<Record<string, string>>,
  facts: Pick<ImportReport, 'isDryRun' | 'files' | 'bytes' | 'durationMs'>,
): ImportReport {
  const names = new Set([...cells.map(({ task }) => task), ...tasks.map(({ name }) => name)])
  return {
    kind: 'published',
    ...facts,
    trials: {
      added: count(plan.added),
      replaced: count(plan.replaced),
      unchanged: count(plan.unchanged),
    },
    cells: {
      added: plan.added.length,
      replaced: plan.replaced.length,
      unchanged: plan.unchanged.length,
    },
    figures: figures?.length ?? 0,
    redactions: {},
    problems,
    statuses: [],
    conditions: groupTrials(cells, ({ condition: { key, label } }) => ({
      key,
      label,
      source: 'recorded',
    })),
    inferred: [],
    configurations: groupTrials(cells, ({ harness, model, effort }) => ({
      harness,
      model,
      effort,
    })),
    tasks: names.size,
    tasksWithoutDomain: [...names]
      .filter((name) => !Object.hasOwn(domains, name))
      .sort()
      .slice(0, 200),
    toSet: { condition: 0, harness: 0, model: 0 },
  }
}

/** Imports a published table: cells with their n, tasks beside it, figures printed only as aggregates. */
export async function importPublished(
  db: Db,
  target: LogsTarget,
  { delivery, tables }: { delivery: LogsDelivery; tables: PublishedTables },
  watch: ImportWatch,
): Promise<{ report: ImportReport; isCancelled: boolean }> {
  const { condition, harness, model } = target.options
  if (condition ?? harness ?? model) {
    throw new ImportFailure(
      'A published table names condition, harness and model in its rows; leave them unset.',
    )
  }
  const start = Date.now()
  const read = await readTables(tables)
  const used = Object.values(tables).filter((file): file is LogFile => file !== null)
  const others = delivery.files.filter(
    (file) => !used.includes(file) && !/README(\.md)?$/i.test(file.path),
  )
  const problems: LogProblem[] = [
    ...delivery.problems,
    ...read.problems,
    ...others.map(({ path }) => ({
      code: 'unknown_format' as const,
      file: path,
      detail: 'beside a published table',
    })),
  ]
  const tally = new ProblemTally()
  await watch.onProblems(tally.add(problems))
  const isWorth = read.cells.length > 0 || (read.figures?.length ?? 0) > 0
  const experimentId = isWorth ? await target.experimentId() : null
  const ofTable = read.tasks.flatMap(({ name, domain }) =>
    domain ? [[name, domain] as const] : [],
  )
  const domains = { ...Object.fromEntries(ofTable), ...target.options.domains }
  const canStore = !target.isDryRun && experimentId !== null && target.importId !== null
  const plan = canStore
    ? await storePublished(
        db,
        { experimentId, importId: target.importId!, leaseHolder: target.leaseHolder, domains },
        read,
      )
    : await planCells(db, experimentId, read.cells)
  const facts = {
    isDryRun: target.isDryRun,
    files: delivery.files.length,
    bytes: delivery.bytes,
    durationMs: Date.now() - start,
  }
  const own = isWorth ? read : { ...read, tasks: [] }
  const report = reportOf(own, plan, tally.counts(), domains, facts)
  return { report, isCancelled: false }
}
