import { Readable } from 'node:stream'
import { parse } from 'csv-parse'
import type { BundleReader } from '@/lib/ingest/formats/reading/bundle-reader'
import { isRecord } from '@/lib/ingest/formats/reading/bundle-reader'
import { DELIVERY_LIMITS } from '@/lib/ingest/open/delivery-limits'
import type { LogFile } from '@/lib/ingest/open/log-file'
import { separatorOf, type TableKind } from './table-head'
import { readParquetRows } from '@/lib/ingest/formats/reading/parquet-rows'
import type { TableItem } from './table-item'

// Rows as they come: memory holds one row, of Parquet one group of rows.

interface CsvRecord {
  readonly record: readonly string[]
  readonly info: { readonly lines: number; readonly bytes: number }
}

/** The beginning of a table, for its separator, without reading it twice. */
async function* rowsOfCsv(file: LogFile): AsyncGenerator<TableItem> {
  const head = (await file.head(4096)).toString('utf8').replace(/^\ufeff/, '')
  const delimiter = separatorOf(head.split(/\r?\n/, 1)[0] ?? '')
  const skipped: { line: number; detail: string }[] = []
  const parser = parse({
    ...{ bom: true, info: true, delimiter, relax_column_count: true, skip_empty_lines: true },
    ...{ skip_records_with_error: true, max_record_size: DELIVERY_LIMITS.maxFileBytes },
    relax_quotes: true,
  })
  parser.on('skip', (error) => {
    if (error) skipped.push({ line: Number(error.lines ?? 0), detail: error.message.slice(0, 200) })
  })
  let columns: readonly string[] | null = null
  let bytes = 0
  const source = Readable.from(file.chunks())
  source.on('error', (error) => parser.destroy(error))
  // The options ask for `info`, so each record comes with it.
  const records = source.pipe(parser) as AsyncIterable<CsvRecord>
  for await (const { record, info } of records) {
    while (skipped.length > 0) yield { kind: 'bad', ...skipped.shift()! }
    const size = info.bytes - bytes
    bytes = info.bytes
    if (columns === null) {
      columns = record.map((name) => name.trim())
      yield { kind: 'columns', columns }
      continue
    }
    if (record.length !== columns.length && !isPadded(record, columns.length)) {
      const detail = `${record.length} values for ${columns.length} columns`
      yield { kind: 'bad', line: info.lines, detail }
      continue
    }
    // Of two columns of one name the first counts, as in the mapping.
    const values: Record<string, string> = Object.create(null) as Record<string, string>
    for (const [index, name] of columns.entries())
      if (!Object.hasOwn(values, name)) values[name] = record[index] ?? ''
    yield { kind: 'row', row: { line: info.lines, values, bytes: size } }
  }
  for (const { line, detail } of skipped) yield { kind: 'bad', line, detail }
}

/** Longer by empty values: programs write a separator at the end of each line. */
const isPadded = (record: readonly string[], length: number): boolean =>
  record.length > length && record.slice(length).every((value) => value === '')

async function* rowsOfLines(reader: BundleReader, path: string): AsyncGenerator<TableItem> {
  for await (const { line, value, bytes } of reader.eachJsonLine(path))
    yield { kind: 'row', row: { line, values: value, bytes } }
}

async function* rowsOfList(reader: BundleReader, path: string): AsyncGenerator<TableItem> {
  const value = await reader.json(path)
  const rows = Array.isArray(value) ? value : []
  const bytes = Math.ceil(reader.sizeOf(path) / Math.max(1, rows.length))
  for (const [index, one] of rows.entries()) {
    if (isRecord(one)) yield { kind: 'row', row: { line: index + 1, values: one, bytes } }
    else yield { kind: 'bad', line: index + 1, detail: 'no object' }
  }
}

/** The rows of a table, one at a time. What cannot be read at all is a problem of the reader. */
export async function* readRows(
  reader: BundleReader,
  path: string,
  kind: TableKind,
): AsyncGenerator<TableItem> {
  const file = reader.bundle.files[0]!
  if (kind === 'json-lines') return yield* rowsOfLines(reader, path)
  if (kind === 'json-list') return yield* rowsOfList(reader, path)
  let read = 0
  try {
    for await (const item of kind === 'csv' ? rowsOfCsv(file) : readParquetRows(file)) {
      if (item.kind === 'row') read += 1
      yield item
    }
  } catch (error) {
    const detail = error instanceof Error ? error.message.slice(0, 200) : 'cannot be read'
    const isLarge = error instanceof Error && error.name === 'FileTooLargeError'
    const code = isLarge ? 'file_too_large' : 'unexpected_shape'
    reader.note(code, path, `${read} rows were read; then: ${detail}`)
  }
}
