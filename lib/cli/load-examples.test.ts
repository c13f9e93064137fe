import { beforeAll, expect, test } from 'vitest'
import { eq } from 'drizzle-orm'
import { experiment, imports } from '@/db/schema'
import { createTestDb } from '@/db/testing'
import type { Db } from '@/db/open-database'
import { listExperimentFigures } from '@/lib/analysis/figure/list-experiment-figures'
import { listExperiments } from '@/lib/analysis/experiment/list-experiments'
import { NO_OPTIONS } from '@/lib/domain/import'
import { addExperiment } from '@/db/writes/add-experiment'
import { addImport } from '@/lib/ingest/run/add-import'
import { summarizeBehaviors } from '@/lib/analysis/behavior/summarize-behaviors'
import { compareEffects } from '@/lib/analysis/effect/compare-effects'
import { viewRounds } from '@/lib/analysis/rounds/view-rounds'
import { viewTiming } from '@/lib/analysis/timing/view-timing'
import { DEFAULT_QUESTION } from '@/lib/cells/describe-contrast'
import { loadExamples } from './load-examples'

const PRINTED = ['masa', 'skillfactory', 'skillclaw', 'skilllearnbench']
const GENERATED = ['demo-evolution', 'demo-traces', 'demo']

async function load(db: Db) {
  const lines: string[] = []
  const loaded = await loadExamples(db, { log: (line) => lines.push(line) })
  return { loaded, lines }
}

const counts = async (db: Db, column: string, slug = 'demo') => {
  const { rows } = await db.$client.execute({
    sql: `SELECT ${column} AS name, count(*) AS n FROM trial t JOIN condition c ON c.id = t.condition_id
     JOIN experiment e ON e.id = t.experiment_id WHERE t.is_live = 1 AND e.slug = ? GROUP BY 1`,
    args: [slug],
  })
  return Object.fromEntries(rows.map((row) => [String(row.name), Number(row.n)]))
}

let db: Db
let first: Awaited<ReturnType<typeof load>>

beforeAll(async () => {
  db = await createTestDb()
  first = await load(db)
})

test('an empty database gets the published board, printed tables and the demos, once', async () => {
  expect(first.loaded).toEqual([
    'skillsbench-v1-1',
    'skillsbench-paper-v4',
    'skillsbench-paper-v2',
    ...PRINTED,
    ...GENERATED,
  ])
  const experiments = await db.select().from(experiment)
  expect(experiments.map(({ slug, kind, isGenerated }) => [slug, kind, isGenerated])).toEqual([
    ['skillsbench-v1-1', 'published', false],
    ['skillsbench-paper-v4', 'published', false],
    ['skillsbench-paper-v2', 'published', false],
    ...PRINTED.map((slug) => [slug, 'published', false]),
    ...GENERATED.map((slug) => [slug, 'logs', true]),
  ])
  expect(experiments[0]!.citation?.text).toContain('2602.12670')
  expect((await load(db)).loaded).toEqual([])
})

test('the importer reads all of the demo: conditions, statuses and use of skills as they were planned', async () => {
  expect(await counts(db, 'c.key')).toEqual({
    no_skills: 108,
    curated: 108,
    generated_before: 108,
  })
  expect(await counts(db, 't.status')).toEqual({
    ok: 313,
    agent_timeout: 7,
    agent_error: 1,
    infra_error: 2,
    missing_reward: 1,
  })
  const problems = await db.$client.execute(
    'SELECT code, count(*) AS n FROM import_problem GROUP BY 1',
  )
  // The broken sandbox never let the agent begin.
  expect(problems.rows.map((row) => [row.code, Number(row.n)])).toEqual([['trajectory_missing', 1]])
  const domains = await db.$client.execute(
    `SELECT domain, count(*) AS n FROM task t JOIN experiment e ON e.id = t.experiment_id
     WHERE e.slug = 'demo' GROUP BY 1 ORDER BY 1`,
  )
  expect(domains.rows.map((row) => [row.domain, Number(row.n)])).toEqual([
    ['Finance & Economics', 3],
    ['Industrial & Physical Systems', 2],
    ['Natural Science', 2],
    ['Office & White Collar', 2],
    ['Software Engineering', 3],
  ])
})

test('the demo of evolving skills has logs for effects, timing and rounds, with the texts of each', async () => {
  expect(await counts(db, 'c.kind', 'demo-evolution')).toEqual({
    ...{ no_skills: 24, curated: 72, generated_before: 48, generated_after: 48, evolved: 120 },
  })
  const effects = (await compareEffects(db, 'demo-evolution', {
    ...{ ...DEFAULT_QUESTION, baseline: null, facet: null },
  }))!
  expect(
    effects.sections.some(({ maps }) => maps.some(({ columns }) => columns.length === 3)),
  ).toBe(true)
  const timing = (await viewTiming(db, 'demo-evolution', DEFAULT_QUESTION))!
  expect(timing.logged!.arms.map(({ timing: when, authors }) => [when, ...authors])).toEqual([
    ['before', 'merle-2-large'],
    ['before', 'merle-2-mini'],
    ['after_any', 'merle-2-large'],
    ['after_success'],
  ])
  expect(timing.logged!.pair!.tasks).toMatchObject({ nPairs: 24, isMcNemar: false })
  // Each text that was written after an attempt repeats what its task asked; no other does.
  expect(timing.overlaps).toMatchObject({ nOverlaps: 8, nTexts: 32, nTasks: 8, nTasksLeftOut: 0 })
  for (const { condition, kind } of timing.overlaps!.items)
    expect([condition, kind]).toEqual([
      'skills generated after, by merle-2-large, own attempt',
      'instruction',
    ])
  const rounds = (await viewRounds(db, 'demo-evolution', {
    ...{ ...DEFAULT_QUESTION, by: null, rise: 0, threshold: null },
  }))!
  const [all] = rounds.groups[0]!.series
  expect(all!.points.map(({ round }) => round)).toEqual([1, 2, 3, 4, 5])
  // The third night refused its candidate: the texts stayed the same.
  expect(all!.changes.map(({ cause }) => cause)).toEqual([
    ...['new_text', 'new_text', 'retest', 'new_text', 'unknown'],
  ])
  expect(rounds.counts).toMatchObject({ nCandidates: 7, nAccepted: 5, nRejected: 2 })
})

test('the demo of traces has verdicts by size of the puzzle, right and wrong ones', async () => {
  const view = (await summarizeBehaviors(db, 'demo-traces', DEFAULT_QUESTION))!
  expect(view.traces.map(({ variant, nTrials }) => [variant, nTrials])).toEqual([
    ['countdown, 3 numbers', 40],
    ['countdown, 4 numbers', 40],
    ['countdown, 5 numbers', 40],
    [null, 120],
  ])
  const { verdicts } = view.traces.at(-1)!
  for (const count of Object.values(verdicts)) expect(count).toBeGreaterThan(0)
})

test('the list of experiments counts as many printed figures as their pages show', async () => {
  const listed = (await listExperiments(db)).filter(({ nFigures }) => nFigures > 0)
  expect(listed.map(({ slug }) => slug)).toContain('skillsbench-paper-v2')
  for (const { slug, nFigures } of listed)
    expect(nFigures, slug).toBe((await listExperimentFigures(db, slug))!.nFigures)
})

test('every printed table of the systems is there, with its source and as many entries a row as it has columns', async () => {
  const listed = await listExperiments(db)
  const counted = PRINTED.map((slug) => listed.find((one) => one.slug === slug)!.nPrintedTables)
  expect(counted).toEqual([13, 8, 3, 5])
  for (const slug of PRINTED) {
    const { tables } = (await listExperimentFigures(db, slug))!
    for (const { id, rows, rowDims, columns, source } of tables) {
      expect(source, id).not.toBe('')
      expect(new Set(rows.map((row) => row.length)), id).toEqual(
        new Set([rowDims.length + columns.length]),
      )
    }
  }
})

test('loading says as many printed figures as the pages show, and what the other rows are', () => {
  const said = first.lines
    .filter((line) => line.includes('paper'))
    .map((line) => line.split(': ')[1])
  expect(said).toEqual([
    expect.stringMatching(
      /^218 printed figures and 1 place where the source disagrees with itself,/,
    ),
    expect.stringMatching(
      /^214 printed figures and 9 places where the source disagrees with itself,/,
    ),
  ])
})

test('logs that were imported before the first start stay, also under the name of an example', async () => {
  const used = await createTestDb()
  await addImport(used, { slug: 'mine', options: NO_OPTIONS })
  await addExperiment(used, { slug: 'demo', name: 'Our own demo', kind: 'logs' })
  const { loaded } = await load(used)
  expect(loaded).toEqual([
    ...['skillsbench-v1-1', 'skillsbench-paper-v4', 'skillsbench-paper-v2'],
    ...PRINTED,
    ...['demo-evolution', 'demo-traces'],
  ])
  const [own] = await used.select().from(experiment).where(eq(experiment.slug, 'demo'))
  expect(own).toMatchObject({ name: 'Our own demo', isGenerated: false })
})

test('an example that was cut short is completed at the next start', async () => {
  await db.update(imports).set({ state: 'running' }).where(eq(imports.experimentSlug, 'demo'))
  expect((await load(db)).loaded).toEqual(['demo'])
  expect(await counts(db, 'c.kind')).toEqual({
    no_skills: 108,
    curated: 108,
    generated_before: 108,
  })
})

test('a deleted example stays deleted', async () => {
  await db.delete(experiment).where(eq(experiment.slug, 'demo'))
  expect((await load(db)).loaded).toEqual([])
})
