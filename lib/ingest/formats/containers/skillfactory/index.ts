import { BundleReader } from '@/lib/ingest/formats/reading/bundle-reader'
import { claimByHead } from '@/lib/ingest/formats/reading/claim-by-head'
import type {
  Claim,
  Container,
  LogBundle,
  ReadItem,
} from '@/lib/ingest/formats/reading/container-format'
import { readParquetRows } from '@/lib/ingest/formats/reading/parquet-rows'
import type { LogFile } from '@/lib/ingest/open/log-file'
import { readRow, responseColumn } from './read-row'

// Evaluations of SkillFactory (github.com/Zayne-sprague/SkillFactory) as JSON lines or Parquet: a
// row a question, {question, answer, task, prompt, model_responses[], model_responses__eval_is_correct[],
// model_responses__internal_answers__eval_is_correct[][], …}. One row is as many trials as it has
// responses. Rows of training data that hold responses (`…__mutated_prompts`, and the older
// `…__example_annotation`) read the same. What we lose: prompts of reflections, spans that some dumps
// list, and everything in `all_other_columns` and `prompt__metadata`.

const isEval = (head: string): boolean =>
  /^\ufeff?\s*\{/.test(head) &&
  /"question"\s*:/.test(head) &&
  /"model_responses(?:__mutated_prompts|__example_annotation)?(?:__eval_is_correct)?"\s*:/.test(
    head,
  )

const claimLines = claimByHead((path) => path.endsWith('.jsonl'), isEval)

/** Whether a Parquet file has the columns, which stand at its end. */
async function isEvalTable(file: LogFile): Promise<boolean> {
  if (!file.path.endsWith('.parquet')) return false
  try {
    for await (const item of readParquetRows(file))
      return item.kind === 'columns' && responseColumn(item.columns) !== null
  } catch {
    // What is no Parquet is left to the reader of tables, which says so.
  }
  return false
}

async function claim(files: readonly LogFile[]): Promise<Claim> {
  const lines = await claimLines(files)
  const bundles = [...lines.bundles]
  for (const file of files)
    if (await isEvalTable(file)) bundles.push({ root: folderOf(file.path), files: [file] })
  return { ...lines, bundles }
}

const folderOf = (path: string) => path.slice(0, Math.max(0, path.lastIndexOf('/')))

interface Line {
  readonly line: number
  readonly value: Readonly<Record<string, unknown>>
}

/** Rows one at a time: one may have dozens of long responses. */
async function* rowsOf(file: LogFile, path: string, reader: BundleReader): AsyncGenerator<Line> {
  if (!path.endsWith('.parquet')) {
    yield* reader.eachJsonLine(path)
    return
  }
  try {
    for await (const item of readParquetRows(file))
      if (item.kind === 'row') yield { line: item.row.line, value: item.row.values }
  } catch (error) {
    const said = error instanceof Error ? error.message.slice(0, 200) : 'cannot be read'
    reader.note('unreadable_file', path, `Parquet: ${said}`)
  }
}

async function* read(bundle: LogBundle): AsyncGenerator<ReadItem> {
  const reader = new BundleReader(bundle)
  const file = bundle.files[0]!
  const path = file.path.slice(bundle.root === '' ? 0 : bundle.root.length + 1)
  const place = { file: file.path, stem: path.replace(/\.(?:jsonl|parquet)$/, '') }
  const sources = [{ path: file.path, bytes: file.bytes }]
  let rows = 0
  for await (const { line, value } of rowsOf(file, path, reader)) {
    const found = readRow(value, place)
    if (found === null) {
      reader.note('unexpected_shape', path, 'a row without a question or without a response', line)
      continue
    }
    rows += 1
    if (found.nUnread > 0)
      reader.note('unexpected_shape', path, `${found.nUnread} responses that are no text`, line)
    yield { kind: 'task', task: found.task }
    for (const { key, make } of found.trials)
      yield { kind: 'row', key, make: () => ({ ...make(), sources }) }
  }
  if (rows === 0 && reader.problems.length === 0)
    reader.note('unexpected_shape', path, 'no row in it')
  for (const problem of reader.problems) yield { kind: 'problem', problem }
}

export const skillFactory: Container = {
  format: 'skillfactory',
  label: 'Evaluations of SkillFactory',
  version: 1,
  claim,
  read,
}
