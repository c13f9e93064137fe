import { readdir, rename, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { expect, test } from 'vitest'
import type { Db } from '@/db/open-database'
import { soundDatabases } from '@/db/testing'
import { isTellingTime } from '@/lib/ingest/open/file-stamp'
import { withFolder } from '@/lib/ingest/testing'
import { reportAgain } from './delivery-memory'
import { parseDelivery } from './parse-delivery'
import { deliver } from './testing-import'
import { undoImport } from './undo-import'

const makeDb = soundDatabases()

const result = (name: string, reward: number) =>
  JSON.stringify({
    id: name,
    task_name: name,
    trial_name: `${name}__abcdefg`,
    config: { task: { path: `tasks-no-skills/${name}` } },
    verifier_result: { rewards: { reward } },
  })

const JOB = {
  'logs/job/one__abcdefg/result.json': result('one', 0),
  'logs/job/two__abcdefg/result.json': result('two', 1),
  'logs/job/two__abcdefg/notes.xyz': 'nobody reads this',
}

/** Until the times of files are sure to tell a later change. */
async function letTimesTell(folder: string, name = 'logs/job/one__abcdefg/result.json') {
  const { ctimeMs } = await stat(join(folder, name))
  while (!isTellingTime(ctimeMs)) await setTimeout(20)
}

/** Imports, and says whether what was delivered was looked at trial by trial. */
async function take(db: Db, folder: string) {
  let isRead = false
  const parse: typeof parseDelivery = (...args) => {
    isRead = true
    return parseDelivery(...args)
  }
  const memoryFolder = join(folder, 'memory')
  const { outcome, uid, importId } = await deliver(db, [join(folder, 'logs')], {
    ...{ parse, memoryFolder },
  })
  const { rows } = await db.$client.execute({
    sql: 'SELECT code, file, detail FROM import_problem WHERE import_id = ? ORDER BY id',
    args: [importId],
  })
  return { isRead, report: outcome.report, uid, problems: rows.map((row) => ({ ...row })) }
}

const COUNTED = { added: 0, replaced: 0, unchanged: 2 }

test('the same again into the same experiment is met without a look at its trials, and told alike', () =>
  withFolder(JOB, async (folder) => {
    const db = await makeDb()
    await letTimesTell(folder)
    const first = await take(db, folder)
    const second = await take(db, folder)
    expect([first.isRead, second.isRead]).toEqual([true, false])
    expect(second.report).toEqual({
      ...first.report,
      ...{ trials: COUNTED, durationMs: second.report.durationMs },
    })
    expect(second.problems).toEqual(first.problems)
    expect(second.problems.map(({ code }) => code)).toContain('not_read')
  }))

test('a file that was rewritten in place is read, though its size and time are as before', () =>
  withFolder(JOB, async (folder) => {
    const db = await makeDb()
    await letTimesTell(folder)
    await take(db, folder)
    await take(db, folder)
    const file = join(folder, 'logs/job/one__abcdefg/result.json')
    const { atime, mtime } = await stat(file)
    await writeFile(file, result('one', 1))
    await utimes(file, atime, mtime)
    const third = await take(db, folder)
    expect(third.report.trials).toEqual({ added: 0, replaced: 1, unchanged: 1 })
  }))

test('a file that took the place of another is read', () =>
  withFolder({ ...JOB, 'other.json': result('one', 1) }, async (folder) => {
    const db = await makeDb()
    await letTimesTell(folder)
    await take(db, folder)
    await rename(join(folder, 'other.json'), join(folder, 'logs/job/one__abcdefg/result.json'))
    const again = await take(db, folder)
    expect(again.report.trials).toEqual({ added: 0, replaced: 1, unchanged: 1 })
  }))

test('what was undone comes in again', () =>
  withFolder(JOB, async (folder) => {
    const db = await makeDb()
    await letTimesTell(folder)
    const { uid } = await take(db, folder)
    expect(await undoImport(db, uid)).toBeNull()
    const again = await take(db, folder)
    expect(again.report.trials).toEqual({ added: 2, replaced: 0, unchanged: 0 })
  }))

test('trials that were stored before tool calls were counted are read again', () =>
  withFolder(JOB, async (folder) => {
    const db = await makeDb()
    await letTimesTell(folder)
    await take(db, folder)
    await db.$client.execute(`UPDATE trial SET has_trajectory = 1 WHERE log_id = 'one'`)
    expect((await take(db, folder)).isRead).toBe(true)
    await db.$client.execute('UPDATE trial SET has_trajectory = 0')
  }))

test('without its memory, or with half of it, an import looks at everything', () =>
  withFolder(JOB, async (folder) => {
    const db = await makeDb()
    await letTimesTell(folder)
    await take(db, folder)
    const [name] = await readdir(join(folder, 'memory'))
    await writeFile(join(folder, 'memory', name!), '{"shape":1,"fol')
    expect(await take(db, folder)).toMatchObject({ isRead: true, report: { trials: COUNTED } })
    await rm(join(folder, 'memory'), { recursive: true })
    expect(await take(db, folder)).toMatchObject({ isRead: true, report: { trials: COUNTED } })
    expect((await take(db, folder)).isRead).toBe(false)
  }))

test('another experiment that knows nothing of the delivery takes it in', () =>
  withFolder(JOB, async (folder) => {
    await letTimesTell(folder)
    await take(await makeDb(), folder)
    const other = await take(await makeDb(), folder)
    expect(other.report.trials).toEqual({ added: 2, replaced: 0, unchanged: 0 })
  }))

test('a delivery with copies of trials, or with files that cannot be read, is looked at again', () =>
  withFolder(JOB, async (folder) => {
    const { report } = await take(await makeDb(), folder)
    const withProblem = (code: 'duplicate_trial' | 'unreadable_file') => ({
      ...report,
      problems: [{ code, count: 1 }],
    })
    expect(reportAgain(report)?.trials).toEqual(COUNTED)
    expect(reportAgain(withProblem('duplicate_trial'))).toBeNull()
    expect(reportAgain({ ...withProblem('unreadable_file'), trials: COUNTED })).toBeNull()
    expect(reportAgain({ ...withProblem('duplicate_trial'), trials: COUNTED })).not.toBeNull()
  }))
