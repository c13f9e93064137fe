import { HEAD_BYTES } from '@/lib/ingest/open/delivery-limits'
import type { LogFile } from '@/lib/ingest/open/log-file'

// Programs write a table of the trials whose folders lie beside it. Read as trials, each would count
// twice. Such a table names these folders in its rows, or has a column for their jobs.

/** Shorter names are words that a folder may have by chance. */
const LEAST = 12

/** Columns that say where a trial's folder is. */
const OF_FOLDERS = /^(?:job|trial|run|rollout)_?(?:name|dir|folder|path)$|^job$/i

const folderOf = (path: string) => path.slice(0, Math.max(0, path.lastIndexOf('/')))

/** What lies below a table's folder: names of folders long enough to be of one trial, and one trial. */
function lookBelow(root: string, files: readonly LogFile[]) {
  const start = root === '' ? '' : `${root}/`
  const names = new Set<string>()
  let trial: string | null = null
  for (const { path } of files) {
    if (!path.startsWith(start)) continue
    if (path.endsWith('/result.json')) trial ??= folderOf(path)
    for (const name of folderOf(path).slice(start.length).split('/'))
      if (name.length >= LEAST && /\d/.test(name)) names.add(name)
  }
  return { names, trial }
}

/** A trial beside a table, or below, that the table is about as well; null where there is none. */
export async function trialsBeside(
  table: LogFile,
  columns: readonly string[],
  all: readonly LogFile[],
): Promise<string | null> {
  const { names, trial } = lookBelow(folderOf(table.path), all)
  if (trial !== null && columns.some((name) => OF_FOLDERS.test(name.trim()))) return trial
  if (names.size === 0) return null
  const head = (await table.head(HEAD_BYTES)).toString('utf8')
  const values = head.split(/[",;\t\n\r|]/).map((value) => value.trim())
  return values.find((value) => names.has(value) || names.has(value.split('/').at(-1)!)) ?? null
}
