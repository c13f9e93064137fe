import { expect, test } from 'vitest'
import { soundDatabases } from '@/db/testing'
import { NO_OPTIONS } from '@/lib/domain/import'
import { explainFailure } from './import-failure'
import type { parseDelivery } from './parse-delivery'
import { withFolder } from '@/lib/ingest/testing'
import { makeNewTrial } from '@/lib/trajectory/testing'
import { addImport, newImportUid } from './add-import'
import { runImport } from './run-import'
import { count, deliver, parseTestTrials, trialFiles } from './testing-import'
import { undoImport } from './undo-import'

const EXAMPLE = 'public/examples/skillsbench-v1-1'

const makeDb = soundDatabases()

const failParse: typeof parseDelivery = async function* (files) {
  yield* parseTestTrials(files.slice(0, 350))
  throw Object.assign(new Error('no space left on device'), { code: 'ENOSPC' })
}

test('a dry run says what would come and writes nothing', () =>
  withFolder(
    trialFiles(3, {
      condition: {
        ...makeNewTrial('x').condition,
        source: 'inferred',
        rule: 'folder_name',
        evidence: 'no-skills',
      },
    }),
    async (folder) => {
      const db = await makeDb()
      const { outcome } = await deliver(db, [folder], { isDryRun: true })
      expect(outcome.report.trials).toEqual({ added: 3, replaced: 0, unchanged: 0 })
      expect(outcome.report.inferred).toMatchObject([
        { rule: 'folder_name', conditionKey: 'no_skills', trials: 3, evidence: 'no-skills' },
      ])
      expect(await count(db, 'experiment')).toBe(0)
      expect(await count(db, 'trial')).toBe(0)
      expect(await count(db, 'lease')).toBe(0)
    },
  ))

test('an import that stops half way keeps what it stored, and run again adds only the rest', () =>
  withFolder(trialFiles(600), async (folder) => {
    const db = await makeDb()
    const importId = await addImport(db, {
      slug: 'exp',
      options: NO_OPTIONS,
      origin: 'api',
      state: 'queued',
    })
    const job = { importId, slug: 'exp', paths: [folder], options: NO_OPTIONS, isDryRun: false }
    const error = await runImport(db, { ...job, parse: failParse }).catch(
      (caught: unknown) => caught,
    )
    expect(explainFailure(error)).toContain('The disk is full')
    expect(await count(db, 'trial')).toBe(250)
    expect(await count(db, 'lease')).toBe(0)
    const outcome = await runImport(db, { ...job, parse: parseTestTrials })
    expect(outcome!.report.trials).toEqual({ added: 600, replaced: 0, unchanged: 0 })
    expect(await count(db, 'trial')).toBe(600)
  }))

test('a full database gives a clear line and keeps what was stored', () =>
  withFolder(trialFiles(600, { exceptionMessage: 'x'.repeat(2000) }), async (folder) => {
    const db = await makeDb()
    const { rows } = await db.$client.execute('PRAGMA page_count')
    await db.$client.execute(`PRAGMA max_page_count = ${Number(rows[0]!.page_count) + 450}`)
    const error = await deliver(db, [folder]).catch((caught: unknown) => caught)
    expect(explainFailure(error)).toContain('The disk is full')
    const stored = await count(db, 'trial')
    expect(stored).toBe(250)
    expect((await db.$client.execute('PRAGMA integrity_check')).rows[0]).toMatchObject({
      integrity_check: 'ok',
    })
    await db.$client.execute('PRAGMA max_page_count = 1000000')
    expect((await deliver(db, [folder])).outcome.report.trials).toEqual({
      added: 600 - stored,
      replaced: 0,
      unchanged: stored,
    })
  }))

test('a cancelled import keeps its batches and can be undone', () =>
  withFolder(trialFiles(600), async (folder) => {
    const db = await makeDb()
    let hasBegun = false
    const { outcome, uid } = await deliver(db, [folder], {
      onProgress: () => (hasBegun = true),
      isCancelled: () => hasBegun,
    })
    expect(outcome.state).toBe('cancelled')
    expect(await count(db, 'trial')).toBe(250)
    expect(await undoImport(db, uid)).toBeNull()
    expect([await count(db, 'trial'), await count(db, 'cell'), await count(db, 'task')]).toEqual([
      0, 0, 0,
    ])
    expect(await undoImport(db, uid)).toBe('This import is undone already.')
  }))

test('an import cancelled before there is a batch to ask between ends at once, with nothing stored', () =>
  withFolder(trialFiles(3), async (folder) => {
    const db = await makeDb()
    const uid = newImportUid()
    const options = NO_OPTIONS
    const importId = await addImport(db, { uid, slug: 'exp', options, state: 'queued' })
    await db.$client.execute('UPDATE import SET is_cancel_wanted = 1')
    const job = { importId, slug: 'exp', paths: [folder], options, isDryRun: false }
    const outcome = await runImport(db, { ...job, parse: parseTestTrials })
    expect(outcome).toMatchObject({ state: 'cancelled', report: { files: 0 } })
    expect(await count(db, 'experiment')).toBe(0)
    expect(await count(db, 'import', "state = 'cancelled'")).toBe(1)
  }))

test('an import is stopped also while formats look for what is theirs', () =>
  withFolder(trialFiles(3), async (folder) => {
    const db = await makeDb()
    let looked = 0
    const parse: typeof parseDelivery = async function* (files) {
      for (const file of files) {
        await file.head(10)
        looked += 1
      }
      yield* parseTestTrials(files)
    }
    const { outcome } = await deliver(db, [folder], { parse, isCancelled: () => looked > 0 })
    expect(outcome.state).toBe('cancelled')
    expect(looked).toBe(1)
    expect(await count(db, 'trial')).toBe(0)
  }))

test('where nothing can be read the import fails and no experiment is made', () =>
  withFolder({}, async (folder) => {
    const db = await makeDb()
    const { outcome } = await deliver(db, [folder])
    expect(outcome.state).toBe('failed')
    expect(await count(db, 'experiment')).toBe(0)
  }))

test('trials and published cells do not mix in one experiment', () =>
  withFolder(trialFiles(1), async (folder) => {
    const db = await makeDb()
    await deliver(db, [folder])
    const error = await deliver(db, [EXAMPLE]).catch((caught: unknown) => caught)
    expect(explainFailure(error)).toContain('need an experiment of their own')
  }))

test('an experiment whose table was undone takes logs of many batches; trying it out changes nothing', () =>
  withFolder(trialFiles(600), async (folder) => {
    const db = await makeDb()
    const { uid } = await deliver(db, [EXAMPLE], { parse: undefined })
    await undoImport(db, uid)
    await deliver(db, [folder], { isDryRun: true })
    expect(await count(db, 'experiment', "kind = 'published'")).toBe(1)
    const { outcome } = await deliver(db, [folder])
    expect(outcome.report.trials.added).toBe(600)
    expect(await count(db, 'experiment', "kind = 'logs'")).toBe(1)
  }))
