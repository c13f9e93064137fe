import {
  ByteWriter,
  parquetWriteBuffer,
  ParquetWriter,
  schemaFromColumnData,
} from 'hyparquet-writer'
import { expect, test } from 'vitest'
import { logFiles } from '@/lib/ingest/testing'
import { readParquetRows } from './parquet-rows'

/** So many rows, each column of one value, as a file. */
const columnsOf = (nColumns: number, nRows: number) =>
  Array.from({ length: nColumns }, (_, at) => ({
    name: `c${at}`,
    data: new Array<string>(nRows).fill('x'),
  }))

/** A file whose group says it has this many rows, whatever lies in its pages. */
function saying(nSaid: number, nRows: number): Buffer {
  const [writer, columnData] = [new ByteWriter(), columnsOf(1, nRows)]
  const file = new ParquetWriter({ writer, schema: schemaFromColumnData({ columnData }) })
  file.write({ columnData, rowGroupSize: nRows, pageSize: 1e9 })
  for (const group of file.row_groups) group.num_rows = BigInt(nSaid)
  file.finish()
  return Buffer.from(writer.getBuffer())
}

async function countRows(bytes: Buffer): Promise<number> {
  let rows = 0
  for await (const { kind } of readParquetRows(logFiles({ 'a.parquet': bytes })[0]!))
    if (kind === 'row') rows += 1
  return rows
}

test('a small file of many rows that repeat is read', async () => {
  expect(
    await countRows(Buffer.from(parquetWriteBuffer({ columnData: columnsOf(4, 20_000) }))),
  ).toBe(20_000)
})

test('groups that say they hold more values than can be true are refused', async () => {
  await expect(countRows(saying(30_000_000, 10))).rejects.toThrow('is too large')
  await expect(countRows(saying(-1, 10))).rejects.toThrow('is too large')
  await expect(countRows(saying(1_500_000, 10))).rejects.toThrow('are too many')
})

test('pages that hold more values than their group says are refused before they are unpacked', async () => {
  await expect(countRows(saying(1, 1_500_000))).rejects.toThrow('more than 1000000 values')
})
