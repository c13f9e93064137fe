import { parquetMetadataAsync, parquetReadObjects, type AsyncBuffer } from 'hyparquet'
import { compressors } from 'hyparquet-compressors'
import type { LogFile } from '@/lib/ingest/open/log-file'
import { checkGroups, checkPages } from './parquet-bounds'

// Parquet keeps its columns at its end and its rows in groups; a group is what memory holds.

/** The columns of a file first, then its rows. */
type ParquetItem =
  | { readonly kind: 'columns'; readonly columns: readonly string[] }
  | {
      readonly kind: 'row'
      readonly row: {
        /** Place of the row, from 1. */
        readonly line: number
        readonly values: Readonly<Record<string, unknown>>
        /** Its share of the bytes of its group. */
        readonly bytes: number
      }
    }

const exactly = (bytes: Buffer): ArrayBuffer =>
  // A copy: what lies beside it in a shared pool is none of the reader's business.
  Uint8Array.from(bytes).buffer

/** A file as the reader of Parquet asks for it; where one cannot begin in the middle, all of it at once. */
async function bufferOf(file: LogFile): Promise<AsyncBuffer> {
  const { range } = file
  if (range !== undefined) {
    return {
      byteLength: file.bytes,
      slice: async (start, end = file.bytes) => exactly(await range.call(file, start, end)),
    }
  }
  const whole = exactly(await file.read())
  return { byteLength: whole.byteLength, slice: (start, end) => whole.slice(start, end) }
}

/** A value as JSON has it: big integers and dates are numbers and text, bytes are nothing. */
function plainOf(value: unknown): unknown {
  if (typeof value === 'bigint')
    return Number.isSafeInteger(Number(value)) ? Number(value) : String(value)
  if (typeof value !== 'object' || value === null) return value ?? null
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? null : value.toISOString()
  if (ArrayBuffer.isView(value)) return null
  if (Array.isArray(value)) return value.map(plainOf)
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, plainOf(one)]))
}

/** The columns and rows of a Parquet file, a group at a time. Throws where it is none. */
export async function* readParquetRows(file: LogFile): AsyncGenerator<ParquetItem> {
  const buffer = await bufferOf(file)
  const metadata = await parquetMetadataAsync(buffer)
  const { row_groups: groups, schema } = metadata
  yield { kind: 'columns', columns: topColumns(schema) }
  checkGroups(metadata, file.bytes)
  let rowStart = 0
  for (const group of groups) {
    const count = Number(group.num_rows)
    const rowEnd = rowStart + count
    await checkPages(group, buffer)
    const options = { file: buffer, metadata, compressors, rowStart, rowEnd }
    const rows = count === 0 ? [] : await parquetReadObjects(options)
    const bytes = Math.ceil(Number(group.total_byte_size ?? 0) / Math.max(1, rows.length))
    for (const [index, row] of rows.entries()) {
      const values = plainOf(row) as Record<string, unknown>
      yield { kind: 'row', row: { line: rowStart + index + 1, values, bytes } }
    }
    rowStart = rowEnd
  }
}

/** The columns at the top of a schema, which lists each with all below it. */
function topColumns(schema: readonly { name: string; num_children?: number }[]): string[] {
  const columns: string[] = []
  const skip = (at: number): number => {
    let next = at + 1
    for (let left = schema[at]?.num_children ?? 0; left > 0 && next < schema.length; left -= 1)
      next = skip(next)
    return next
  }
  for (let at = 1; at < schema.length; at = skip(at)) columns.push(schema[at]!.name)
  return columns
}
