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
import { setBaseline } from '@/lib/change/set-baseline'
import { writeDemo } from '@/lib/bench/write-demo'
import { NO_OPTIONS } from '@/lib/domain/import'
import { addImport } from '@/lib/ingest/run/add-import'
import { indexWaiting } from '@/lib/ingest/run/index-waiting'
import { runImport } from '@/lib/ingest/run/run-import'
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
