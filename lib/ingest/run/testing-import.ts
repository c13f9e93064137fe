import type { Db } from '@/db/open-database'
import { NO_OPTIONS } from '@/lib/domain/import'
import type { NewTrial } from '@/lib/domain/new-trial'
import { makeNewTrial } from '@/lib/trajectory/testing'
import { addImport, newImportUid } from './add-import'
import type { ImportJob } from './import-job'
import type { parseDelivery } from './parse-delivery'
import { runImport } from './run-import'

/** A made-up format, one trial a file, so that these tests are about importing, not about a format. */
export const parseTestTrials: typeof parseDelivery = async function* (files) {
  for (const file of files) {
    const trial = JSON.parse((await file.read()).toString()) as Partial<NewTrial> & {
      logId: string
    }
    const sources = [{ path: file.path, bytes: file.bytes }]
    yield { kind: 'trial', trial: makeNewTrial(trial.logId, { sources, ...trial }) }
  }
}

/** Files of that format. */
export const trialFiles = (count: number, trial: Partial<NewTrial> = {}) =>
  Object.fromEntries(
    Array.from({ length: count }, (_, i) => [
      `t${String(i).padStart(4, '0')}.json`,
      JSON.stringify({ logId: `t${i}`, ...trial }),
    ]),
  )

/** Imports files into one experiment, as the command line does. */
export async function deliver(db: Db, paths: string[], job: Partial<ImportJob> = {}) {
  const uid = newImportUid()
  const options = job.options ?? NO_OPTIONS
  const importId = job.isDryRun
    ? null
    : await addImport(db, { uid, slug: 'exp', options, state: 'queued' })
  const whole = {
    importId,
    slug: 'exp',
    paths,
    options,
    isDryRun: false,
    parse: parseTestTrials,
    ...job,
  }
  const outcome = await runImport(db, whole)
  return { uid, importId: importId!, outcome: outcome!, job: whole }
}

/** Rows of a table. */
export const count = async (db: Db, table: string, where = '1') =>
  Number((await db.$client.execute(`SELECT count(*) AS n FROM ${table} WHERE ${where}`)).rows[0]!.n)
