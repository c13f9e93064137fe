// Writes of every kind, in any order, over two experiments: what is remembered of an experiment is
// what would be computed afresh, and nothing of the other one is computed again.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { openDatabase, type Db } from '@/db/open-database'
import { createTestDb, expectSound } from '@/db/testing'
import { listExperiments } from '@/lib/analysis/experiment/list-experiments'
import { listFindings } from '@/lib/analysis/experiment/list-findings'
import { loadCells } from '@/lib/analysis/cell-table/load-cells'
import { askAll } from './testing'
import { plainCondition } from '@/lib/domain/condition'
import { NO_OPTIONS } from '@/lib/domain/import'
import type { NewTrial } from '@/lib/domain/new-trial'
import { makeNewTrial } from '@/lib/trajectory/testing'
import { ImportFailure } from '@/lib/ingest/run/import-failure'
import { deleteExperiment } from '@/lib/change/delete-experiment'
import { renameExperiment } from '@/lib/change/rename-experiment'
import { setBaseline } from '@/lib/change/set-baseline'
import type { parseDelivery } from '@/lib/ingest/run/parse-delivery'
import type { ImportJob } from '@/lib/ingest/run/import-job'
import { runImport } from '@/lib/ingest/run/run-import'
import { setConditions } from '@/lib/change/set-conditions'
import { setDomains } from '@/db/writes/set-domains'
import { getExperimentIdentity } from '@/db/writes/add-experiment'
import { addImport, newImportUid } from '@/lib/ingest/run/add-import'
import { withFolder } from '@/lib/ingest/testing'
import { undoImport } from '@/lib/ingest/run/undo-import'
import { removeDeleted } from '@/db/writes/delete-experiments'
import { rebuildCells } from '@/db/writes/recount-cells'
import { watchVersions } from '@/lib/cli/testing'

/** What is held of an experiment, by identity: the same objects mean that nothing was computed again. */
async function heldOf(db: Db, slug: string) {
  const { id } = (await getExperimentIdentity(db, slug))!
  const listed = (await listExperiments(db)).find((one) => one.slug === slug)!
  const { compareConditions, compareModels } = await askAll(db, slug)
  return [await loadCells(db, id), listed.headline, compareConditions, compareModels]
}

interface Place {
  readonly db: Db
  /** One of two names: that of the experiment, wherever it was renamed to. */
  readonly slug: string
  readonly draw: (below: number) => number
}

const parseTestTrials: typeof parseDelivery = async function* (files) {
  for (const file of files) {
    const trial = JSON.parse((await file.read()).toString()) as NewTrial
    yield { kind: 'trial', trial }
  }
}

async function deliver(
  { db, slug }: Place,
  files: Record<string, string>,
  parse?: ImportJob['parse'],
) {
  const job = { slug, options: NO_OPTIONS }
  const importing = withFolder(files, (folder) =>
    runImport(db, {
      ...job,
      importId: null,
      openRow: () => addImport(db, { ...job, uid: newImportUid(), state: 'queued' }),
      paths: [folder],
      isDryRun: false,
      ...(parse ? { parse } : {}),
    }),
  )
  await importing.catch((error: unknown) => {
    // Logs and published cells are kept apart; then nothing is to be stored.
    if (!(error instanceof ImportFailure)) throw error
  })
}

const KINDS = ['no_skills', 'curated', 'unknown'] as const

function drawTrial(draw: Place['draw']): NewTrial {
  const kind = KINDS[draw(3)]!
  const [task, model, attempt, reward] = [draw(3), draw(2), draw(3), draw(5) / 4]
  return makeNewTrial(`${kind}-${task}-${model}-${attempt}`, {
    kind,
    reward,
    contentHash: `reward ${reward}`,
    taskName: `task-${task}`,
    model: `model-${model}`,
    jobName: `job-${attempt}`,
    costUsd: reward,
  })
}

const idOf = async ({ db, slug }: Place) => (await getExperimentIdentity(db, slug))?.id

/** Every way to change what an experiment answers. */
const WRITES: Record<string, (place: Place) => Promise<unknown>> = {
  logs: (place) => {
    const trials = Array.from({ length: 12 }, () => drawTrial(place.draw))
    const files = trials.map((trial, at) => [`t${at}.json`, JSON.stringify(trial)])
    return deliver(place, Object.fromEntries(files), parseTestTrials)
  },
  published: (place) => {
    const rows = ['no_skills', 'curated'].map((condition) => {
      const passed = place.draw(5)
      return `task-0,h,model-0,${condition},${passed / 4},4,${passed},${passed}`
    })
    const head = 'task,harness,model,condition,mean_reward,n_trials,n_reward_gt_0,n_reward_eq_1'
    return deliver(place, { 'cells.csv': [head, ...rows].join('\n') })
  },
  undo: async ({ db, slug, draw }) => {
    const { rows } = await db.$client.execute(
      "SELECT uid FROM import WHERE experiment_slug = ? AND state = 'done' ORDER BY id DESC",
      [slug],
    )
    const row = rows[draw(Math.min(2, rows.length))]
    if (row) await undoImport(db, String(row.uid))
  },
  domains: async (place) => {
    const id = await idOf(place)
    if (id) await setDomains(place.db, id, { 'task-0': `Domain ${place.draw(3)}` })
  },
  conditions: async (place) => {
    const id = await idOf(place)
    const groups = [{ conditionKey: 'unknown', jobName: `job-${place.draw(3)}` }]
    const condition = plainCondition(KINDS[place.draw(2)]!)
    if (id) await setConditions(place.db, id, groups, condition)
  },
  baseline: ({ db, slug, draw }) => setBaseline(db, slug, [null, 'no_skills', 'curated'][draw(3)]!),
  rename: async (place) => {
    const { db, slug, draw } = place
    const name = `Name ${draw(9)}`
    // There and back, so that the experiment keeps the name this test calls it by.
    await renameExperiment(db, slug, { slug: `${slug}-moved`, name, description: null })
    await renameExperiment(db, slug, { slug, name, description: name })
  },
  remove: ({ db, slug }) => deleteExperiment(db, slug, slug),
  rebuild: async (place) => {
    const id = await idOf(place)
    if (id) await rebuildCells(place.db, id)
  },
}

const SLUGS = ['one', 'two'] as const

const place = (slugs: readonly string[] = SLUGS) =>
  fc.record({ slug: fc.constantFrom(...slugs), draws: fc.infiniteStream(fc.nat(2 ** 20)) })

const placed = (kinds: fc.Arbitrary<string>, slug: string) =>
  fc.tuple(kinds, place([slug])).map(([kind, rest]) => ({ kind, ...rest }))

const AFTER = [...Object.keys(WRITES), 'logs', 'logs', 'conditions']

/** Something comes into both; then every kind of write, in any order, to either. */
const STEPS = fc
  .tuple(
    placed(fc.constantFrom('logs', 'published'), 'one'),
    placed(fc.constantFrom('logs', 'published'), 'two'),
    fc.shuffledSubarray(AFTER, { minLength: AFTER.length }),
    fc.array(place(), { minLength: AFTER.length, maxLength: AFTER.length }),
  )
  .map(([one, two, kinds, places]) => [
    ...[one, two],
    ...kinds.map((kind, at) => ({ kind, ...places[at]! })),
  ])

test('answers are fresh after every write, and those of the other experiment are kept', async () => {
  const changed = new Set<string>()
  let compared = 0
  await fc.assert(
    fc.asyncProperty(STEPS, async (steps) => {
      const db = await createTestDb()
      const reader = openDatabase(db.url)
      const watch = await watchVersions(db, reader)
      for (const { kind, slug, draws } of steps) {
        const other = slug === 'one' ? 'two' : 'one'
        const isThere = (await getExperimentIdentity(db, other)) !== null
        const kept = isThere ? await heldOf(db, other) : []
        const draw = (below: number) => Number(draws.next().value) % below
        if ((await watch(() => WRITES[kind]!({ db, slug, draw }))).includes(slug)) changed.add(kind)
        if (isThere) {
          const held = await heldOf(db, other)
          held.forEach((one, at) => expect(one).toBe(kept[at]))
          compared += 1
        }
        const fresh = openDatabase(db.url)
        expect(await listExperiments(db)).toEqual(await listExperiments(fresh))
        expect(await listFindings(db)).toEqual(await listFindings(fresh))
        for (const one of SLUGS)
          expect(await askAll(db, one), `${kind} ${one}`).toEqual(await askAll(fresh, one))
        fresh.$client.close()
      }
      await removeDeleted(db, null)
      await expectSound(db)
      reader.$client.close()
      db.$client.close()
    }),
    { seed: 3, numRuns: 6 },
  )
  // Cells that were kept up to date are what making them anew gives.
  const others = Object.keys(WRITES).filter((kind) => kind !== 'rebuild')
  expect([...changed].sort()).toEqual(others.sort())
  expect(compared).toBeGreaterThan(40)
}, 600_000)
