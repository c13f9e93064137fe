import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import type { Db } from '@/db/open-database'
import { experiment, imports } from '@/db/schema'
import { DEMO_SCALE } from '@/lib/demo/plan-trials'
import { NO_OPTIONS, type GivenCondition, type ImportReport } from '@/lib/domain/import'
import type { ImportJob } from '@/lib/ingest/run/import-job'
import { runImport } from '@/lib/ingest/run/run-import'
import { addImport } from '@/lib/ingest/run/add-import'
import { writeDemo, writeFiles } from '@/lib/bench/write-demo'
import { EVOLUTION_PARTS, type DemoPart } from '@/lib/demo/evolution/generate-evolution'
import { TRACE_PARTS } from '@/lib/demo/traces/generate-traces'
import { parseCondition } from '@/lib/domain/parse-condition'

interface Example {
  readonly slug: string
  readonly source: string
  readonly experiment: NonNullable<ImportJob['experiment']>
  /** Its deliveries, one after the other. */
  readonly parts: readonly ExamplePart[]
}

interface ExamplePart {
  /** What it is called beside the source of its example; null: it is all of it. */
  readonly name: string | null
  readonly condition: GivenCondition | null
  /** Gives the folder to import; a folder of its own making lies below `scratch`. */
  readonly folder: (scratch: string) => Promise<string>
}

/** One delivery whose files say all. */
const whole = (folder: ExamplePart['folder']): Example['parts'] => [
  { name: null, condition: null, folder },
]

const published = (name: string) => whole(async () => resolve('public/examples', name))

const generated = (slug: string, parts: readonly DemoPart[]): Example['parts'] =>
  parts.map(({ key, condition, files }) => ({
    name: key,
    condition: condition === null ? null : parseCondition(condition),
    folder: async (scratch) => {
      const folder = join(scratch, slug, key)
      await writeFiles(folder, files())
      return folder
    },
  }))

/** Systems of which papers and repositories print tables. */
const PRINTED = [
  { slug: 'masa', name: 'MASA' },
  { slug: 'skillfactory', name: 'SkillFactory' },
  { slug: 'skillclaw', name: 'SkillClaw' },
  { slug: 'skilllearnbench', name: 'SkillLearnBench' },
]

const EXAMPLES: readonly Example[] = [
  {
    slug: 'skillsbench-v1-1',
    source: 'public/examples/skillsbench-v1-1',
    experiment: { name: 'SkillsBench v1.1 (published)' },
    parts: published('skillsbench-v1-1'),
  },
  {
    slug: 'skillsbench-paper-v4',
    source: 'public/examples/skillsbench-paper-v4',
    experiment: { name: 'SkillsBench paper v4 (printed figures)' },
    parts: published('skillsbench-paper-v4'),
  },
  {
    slug: 'skillsbench-paper-v2',
    source: 'public/examples/skillsbench-paper-v2',
    experiment: { name: 'SkillsBench paper v2 (printed figures)' },
    parts: published('skillsbench-paper-v2'),
  },
  ...PRINTED.map(({ slug, name }) => ({
    slug,
    source: `public/examples/${slug}`,
    experiment: { name: `${name} (printed tables)` },
    parts: published(slug),
  })),
  {
    slug: 'demo-evolution',
    source: 'generated demo',
    experiment: {
      name: 'Evolving skills (generated)',
      description:
        'Generated: one skill at three lengths, texts of two authors written before and after solving, and a library over four nights. Invented tasks, models and logs. No finding.',
      isGenerated: true,
    },
    parts: generated('demo-evolution', EVOLUTION_PARTS),
  },
  {
    slug: 'demo-traces',
    source: 'generated demo',
    experiment: {
      name: 'Reasoning traces (generated)',
      description:
        'Generated: number puzzles with attempts, reflections and verdicts, by invented models. No finding.',
      isGenerated: true,
    },
    parts: generated('demo-traces', TRACE_PARTS),
  },
  // Last, so that it stands first on the start page, which begins with the latest import.
  {
    slug: 'demo',
    source: 'generated demo',
    experiment: {
      name: 'Demo',
      description:
        'Generated: invented tasks, models and logs that show what each page does. No finding.',
      isGenerated: true,
    },
    parts: whole(async (scratch) => {
      await writeDemo(join(scratch, 'demo'), DEMO_SCALE)
      return join(scratch, 'demo')
    }),
  },
]

/** Examples that this database never had whole, and whose slug nobody else has taken. */
async function missingExamples(db: Db): Promise<Example[]> {
  const past = await db
    .select({ origin: imports.origin, slug: imports.experimentSlug, state: imports.state })
    .from(imports)
  const taken = await db.select({ slug: experiment.slug }).from(experiment)
  return EXAMPLES.filter(({ slug, parts }) => {
    const own = past.filter((row) => row.slug === slug && row.origin === 'example')
    if (own.length === 0) return ![...past, ...taken].some((other) => other.slug === slug)
    const ended = own.filter(({ state }) => ['done', 'undoing', 'undone'].includes(state))
    return ended.length < parts.length
  })
}

/**
 * Loads the examples, through the real importer. Each is loaded once in a database's life: one that
 * somebody deleted stays deleted, one that was cut short is completed. Whatever else is there is
 * left alone. Gives the slugs it loaded.
 */
export async function loadExamples(
  db: Db,
  { log }: { log: (line: string) => void },
): Promise<string[]> {
  const missing = await missingExamples(db)
  if (missing.length === 0) return []
  const scratch = await mkdtemp(join(tmpdir(), 'skillscope-examples-'))
  const loaded: string[] = []
  try {
    for (const example of missing) {
      const reports = await importExample(db, example, scratch)
      log(describe(example, reports))
      if (reports) loaded.push(example.slug)
    }
  } finally {
    await rm(scratch, { recursive: true, force: true })
  }
  return loaded
}

/** Imports every delivery of an example; null where one of them could not be. */
async function importExample(
  db: Db,
  { slug, source, experiment: identity, parts }: Example,
  scratch: string,
): Promise<ImportReport[] | null> {
  const reports: ImportReport[] = []
  for (const { name, condition, folder } of parts) {
    const job = { slug, options: { ...NO_OPTIONS, condition } }
    const outcome = await runImport(db, {
      ...job,
      importId: null,
      openRow: () =>
        addImport(db, {
          ...job,
          source: name === null ? source : `${source}: ${name}`,
          origin: 'example',
        }),
      paths: [await folder(scratch)],
      isDryRun: false,
      experiment: identity,
    })
    if (outcome?.state !== 'done') return null
    reports.push(outcome.report)
  }
  return reports
}

/** A line for whoever starts the server, which starts without an example rather than not at all. */
function describe({ experiment: { name } }: Example, reports: ImportReport[] | null): string {
  if (!reports) return `The example “${name}” could not be loaded.`
  const sum = (pick: (report: ImportReport) => number | undefined) =>
    reports.reduce((total, report) => total + (pick(report) ?? 0), 0)
  const trials = sum((report) => report.trials.added)
  const [figures, tables] = [sum((report) => report.figures), sum((report) => report.tables)]
  const contradictions = sum((report) => report.contradictions)
  const cells = reports[0]?.cells
  const ofTrials = cells ? `${cells.added} cells of ${trials} trials` : `${trials} trials`
  const places = contradictions === 1 ? 'place' : 'places'
  const printed = `${figures} printed figures${contradictions > 0 ? ` and ${contradictions} ${places} where the source disagrees with itself` : ''}`
  const count =
    trials > 0 ? ofTrials : figures ? printed : tables ? `${tables} printed tables` : ofTrials
  return `Loaded “${name}”: ${count}, ${(sum(({ durationMs }) => durationMs) / 1000).toFixed(1)} s`
}
