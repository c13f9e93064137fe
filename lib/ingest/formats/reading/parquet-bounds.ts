import type { AsyncBuffer, FileMetaData, RowGroup } from 'hyparquet'
import { parquetHeader } from 'hyparquet/src/column.js'
import { DELIVERY_LIMITS } from '@/lib/ingest/open/delivery-limits'

// A value that repeats costs a Parquet file nothing, and the reader some bytes each time: a file of a
// kilobyte may say that it holds billions. So what it says is counted before it is read.

/** Values of a group, which memory holds all at once. */
const MOST_VALUES_A_GROUP = 20_000_000
/** Values that any file may hold; a larger one as many as an archive of its size may unpack to in bytes. */
const VALUES_OF_ANY = 1_000_000
/** Bytes of one page; programs write about one megabyte. */
const MOST_PAGE_BYTES = 256 * 1024 * 1024

const mostValues = (bytes: number) => Math.max(VALUES_OF_ANY, bytes * DELIVERY_LIMITS.maxRatio)

/** Throws where the groups of a file say that they hold more values than can be true. */
export function checkGroups({ schema, row_groups: groups }: FileMetaData, bytes: number): void {
  const nColumns = Math.max(1, schema.filter((element) => !element.num_children).length)
  let nValues = 0
  for (const [at, { num_rows }] of groups.entries()) {
    const nRows = Number(num_rows)
    if (!(nRows >= 0 && nRows * nColumns <= MOST_VALUES_A_GROUP))
      throw new Error(`group ${at + 1} of ${nRows} rows and ${nColumns} columns is too large`)
    nValues += nRows * nColumns
  }
  if (nValues > mostValues(bytes))
    throw new Error(`${nValues} values in a file of ${bytes} bytes are too many`)
}

/** Throws where the pages of a group hold more values than can be true, whatever the group says of its rows. */
export async function checkPages(group: RowGroup, file: AsyncBuffer): Promise<void> {
  const most = Math.min(MOST_VALUES_A_GROUP, mostValues(file.byteLength))
  let nValues = 0
  for (const { meta_data: column } of group.columns) {
    if (!column) continue
    const start = Number(column.dictionary_page_offset || column.data_page_offset)
    const end = start + Number(column.total_compressed_size)
    const view = new DataView(await file.slice(start, end))
    const reader = { view, offset: 0 }
    while (reader.offset < view.byteLength - 1) {
      const page = parquetHeader(reader)
      const { data_page_header: first, data_page_header_v2: second } = page
      const dictionary = page.dictionary_page_header
      nValues += Math.max(0, (first ?? second ?? dictionary)?.num_values ?? 0)
      if (nValues > most) throw new Error(`a group of more than ${most} values is too large`)
      if (page.uncompressed_page_size > MOST_PAGE_BYTES)
        throw new Error(`a page of ${page.uncompressed_page_size} bytes is too large`)
      if (!(page.compressed_page_size >= 0)) throw new Error('a page of a length below zero')
      reader.offset += page.compressed_page_size
    }
  }
}
