import type { ImportOptions, ImportReport } from '@/lib/domain/import'
import type { LogProblem } from '@/lib/domain/problem'
import { ImportFailure } from './import-failure'
import type { RunningImport } from './import-job'
import { CONTRADICTION } from '@/lib/domain/published-figure'
import { ProblemTally } from './problem-tally'
import type { Delivery } from '@/lib/ingest/open/open-delivery'
import type { PublishedContent } from '@/lib/ingest/formats/containers/published-tables'
import type { PublishedCell } from '@/lib/ingest/formats/containers/published-tables/published-cells'
import { planCells, storePublished, type PublishedPlan } from '@/lib/ingest/store/store-published'

type Read = PublishedContent

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
  { cells, tasks, figures, tables }: Read,
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
    figures: (figures ?? []).filter(({ scope }) => scope !== CONTRADICTION).length,
    contradictions: (figures ?? []).filter(({ scope }) => scope === CONTRADICTION).length,
    tables: tables?.length ?? 0,
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

const besideTable = (path: string): LogProblem => ({
  code: 'unknown_format',
  file: path,
  detail: 'beside a published table',
})

const domainsOf = (read: Read, given: ImportOptions['domains']) => {
  const ofTable = read.tasks.flatMap(({ name, domain }) =>
    domain ? [[name, domain] as const] : [],
  )
  return { ...Object.fromEntries(ofTable), ...given }
}

/** Imports a published table: cells with their n, tasks beside it, figures printed only as aggregates. */
export async function importPublished(
  session: RunningImport,
  delivery: Delivery,
  read: PublishedContent,
): Promise<ImportReport> {
  const { db, job } = session
  const { condition, harness, model, rewardKey, columns, rules } = job.options
  if ((condition ?? harness ?? model ?? rewardKey ?? columns) || rules?.length) {
    throw new ImportFailure(
      'A published table names condition, harness, model and reward in its rows; leave them unset, and set no rules.',
    )
  }
  const others = delivery.files.filter(
    (file) => !read.files.includes(file) && !/README(\.md)?$/i.test(file.path),
  )
  const problems: LogProblem[] = [
    ...delivery.problems,
    ...read.problems,
    ...others.map(({ path }) => besideTable(path)),
  ]
  const tally = new ProblemTally()
  await session.noteProblems(tally.add(problems))
  const isWorth = [read.cells, read.figures, read.tables].some((rows) => (rows?.length ?? 0) > 0)
  const { experimentId, importId, leaseHolder } = await session.target('published', isWorth)
  const domains = domainsOf(read, job.options.domains)
  const canStore = isWorth && !job.isDryRun && experimentId !== null && importId !== null
  const plan = canStore
    ? await storePublished(db, { experimentId, importId, leaseHolder, domains }, read)
    : await planCells(db, isWorth ? experimentId : null, read.cells)
  return reportOf(isWorth ? read : { ...read, tasks: [] }, plan, tally.counts(), domains, {
    isDryRun: job.isDryRun,
    files: delivery.files.length,
    bytes: delivery.bytes,
    durationMs: session.elapsedMs,
  })
}
