import { createHash } from 'node:crypto'
import { createTestDb } from '@/db/testing'
import type { Db } from '@/db/open-database'
import { addExperiment } from '@/db/writes/add-experiment'
import { NO_OPTIONS, type ImportOptions } from '@/lib/domain/import'
import type { NewTask, NewTrial } from '@/lib/domain/new-trial'
import type { Step } from '@/lib/domain/step'
import { addImport } from '@/lib/ingest/run/add-import'
import { makeStep } from '@/lib/trajectory/testing'
import { nothingMet } from './met-so-far'
import { storeBatch } from './store-batch'

/** Text of which brotli saves a quarter at most; the same each time. */
export function hardToPack(characters: number): string {
  let text = ''
  for (let at = 0; text.length < characters; at += 1)
    text += createHash('sha512').update(String(at)).digest('base64')
  return text.slice(0, characters)
}

/** An empty experiment, and a way to deliver trials to it as imports do, in a database of its own. */
export const makeStore = async () => makeStoreIn(await createTestDb())

/** The same in a given database. */
export async function makeStoreIn<Given extends Db>(db: Given) {
  const experiment = await addExperiment(db, { slug: 'exp', name: 'Exp', kind: 'logs' })
  const deliver = async (
    trials: NewTrial[],
    options: Partial<ImportOptions> = {},
    tasks: NewTask[] = [],
  ) => {
    const all = { ...NO_OPTIONS, ...options }
    const importId = await addImport(db, {
      slug: 'exp',
      experimentId: experiment.id,
      options: all,
    })
    const target = {
      experimentId: experiment.id,
      originSlug: 'exp',
      importId,
      options: all,
      met: nothingMet(),
      leaseHolder: null,
    }
    const plan = await storeBatch(db, target, { trials, tasks })
    return { importId, plan, dispositions: plan.met.map(({ disposition }) => disposition) }
  }
  return { db, experiment, deliver }
}

/** A call of a shell whose result is known to be an error, known to be none, or unknown. */
export const toolStep = (number: number, isError: boolean | null, step: Partial<Step> = {}): Step =>
  makeStep(number, '', {
    kind: 'tool',
    tool: {
      ...{ name: 'bash', category: 'shell', callId: null, arguments: {}, command: 'x' },
      ...{ path: null, output: null, exitCode: null },
      isError,
    },
    ...step,
  })

export const rowsOf = async (db: Db, sql: string) => (await db.$client.execute(sql)).rows
export const cellsOf = (db: Db) =>
  rowsOf(db, 'SELECT * FROM cell ORDER BY experiment_id, task_id, configuration_id, condition_id')
