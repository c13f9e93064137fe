// An experiment that is being deleted is found nowhere, as long as its rows are still there; whoever
// works on the queue of imports next removes them.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { Db } from '@/db/open-database'
import { createTestDb, expectSound } from '@/db/testing'
import { addExperiment } from '@/db/writes/add-experiment'
import { diffTrials } from '@/lib/analysis/diff/diff-trials'
import { getExperiment } from '@/lib/analysis/experiment/get-experiment'
import { getExperimentSettings } from '@/lib/analysis/experiment/get-experiment-settings'
import { listExperimentNames } from '@/lib/analysis/experiment/list-experiment-names'
import { listExperiments } from '@/lib/analysis/experiment/list-experiments'
import { getImport } from '@/lib/analysis/import/get-import'
import { hasTask } from '@/lib/analysis/task/has-task'
import { getTrial } from '@/lib/analysis/trial/get-trial'
import { listSpans } from '@/lib/analysis/trial/list-spans'
import { findTrial } from '@/lib/analysis/trial/list-steps'
import { deleteExperiment } from '@/lib/change/delete-experiment'
import { NO_OPTIONS } from '@/lib/domain/import'
import { addImport } from '@/lib/ingest/run/add-import'
import { undoImport } from '@/lib/ingest/run/undo-import'
import { storeBatch } from '@/lib/ingest/store/store-batch'
import { makeNewTrial } from '@/lib/trajectory/testing'
import { nothingMet } from '@/lib/ingest/store/met-so-far'

async function makeStored() {
  const db = await createTestDb()
  const slug = 'exp'
  const { id: experimentId } = await addExperiment(db, { slug, name: 'Exp', kind: 'logs' })
  const options = NO_OPTIONS
  const importId = await addImport(db, {
    slug,
    uid: 'delivery',
    experimentId,
    options,
    state: 'done',
  })
  const target = { experimentId, originSlug: slug, importId, options }
  const span = { kind: 'retry', firstStep: 1, lastStep: 1, data: { tries: 2 } }
  const trials = [makeNewTrial('a', { spans: [span] }), makeNewTrial('b', { kind: 'curated' })]
  await storeBatch(db, { ...target, met: nothingMet(), leaseHolder: null }, { trials, tasks: [] })
  const { rows } = await db.$client.execute('SELECT uid FROM trial ORDER BY id')
  return { db, uids: rows.map((row) => String(row.uid)) as [string, string] }
}

/** Everything that leads to the experiment, by its slug `slug` and the permalinks of its trials. */
async function lookFor(db: Db, slug: string, [a, b]: [string, string]) {
  const { left, right } = await diffTrials(db, { left: a, right: b })
  return {
    listed: (await listExperiments(db)).length,
    named: (await listExperimentNames(db)).length,
    found: (await getExperiment(db, slug)) !== null,
    settings: (await getExperimentSettings(db, slug)) !== null,
    task: await hasTask(db, slug, 'sum-a-column'),
    trial: (await getTrial(db, a)) !== null,
    steps: (await findTrial(db, a)) !== null,
    spans: await listSpans(db, a),
    diff: left !== null && right !== null,
  }
}

const NOTHING = {
  ...{ listed: 0, named: 0, found: false, settings: false, task: false },
  ...{ trial: false, steps: false, spans: [], diff: false },
}

test('a deleted experiment is found nowhere while its rows are still there', async () => {
  const { db, uids } = await makeStored()
  expect(await lookFor(db, 'exp', uids)).toEqual({
    ...{ listed: 1, named: 1, found: true, settings: true, task: true },
    ...{ trial: true, steps: true, diff: true },
    spans: [{ kind: 'retry', firstStep: 1, lastStep: 1, data: { tries: 2 } }],
  })
  expect(await deleteExperiment(db, 'exp', 'exp')).toBeNull()
  expect((await db.$client.execute('SELECT count(*) AS n FROM trial')).rows[0]!.n).toBe(2)
  const { rows } = await db.$client.execute('SELECT slug FROM experiment')
  for (const slug of ['exp', String(rows[0]!.slug)])
    expect(await lookFor(db, slug, uids)).toEqual(NOTHING)
  // Its delivery stays in the list of deliveries, with nothing to take back.
  expect(await getImport(db, 'delivery')).toMatchObject({ state: 'done', experiment: 'exp' })
  expect(await undoImport(db, 'delivery')).toBe('This import stored nothing.')
})

test('the import process goes on with what was being deleted when it was killed', async () => {
  const { db } = await makeStored()
  await deleteExperiment(db, 'exp', 'exp')
  await db.$client.execute("DELETE FROM trial WHERE log_id = 'a'")
  const env = {
    ...process.env,
    DATABASE_URL: db.url,
    SKILLSCOPE_DATA: mkdtempSync(join(tmpdir(), 'skillscope-test-')),
  }
  const worker = spawn(process.execPath, ['lib/compile/run.mjs', 'lib/server/import-worker.ts'], {
    env,
  })
  expect(await once(worker, 'exit')).toEqual([0, null])
  expect((await db.$client.execute('SELECT * FROM experiment')).rows).toEqual([])
  expect((await db.$client.execute('SELECT * FROM trial')).rows).toEqual([])
  await expectSound(db)
})
