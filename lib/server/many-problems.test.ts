import { join } from 'node:path'
import { expect, test } from 'vitest'
import { createTestDb } from '@/db/testing'
import { getImport } from '@/lib/analysis/import/get-import'
import { listImportProblems } from '@/lib/analysis/import/list-import-problems'
import { NO_OPTIONS } from '@/lib/domain/import'
import type { LogProblem } from '@/lib/domain/problem'
import { addImport } from '@/lib/ingest/run/add-import'
import type { parseDelivery } from '@/lib/ingest/run/parse-delivery'
import { runImport } from '@/lib/ingest/run/run-import'
import { withFolder } from '@/lib/ingest/testing'

const odd = (code: LogProblem['code'], file: string): LogProblem => ({ code, file, detail: 'odd' })

/** 1,500 problems of one kind, 3 of another, and one that stands for 200. */
const parseOdd: typeof parseDelivery = async function* () {
  for (let from = 0; from < 1500; from += 1)
    yield { kind: 'problem', problem: odd('model_unknown', `t${from}`) }
  for (const file of ['a', 'b', 'c']) yield { kind: 'problem', problem: odd('empty_file', file) }
  yield { kind: 'problem', problem: { ...odd('unsafe_path', 'z'), times: 200 } }
}

test('problems of one kind are listed up to a thousand, and all are counted', async () => {
  const db = await createTestDb()
  const job = { slug: 'exp', options: NO_OPTIONS, isDryRun: false, parse: parseOdd }
  const openRow = () => addImport(db, { uid: 'many', slug: 'exp', options: NO_OPTIONS })
  await withFolder({ 'x.json': '{}' }, (folder) =>
    runImport(db, { ...job, importId: null, openRow, paths: [join(folder, 'x.json')] }),
  )
  const found = (await getImport(db, 'many'))!
  expect(found.problems).toBe(1703)
  expect(found.problemGroups.map(({ code, count, listed }) => [code, count, listed])).toEqual([
    ['model_unknown', 1500, 1000],
    ['unsafe_path', 200, 1],
    ['empty_file', 3, 3],
  ])
  const last = await listImportProblems(db, 'many', { code: 'model_unknown', limit: 2000 })
  expect(last.items).toHaveLength(1000)
})
