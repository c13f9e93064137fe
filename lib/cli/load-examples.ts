import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import type { Db } from '@/db/open-database'
import { experiment, imports } from '@/db/schema'
import { DEMO_SCALE } from '@/lib/demo/plan-trials'
import { NO_OPTIONS, type ImportReport } from '@/lib/domain/import'
import type { ImportJob } from '@/lib/ingest/run/import-job'
import { runImport } from '@/lib/ingest/run/run-import'
import { addImport } from '@/lib/ingest/run/add-import'
import { writeDemo } from '@/lib/bench/write-demo'

interface Example {
  readonly slug: string
  readonly source: string
  readonly experiment: NonNullable<ImportJob['experiment']>
  /** Gives the folder to import; a folder of its own making lies below `scratch`. */
  readonly folder: (scratch: string) => Promise<string>
}

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
    folder: async () => resolve('public/examples/skillsbench-v1-1'),
  },
  {
    slug: 'skillsbench-paper-v4',
    source: 'public/examples/skillsbench-paper-v4',
    experiment: { name: 'SkillsBench paper v4 (printed figures)' },
    folder: async () => resolve('public/examples/skillsbench-paper-v4'),
  },
  {
    slug: 'skillsbench-paper-v2',
    source: 'public/examples/skillsbench-paper-v2',
    experiment: { name: 'SkillsBench paper v2 (printed figures)' },
    folder: async () => resolve('public/examples/skillsbench-paper-v2'),
  },
  ...PRINTED.map(({ slug, name }) => ({
    slug,
    source: `public/examples/${slug}`,
    experiment: { name: `${name} (printed tables)` },
    folder: async () => resolve(`public/examples/${slug}`),
  })),
  {
    slug: 'demo',
    source: 'generated demo',
    experiment: {
      name: 'Demo',
      description:
        'Generated: invented tasks, models and logs that show what each page does. No finding.',
      isGenerated: true,
    },
    folder: async (scratch) => {
      await writeDemo(join(scratch, 'demo'), DEMO_SCALE)
      return join(scratch, 'demo')
    },
  },
]

/** Examples that this database never had whole, and whose slug nobody else has taken. */
async function missingExamples(db: Db): Promise<Example[]> {
  const past = await db
    .select({ origin: imports.origin, slug: imports.experimentSlug, state: imports.state })
    .from(imports)
  const taken = await db.select({ slug: experiment.slug }).from(experiment)
  return EXAMPLES.filter(({ slug }) => {
    const own = past.filter((row) => row.slug === slug && row.origin === 'example')
    if (own.length === 0) return ![...past, ...taken].some((other) => other.slug === slug)
    return !own.some(({ state }) => ['done', 'undoing', 'undone'].includes(state))
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
      const report = await importExample(db, example, scratch)
      log(describe(example, report))
      if (report) loaded.push(example.slug)
    }
  } finally {
    await rm(scratch, { recursive: true, force: true })
  }
  return loaded
}

async function importExample(
  db: Db,
  { slug, source, experiment: identity, folder }: Example,
  scratch: string,
): Promise<ImportReport | null> {
  const job = { slug, options: NO_OPTIONS }
  const outcome = await runImport(db, {
    ...job,
    importId: null,
    openRow: () => addImport(db, { ...job, source, origin: 'example' }),
    paths: [await folder(scratch)],
    isDryRun: false,
    experiment: identity,
  })
  return outcome?.state === 'done' ? outcome.report : null
}

/** A line for whoever starts the server, which starts without an example rather than not at all. */
function describe({ experiment: { name } }: Example, report: ImportReport | null): string {
  if (!report) return `The example “${name}” could not be loaded.`
  const { trials, cells, figures, tables, contradictions = 0, durationMs } = report
  const ofTrials = cells
    ? `${cells.added} cells of ${trials.added} trials`
    : `${trials.added} trials`
  const places = contradictions === 1 ? 'place' : 'places'
  const printed = `${figures} printed figures${contradictions > 0 ? ` and ${contradictions} ${places} where the source disagrees with itself` : ''}`
  const count =
    trials.added > 0 ? ofTrials : figures ? printed : tables ? `${tables} printed tables` : ofTrials
  return `Loaded “${name}”: ${count}, ${(durationMs / 1000).toFixed(1)} s`
}
