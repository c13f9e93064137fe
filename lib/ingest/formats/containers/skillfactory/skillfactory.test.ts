import { readFileSync } from 'node:fs'
import { parquetWriteBuffer } from 'hyparquet-writer'
import { expect, test } from 'vitest'
import { logFiles, readEverything } from '@/lib/ingest/testing'

const EVAL = 'lib/ingest/formats/containers/skillfactory/fixtures/eval/countdown-eval.jsonl'

const rows = readFileSync(EVAL, 'utf8')
  .trim()
  .split('\n')
  .flatMap((line): Record<string, unknown>[] => {
    const row = JSON.parse(line) as Record<string, unknown>
    return typeof row.question === 'string' ? [row] : []
  })
const names = [...new Set(rows.flatMap((row) => Object.keys(row)))]

const asLines = rows.map((row) => JSON.stringify(row)).join('\n')
const asParquet = Buffer.from(
  parquetWriteBuffer({
    columnData: names.map((name) => ({
      name,
      data: rows.map((row) => row[name] ?? null),
      type: rows.some((row) => typeof row[name] === 'object')
        ? ('JSON' as const)
        : ('STRING' as const),
    })),
  }),
)

test('an evaluation as Parquet gives the trials that its JSON lines give', async () => {
  const lines = await readEverything(logFiles({ 'e/countdown-eval.jsonl': asLines }))
  const table = await readEverything(logFiles({ 'e/countdown-eval.parquet': asParquet }))
  const told = ({ trials }: typeof lines) =>
    trials.map(({ taskName, reward, steps, spans, harness, model }) => ({
      ...{ taskName, reward, harness, model, spans },
      texts: steps.map(({ kind, text }) => [kind, text]),
    }))
  expect(lines.trials.length).toBeGreaterThan(3)
  expect(told(table)).toEqual(told(lines))
  expect(table.trials[0]!.format).toBe('skillfactory')
})

test('a Parquet file that breaks off is a problem, and other tables are left to their reader', async () => {
  const cut = asParquet.subarray(0, asParquet.length - 40)
  const broken = await readEverything(logFiles({ 'x.parquet': cut }))
  expect(broken.trials).toEqual([])
  expect(broken.problems).toMatchObject([{ file: 'x.parquet' }])
  const other = Buffer.from(
    parquetWriteBuffer({
      columnData: [
        { name: 'task', data: ['a'] },
        { name: 'passed', data: [true] },
      ],
    }),
  )
  const { trials } = await readEverything(logFiles({ 'y.parquet': other }))
  expect(trials).toMatchObject([{ taskName: 'a', format: 'trial-table' }])
})
