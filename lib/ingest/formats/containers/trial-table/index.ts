import { createHash } from 'node:crypto'
import { NO_OPTIONS, type ReadOptions } from '@/lib/domain/import'
import type { TableColumns } from '@/lib/domain/table-columns'
import { bareTask } from '@/lib/domain/new-trial'
import type { LogProblem } from '@/lib/domain/problem'
import { isTaskName } from '@/lib/domain/task-name'
import { BundleReader } from '@/lib/ingest/formats/reading/bundle-reader'
import type {
  Claim,
  Container,
  LogBundle,
  ReadItem,
} from '@/lib/ingest/formats/reading/container-format'
import { KeyCounts } from '@/lib/ingest/formats/reading/key-table'
import { contentIdOf } from '@/lib/ingest/formats/reading/result-file'
import type { LogFile } from '@/lib/ingest/open/log-file'
import type { TableRow } from './cell-values'
import { isPartOfRow, mapColumns, namesTrials, whyNoTrials } from './column-roles'
import { domainIn, draftRow, groupIn, taskIn, type ReadTable } from './draft-row'
import { trialsBeside } from './lies-beside'
import { mayBeTable, tableHead, type TableHead } from './table-head'
import { readRows } from './read-rows'
import type { TableItem } from './table-item'

// Tables of trials, one a row: CSV, TSV, JSON lines, a list in JSON, Parquet, as people keep and
// publish them. Which column says what is guessed from its name (column-roles.ts), shown with the
// alternatives, and set with --columns. Rows are read one by one; a row that cannot be one is a
// problem. What we lose: long texts in columns that no field of a trial takes.

const AT_ONCE = 32

const folderOf = (path: string) => path.slice(0, Math.max(0, path.lastIndexOf('/')))

const stemOf = (path: string) =>
  path
    .split('/')
    .at(-1)!
    .replace(/\.[a-z]+$/i, '')

const headOf = async (file: LogFile, columns: TableColumns | null): Promise<TableHead | null> => {
  const isWanted = (keys: readonly string[]) => isPartOfRow(mapColumns(keys, columns))
  try {
    return await tableHead(file, isWanted)
  } catch {
    // What cannot be read now is claimed by nobody, and named so in the report.
    return null
  }
}

async function claim(
  files: readonly LogFile[],
  set: ReadOptions = NO_OPTIONS,
  all: readonly LogFile[] = files,
): Promise<Claim> {
  const bundles: LogBundle[] = []
  const known: LogFile[] = []
  const problems: LogProblem[] = []
  const candidates = files.filter(mayBeTable)
  for (let from = 0; from < candidates.length; from += AT_ONCE) {
    const some = candidates.slice(from, from + AT_ONCE)
    const heads = await Promise.all(some.map((file) => headOf(file, set.columns)))
    for (const [index, file] of some.entries()) {
      const head = heads[index]
      if (!head) continue
      const mapping = mapColumns(head.columns, set.columns)
      const why = head.kind === 'parquet' ? null : whyNoTrials(head.columns, mapping, set.columns)
      const beside = why === null ? await trialsBeside(file, head.columns, all) : null
      if (beside !== null) {
        known.push(file)
        const detail = `a table of trials that lie beside it as folders (${beside.slice(0, 200)}): these were read; import it by itself to read its rows`
        problems.push({ code: 'duplicate_trial', file: file.path, detail })
      } else if (why === null) bundles.push({ root: folderOf(file.path), files: [file] })
      else if (head.kind === 'csv' && namesTrials(mapping) !== 'none') {
        known.push(file)
        problems.push({ code: 'needs_mapping', file: file.path, detail: why })
      }
    }
  }
  return { bundles, known, problems }
}

/** Rows before the columns of JSON are taken as known: a row may leave out what is empty. */
const ROWS_FOR_COLUMNS = 200

/** Reads the rows of one table. */
class TableReader {
  private table: ReadTable | null = null
  private readonly waiting: TableRow[] = []
  private readonly places = new KeyCounts()
  private readonly domains = new Map<string, string>()
  private rows = 0
  private isRefused = false

  constructor(
    private readonly reader: BundleReader,
    private readonly path: string,
    private readonly file: LogFile,
    private readonly columns: TableColumns | null,
  ) {}

  *take(item: TableItem): Generator<ReadItem> {
    if (item.kind === 'columns') this.settle(item.columns)
    else if (item.kind === 'bad') this.reader.note('row_invalid', this.path, item.detail, item.line)
    else if (this.table !== null) yield* this.row(this.table, item.row)
    else if (!this.isRefused && this.waiting.push(item.row) >= ROWS_FOR_COLUMNS)
      yield* this.takeWaiting()
    yield* this.takeProblems()
  }

  *end(): Generator<ReadItem> {
    if (this.waiting.length > 0) yield* this.takeWaiting()
    for (const [name, domain] of this.domains) {
      const task = { ...bareTask(name), domain, file: this.file.path, skills: null }
      yield { kind: 'task', task }
    }
    if (this.rows === 0 && this.reader.problems.length === 0 && !this.isRefused)
      this.reader.note('unexpected_shape', this.path, 'no row that is a trial')
    yield* this.takeProblems()
  }

  private settle(columns: readonly string[]) {
    const mapping = mapColumns(columns, this.columns)
    const why = whyNoTrials(columns, mapping, this.columns)
    if (why === null) this.table = { file: this.file.path, stem: stemOf(this.file.path), mapping }
    else {
      this.isRefused = true
      this.reader.note('needs_mapping', this.path, why)
    }
  }

  private *takeWaiting(): Generator<ReadItem> {
    this.settle([...new Set(this.waiting.flatMap(({ values }) => Object.keys(values)))])
    const rows = this.waiting.splice(0)
    const { table } = this
    if (table === null) return
    if (rows.every((row) => taskIn(table, row) === null)) {
      this.table = null
      this.isRefused = true
      const column = table.mapping.columnOf.task ?? ''
      const detail = `no row has a name in “${column}”; say which column names the task: --columns task=COLUMN`
      this.reader.note('needs_mapping', this.path, detail)
      return
    }
    for (const row of rows) yield* this.row(table, row)
  }

  private *row(table: ReadTable, row: TableRow): Generator<ReadItem> {
    const task = taskIn(table, row)
    if (task === null || !isTaskName(task)) {
      const detail = task === null ? 'the task is empty' : 'no name of a task that a link can hold'
      this.reader.note('row_invalid', this.path, detail, row.line)
      return
    }
    this.rows += 1
    const domain = domainIn(table, row)
    if (domain !== null && !this.domains.has(task)) this.domains.set(task, domain)
    const place = this.placeOf(table, row)
    const key = contentIdOf(row.values, table.mapping.columnOf, place)
    yield { kind: 'row', key, make: () => draftRow(table, row, place) }
  }

  /** Which of the rows with one task, condition, configuration and number this is. */
  private placeOf(table: ReadTable, row: TableRow): number {
    const digest = createHash('sha1')
      .update(JSON.stringify(groupIn(table, row)))
      .digest()
    // 64 bits, not the text: a table may have a million groups.
    return this.places.count(digest.readUInt32BE(0), digest.readUInt32BE(4))
  }

  private *takeProblems(): Generator<ReadItem> {
    for (const problem of this.reader.problems.splice(0)) yield { kind: 'problem', problem }
  }
}

async function* read(bundle: LogBundle, set: ReadOptions = NO_OPTIONS): AsyncGenerator<ReadItem> {
  const reader = new BundleReader(bundle)
  const file = bundle.files[0]!
  const path = file.path.slice(bundle.root === '' ? 0 : bundle.root.length + 1)
  const head = await headOf(file, set.columns)
  const table = new TableReader(reader, path, file, set.columns)
  if (head !== null)
    for await (const item of readRows(reader, path, head.kind)) yield* table.take(item)
  yield* table.end()
}

export const trialTable: Container = {
  format: 'trial-table',
  label: 'Tables of trials',
  version: 1,
  claim,
  read,
}
