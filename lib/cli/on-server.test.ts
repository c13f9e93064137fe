// The same build on a libSQL server: what was imported there answers every question as it does from a file.
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { checkDatabase } from '@/db/checks/check-database'
import { migrateDatabase } from '@/db/migrate-database'
import { onlyReading } from '@/db/database-door'
import { openDatabase, openWriter, type Db } from '@/db/open-database'
import { createTestDb } from '@/db/testing'
import { diffTrials } from '@/lib/analysis/diff/diff-trials'
import { exportExperiment, findExported } from '@/lib/analysis/export/export-experiment'
import { listSteps } from '@/lib/analysis/trial/list-steps'
import { findByName } from '@/lib/analysis/find/find-by-name'
import { parseChange } from '@/lib/change/parse-change'
import { makeChanges, undoChange } from '@/lib/change/review-changes'
import { setBaseline } from '@/lib/change/set-baseline'
import { writeDemo } from '@/lib/bench/write-demo'
import { NO_OPTIONS } from '@/lib/domain/import'
import { addImport } from '@/lib/ingest/run/add-import'
import { indexWaiting } from '@/lib/ingest/run/index-waiting'
import { runImport } from '@/lib/ingest/run/run-import'
import { hardToPack, makeStoreIn } from '@/lib/ingest/store/testing-store'
import { makeNewTrial, makeStep } from '@/lib/trajectory/testing'
import { answerQuestion } from '@/lib/server/questions'
import { askAll } from '@/lib/server/testing'
import { findSqld, startSqld } from './sqld.mjs'
import { copyOnce } from './testing-copy'

const SCALE = { seed: 11, taskCopies: 1, attempts: 1 }

async function importInto(db: Db, slug: string, folder: string) {
  const job = { slug, options: NO_OPTIONS }
  const outcome = await runImport(db, {
    ...{ ...job, importId: null, paths: [folder], isDryRun: false },
    openRow: () => addImport(db, { ...job, uid: `of-${slug}` }),
  })
  await indexWaiting(db)
  return outcome!
}

/** Answers without what differs by the moment of an import: its times. */
const withoutTimes = (answer: unknown): unknown =>
  JSON.parse(
    JSON.stringify(answer, (key, value: unknown) =>
      /(At|Version|^durationMs)$/.test(key) ? null : value,
    ),
  )

describe.skipIf(findSqld() === null)('on a libSQL server', () => {
  let server: Awaited<ReturnType<typeof startSqld>>
  let remote: Db
  let local: Db

  beforeAll(async () => {
    const folder = await mkdtemp(join(tmpdir(), 'skillscope-sqld-'))
    server = await startSqld(join(folder, 'data'))
    remote = await openWriter(server.url)
    await migrateDatabase(remote)
    local = await createTestDb()
    await writeDemo(join(folder, 'demo'), SCALE)
    for (const db of [local, remote]) {
      await importInto(db, 'board', 'public/examples/skillsbench-v1-1')
      await importInto(db, 'demo', join(folder, 'demo'))
    }
  })
  afterAll(() => server.stop())

  test('what was imported is sound', async () => {
    expect(await checkDatabase(remote)).toEqual([])
  })

  test.each(['board', 'demo'])(
    'every question about %s is answered as from a file',
    async (slug) => {
      const { rows } = await local.$client.execute({
        sql: `SELECT (SELECT name FROM task WHERE experiment_id = e.id ORDER BY name LIMIT 1) AS task,
        (SELECT name FROM skill WHERE experiment_id = e.id ORDER BY name LIMIT 1) AS skill
        FROM experiment e WHERE slug = ?`,
        args: [slug],
      })
      const named = { task: String(rows[0]!.task), skill: String(rows[0]!.skill), text: 'the' }
      const there = withoutTimes(await askAll(remote, slug, named))
      expect(there).toEqual(withoutTimes(await askAll(local, slug, named)))
      for (const name of ['listExperiments', 'listFindings'] as const)
        expect(withoutTimes(await answerQuestion(remote, name, []))).toEqual(
          withoutTimes(await answerQuestion(local, name, [])),
        )
    },
  )

  test('corrections of reviewers do there what they do in a file, and the whole is exported alike', async () => {
    const { rows } = await local.$client.execute(
      `SELECT t.uid, k.name FROM trial t JOIN task k ON k.id = t.task_id JOIN experiment e ON e.id = t.experiment_id
        WHERE e.slug = 'demo' ORDER BY t.uid LIMIT 3`,
    )
    const trials = rows.map((row) => String(row.uid))
    const changes = [
      { kind: 'exclude', trials: trials.slice(0, 1) },
      { kind: 'condition', trials: trials.slice(1, 2), to: 'curated: old' },
      { kind: 'status', trials: trials.slice(2), to: 'infra_error' },
      { kind: 'domain', tasks: [rows[0]!.name], to: 'Law' },
    ]
    const exported = []
    for (const db of [local, remote]) {
      for (const value of changes) {
        const parsed = parseChange({ reason: 'looked at it', ...value })
        if (typeof parsed === 'string') throw new Error(parsed)
        const made = await makeChanges(db, 'demo', parsed)
        if (typeof made === 'string') throw new Error(made)
        if (value.kind === 'exclude') await undoChange(db, 'demo', made.ids[0]!)
      }
      const found = await findExported(db, 'demo')
      if (found === null || typeof found === 'string') throw new Error('Nothing to export.')
      const lines: unknown[] = []
      // Ids of changes are drawn.
      for await (const line of exportExperiment(db, found))
        lines.push(
          withoutTimes('kind' in line && line.kind === 'change' ? { ...line, uid: null } : line),
        )
      exported.push(lines)
    }
    expect(exported[1]).toEqual(exported[0])
    expect(await checkDatabase(remote)).toEqual([])
    const [left, right] = trials
    const diffs = await Promise.all(
      [remote, local].map((db) => diffTrials(db, { left: left!, right: right! })),
    )
    expect(withoutTimes(diffs[0]!.alignment?.stops)).toEqual(
      withoutTimes(diffs[1]!.alignment?.stops),
    )
    expect(await findByName(remote, 'a')).toEqual(await findByName(local, 'a'))
  })

  test('a step that packs to more than the server takes as one value is stored and read', async () => {
    const { deliver } = await makeStoreIn(remote)
    const steps = [makeStep(1, 'short'), makeStep(2, hardToPack(16_000_000))]
    await deliver([makeNewTrial('large', { steps })])
    const { rows } = await remote.$client.execute("SELECT id FROM trial WHERE log_id = 'large'")
    expect(await listSteps(remote, { trialId: Number(rows[0]!.id) })).toEqual(steps)
    expect(await checkDatabase(remote)).toEqual([])
  })

  // Last: it takes the server away.
  test('a copy answers the same when its server is down, and nothing is written to it', async () => {
    const data = await mkdtemp(join(tmpdir(), 'skillscope-copy-'))
    expect(await copyOnce(data, server.url)).toBe(0)
    const answer = withoutTimes(await askAll(remote, 'demo'))
    await server.stop()
    const copy = openDatabase(`file:${join(data, 'copy.db')}`, undefined, onlyReading)
    expect(withoutTimes(await askAll(copy, 'demo'))).toEqual(answer)
    const rename = () => setBaseline(copy, 'demo', 'curated')
    await expect(rename()).rejects.toThrow('This server only reads a copy')
    expect(await copyOnce(data, server.url)).not.toBe(0)
  })
})
