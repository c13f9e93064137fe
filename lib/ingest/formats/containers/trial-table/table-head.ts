import type { LogFile } from '@/lib/ingest/open/log-file'
import { HEAD_BYTES } from '@/lib/ingest/open/delivery-limits'

// The columns of a table, from where it begins.

export type TableKind = 'csv' | 'json-lines' | 'json-list' | 'parquet'

/** How a table begins; the columns of Parquet stand at its end and are read with it. */
export interface TableHead {
  readonly kind: TableKind
  readonly columns: readonly string[]
}

/** A first row longer than this has no columns that could be asked for. */
const LONGEST_ROW = 8 * 1024 * 1024

/** The keys of the first object of a text, whole or cut, and whether all of them were seen. */
export function firstKeys(text: string): { keys: string[]; isWhole: boolean } {
  const keys: string[] = []
  let depth = 0
  let from = -1
  let isKey = true
  for (let at = Math.max(0, text.indexOf('{')); at < text.length; at += 1) {
    const letter = text[at]!
    if (from >= 0) {
      if (letter === '\\') at += 1
      else if (letter === '"') {
        if (isKey) keys.push(text.slice(from, at))
        from = -1
        isKey = false
      }
    } else if (letter === '"') {
      // Strings within values are passed over; those that are keys of the row are kept.
      from = at + 1
      isKey = isKey && depth === 1
    } else if (letter === '{' || letter === '[') depth += 1
    else if (letter === '}' || letter === ']') {
      depth -= 1
      if (depth <= 0) return { keys, isWhole: true }
    } else if (letter === ',' && depth === 1) isKey = true
  }
  return { keys, isWhole: false }
}

/** The separator of a line: what it has most of, outside of quotes. */
export function separatorOf(line: string): string {
  const bare = line.replace(/"[^"]*"/g, '')
  const count = (separator: string) => bare.split(separator).length
  return [',', '\t', ';', '|'].reduce((best, one) => (count(one) > count(best) ? one : best))
}

const csvColumns = (head: string): string[] => {
  const line = head.replace(/^\ufeff/, '').split(/\r?\n/, 1)[0] ?? ''
  if (line.length >= HEAD_BYTES - 4) return []
  return line.split(separatorOf(line)).map((name) => name.trim().replace(/^"(.*)"$/, '$1'))
}

/** More of a file than its head, as text: a row may be longer. */
async function moreOf(file: LogFile, kind: TableKind): Promise<string> {
  const chunks: Buffer[] = []
  let bytes = 0
  for await (const chunk of file.chunks()) {
    chunks.push(chunk)
    bytes += chunk.length
    if (bytes >= LONGEST_ROW || (kind === 'json-lines' && chunk.includes(10))) break
  }
  return Buffer.concat(chunks).subarray(0, LONGEST_ROW).toString('utf8')
}

const NAMES = /\.(?:csv|tsv|jsonl|ndjson|json|parquet)$/i

export const mayBeTable = ({ path }: LogFile): boolean => NAMES.test(path)

/** How a file begins, should it be a table; null where it is none. `isWanted` says whether to read on. */
export async function tableHead(
  file: LogFile,
  isWanted: (columns: readonly string[]) => boolean,
): Promise<TableHead | null> {
  const bytes = await file.head(HEAD_BYTES)
  if (bytes.subarray(0, 4).toString('latin1') === 'PAR1') return { kind: 'parquet', columns: [] }
  const head = bytes.toString('utf8')
  if (/\.(?:csv|tsv)$/i.test(file.path)) {
    const columns = csvColumns(head)
    return columns.length < 2 ? null : { kind: 'csv', columns }
  }
  const kind = /^\ufeff?\s*\[\s*\{/.test(head) ? 'json-list' : 'json-lines'
  // One object alone is no table, but for a line of one.
  if (kind === 'json-lines' && (/\.json$/i.test(file.path) || !/^\ufeff?\s*\{/.test(head)))
    return null
  const { keys, isWhole } = firstKeys(head)
  if (isWhole || !isWanted(keys)) return { kind, columns: keys }
  return { kind, columns: firstKeys(await moreOf(file, kind)).keys }
}
