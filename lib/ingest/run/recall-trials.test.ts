import { appendFile, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { pack } from 'tar-stream'
import { buffer } from 'node:stream/consumers'
import { gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import yazl from 'yazl'
import type { Db } from '@/db/open-database'
import { soundDatabases } from '@/db/testing'
import { NO_OPTIONS, type ImportOptions } from '@/lib/domain/import'
import { parseCondition } from '@/lib/domain/parse-condition'
import type { LogProblem } from '@/lib/domain/problem'
import { isTellingTime } from '@/lib/ingest/open/file-stamp'
import { parseDelivery } from './parse-delivery'
import type { ImportJob } from './import-job'
import { runImport } from './run-import'
import { addImport, newImportUid } from './add-import'
import { withFolder } from '@/lib/ingest/testing'
import { undoImport } from './undo-import'

const makeDb = soundDatabases()

const name = (index: number) => `task-${index}__abcdefg`

const resultOf = (index: number, reward: number) =>
  JSON.stringify({
    id: `trial-${index}`,
    task_name: `task-${index}`,
    trial_name: name(index),
    config: { task: { path: `tasks-no-skills/task-${index}` } },
    verifier_result: { rewards: { reward } },
  })

const jobOf = (trials: number, reward = 0) =>
  Object.fromEntries(
    Array.from({ length: trials }, (_, index): [string, string][] => [
      [`job/${name(index)}/result.json`, resultOf(index, reward)],
      [`job/${name(index)}/verifier/reward.txt`, String(reward)],
    ]).flat(),
  )

/** Counts the bundles that are read: here each is a trial, or says why it is none. */
function countingParse() {
  const counted = { parsed: 0 }
  const parse: typeof parseDelivery = async function* (files, memory, set) {
    for await (const event of parseDelivery(files, memory, set)) {
      const isNone = event.kind === 'problem' && event.problem.code === 'trial_without_result'
      if (event.kind === 'trial' || isNone) counted.parsed += 1
      yield event
    }
  }
  return { counted, parse }
}

async function deliver(db: Db, path: string, job: Partial<ImportJob> = {}) {
  const options: ImportOptions = job.options ?? NO_OPTIONS
  const uid = newImportUid()
  const importId = job.isDryRun
    ? null
    : await addImport(db, { uid, slug: 'exp', options, state: 'queued' })
  const { counted, parse } = countingParse()
  const problems: LogProblem[] = []
  const outcome = await runImport(db, {
    importId,
    slug: 'exp',
    paths: [path],
    options,
    isDryRun: false,
    parse,
    onProblems: (some) => problems.push(...some),
    ...job,
  })
  const { durationMs: _durationMs, ...report } = outcome!.report
  return { uid, report, problems, parsed: counted.parsed }
}

/** Files written just now might change once more at the same time; imports do not trust them. */
const settle = () => setTimeout(150)

const rewards = async (db: Db) => {
  const sql = 'SELECT log_id, reward FROM trial WHERE is_live = 1'
  const { rows } = await db.$client.execute(sql)
  return Object.fromEntries(rows.map((row) => [String(row.log_id), Number(row.reward)]))
}

test('a folder delivered again is not read, and its report is the same but for what is new', () =>
  withFolder(
    { ...jobOf(5), [`job/${name(9)}/result.json`]: '{"task_name": "t",' },
    async (folder) => {
      await settle()
      const db = await makeDb()
      const first = await deliver(db, folder)
      const again = await deliver(db, folder)
      expect(first.parsed).toBe(6)
      // What gave no trial is looked at each time.
      expect(again.parsed).toBe(1)
      expect(again.report).toEqual({
        ...first.report,
        trials: { added: 0, replaced: 0, unchanged: 5 },
      })
      expect(again.problems).toEqual(first.problems)
      const dry = await deliver(db, folder, { isDryRun: true })
      expect(dry.parsed).toBe(1)
      expect(dry.report.trials.unchanged).toBe(5)
    },
  ))

test('a change of the same size under a time that was set back is read', () =>
  withFolder(jobOf(3), async (folder) => {
    await settle()
    const db = await makeDb()
    await deliver(db, folder)
    const file = join(folder, 'job', name(1), 'result.json')
    const { atime, mtime } = await stat(file)
    await writeFile(file, (await readFile(file, 'utf8')).replace('"reward":0', '"reward":1'))
    await utimes(file, atime, mtime)
    const { report } = await deliver(db, folder)
    expect(report.trials).toEqual({ added: 0, replaced: 1, unchanged: 2 })
    expect((await rewards(db))['trial-1']).toBe(1)
  }))

test('files that were only touched or moved are read once more and then known again', () =>
  withFolder(jobOf(3), async (folder) => {
    await settle()
    const db = await makeDb()
    await deliver(db, folder)
    await utimes(join(folder, 'job', name(1), 'result.json'), 1000, 1000)
    await settle()
    const touched = await deliver(db, folder)
    expect([touched.parsed, touched.report.trials.unchanged]).toEqual([1, 3])
    await rename(join(folder, 'job'), join(folder, 'moved'))
    const moved = await deliver(db, folder)
    expect([moved.parsed, moved.report.trials.unchanged]).toEqual([3, 3])
    expect((await deliver(db, folder)).parsed).toBe(0)
  }))

test('a given condition, a person’s correction and an undo are honoured', () =>
  withFolder(jobOf(2), async (folder) => {
    await settle()
    const db = await makeDb()
    await deliver(db, folder)
    const given = { ...NO_OPTIONS, condition: parseCondition('curated') }
    const second = await deliver(db, folder, { options: given })
    expect(second.report.trials.replaced).toBe(2)
    expect((await deliver(db, folder, { options: given })).parsed).toBe(0)
    await db.$client.execute(`UPDATE trial SET condition_id =
      (SELECT id FROM condition WHERE key = 'no_skills') WHERE log_id = 'trial-1' AND is_live = 1`)
    const third = await deliver(db, folder, { options: given })
    expect(third.report.trials).toEqual({ added: 0, replaced: 1, unchanged: 1 })
    await undoImport(db, third.uid)
    await undoImport(db, second.uid)
    const last = await deliver(db, folder)
    expect([last.parsed, last.report.trials.unchanged]).toEqual([0, 2])
  }))

const zipOf = (files: Readonly<Record<string, string>>) => {
  const zip = new yazl.ZipFile()
  for (const [path, text] of Object.entries(files)) zip.addBuffer(Buffer.from(text), path)
  zip.end()
  return buffer(zip.outputStream)
}

const tarOf = async (files: Readonly<Record<string, string>>) => {
  const tar = pack()
  for (const [path, text] of Object.entries(files)) {
    tar.entry({ name: path, mtime: new Date(0) }, text)
  }
  tar.finalize()
  return gzipSync(await buffer(tar))
}

test.each([
  ['a zip', 'jobs.zip', zipOf],
  ['a tar', 'jobs.tar.gz', tarOf],
])('%s is known by the content of its files, whatever their times', (_what, file, packed) =>
  withFolder({}, async (folder) => {
    const db = await makeDb()
    const archive = join(folder, file)
    const before = jobOf(3)
    await writeFile(archive, await packed(before))
    expect((await deliver(db, archive)).parsed).toBe(3)
    expect((await deliver(db, archive)).parsed).toBe(0)
    await writeFile(
      archive,
      await packed({ ...before, [`job/${name(2)}/result.json`]: resultOf(2, 1) }),
    )
    const changed = await deliver(db, archive)
    expect([changed.parsed, changed.report.trials.replaced]).toEqual([1, 1])
  }),
)

test('uploaded files are known by their content', () =>
  withFolder(jobOf(3), async (folder) => {
    const db = await makeDb()
    await deliver(db, folder, { isFresh: true })
    for (const [path, text] of Object.entries(jobOf(3))) {
      await rm(join(folder, path))
      await writeFile(join(folder, path), text)
    }
    expect((await deliver(db, folder, { isFresh: true })).parsed).toBe(0)
  }))

test('a time tells nothing while another write could still bear it', () => {
  expect(isTellingTime(1_000_050.5, 1_000_051)).toBe(false)
  expect(isTellingTime(1_000_050.5, 1_000_200)).toBe(true)
  // Whole seconds: a file system that keeps no finer times.
  expect(isTellingTime(1_000_000, 1_001_500)).toBe(false)
  expect(isTellingTime(1_000_000, 1_002_500)).toBe(true)
})

const edit = fc.record({
  trial: fc.nat(5),
  kind: fc.constantFrom(
    'reward' as const,
    'append' as const,
    'new file' as const,
    'remove' as const,
  ),
})

test('after any edits exactly the trials whose files say something else are replaced', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(edit, { maxLength: 4 }), fc.boolean(), (edits, isFresh) =>
      withFolder(jobOf(6), async (folder) => {
        await settle()
        const db = await makeDb()
        await deliver(db, folder, { isFresh })
        const changed = new Set<number>()
        const removed = new Set<number>()
        for (const { trial, kind } of edits) {
          const place = join(folder, 'job', name(trial))
          const result = join(place, 'result.json')
          if (kind === 'remove') {
            await rm(place, { recursive: true, force: true })
            removed.add(trial)
          } else if (!removed.has(trial)) {
            if (kind === 'reward') await writeFile(result, resultOf(trial, 1))
            if (kind === 'append') await appendFile(result, ' ')
            // No format reads it: the trial is looked at again, and says the same.
            if (kind === 'new file') await writeFile(join(place, 'notes.bin'), 'x')
            if (kind !== 'new file') changed.add(trial)
          }
        }
        for (const trial of removed) changed.delete(trial)
        await settle()
        const { report } = await deliver(db, folder, { isFresh })
        expect(report.trials).toEqual({
          added: 0,
          replaced: changed.size,
          unchanged: 6 - changed.size - removed.size,
        })
        const wrote = new Set(
          edits.flatMap(({ trial, kind }) =>
            kind === 'reward' && changed.has(trial) ? [trial] : [],
          ),
        )
        const now = await rewards(db)
        for (const trial of wrote) expect(now[`trial-${trial}`]).toBe(1)
        expect((await deliver(db, folder, { isFresh })).parsed).toBe(0)
      }),
    ),
    { seed: 20_261_121, numRuns: 8 },
  )
}, 30_000)

test('a changed rule reads all trials again, the same rules none', () =>
  withFolder(jobOf(3), async (folder) => {
    await settle()
    const db = await makeDb()
    const by = (domain: string) => ({
      options: {
        ...NO_OPTIONS,
        rules: [{ where: { task: 'task-1' }, set: { condition: 'curated', domain } }],
      },
    })
    const first = await deliver(db, folder, by('files'))
    expect(first.report.rules?.map(({ trials }) => trials)).toEqual([1])
    const again = await deliver(db, folder, by('files'))
    expect(again.parsed).toBe(0)
    // What rules did is said again, though nothing was read.
    expect(again.report.rules).toEqual(first.report.rules)
    // Left out, those of the experiment hold.
    expect((await deliver(db, folder)).parsed).toBe(0)
    const changed = await deliver(db, folder, by('texts'))
    expect(changed.parsed).toBe(3)
    expect(changed.report.trials).toEqual({ added: 0, replaced: 1, unchanged: 2 })
    const after = await deliver(db, folder, by('texts'))
    expect(after.parsed).toBe(0)
    expect(after.report.trials).toEqual({ added: 0, replaced: 0, unchanged: 3 })
  }))
