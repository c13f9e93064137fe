import { createHash } from 'node:crypto'
import { bareTask } from '@/lib/domain/new-trial'
import { isTaskName } from '@/lib/domain/task-name'
import { BundleReader } from './bundle-reader'
import { filesByHead } from './claim-by-head'
import type { Container, LogBundle, ReadItem } from './container-format'
import type { TaskDraft, TrialDraft } from './trial-draft'
import type { LogFile } from '@/lib/ingest/open/log-file'

// Tools that write one JSON file a run of theirs, with all its trials. Such a format says how its
// file begins and what its trials are; the rest is here.

/** One trial of a result file: what the file says of it, and the draft made of that. */
export interface ResultRow {
  readonly raw: unknown
  readonly domain?: string | null
  /** What is known of its task beside its domain. */
  readonly tags?: readonly string[]
  make(): TrialDraft
}

export interface ResultFile {
  readonly format: string
  readonly label: string
  readonly version: number
  /** Whether a file of this name may be one; only then is its head looked at. */
  readonly mayBe: (path: string) => boolean
  /** Whether it is one, by its first 4 KB: never by its name alone. */
  readonly recognises: (head: string, path: string) => boolean
  /** Names of files in the same folder that belong to it. */
  readonly beside?: readonly string[]
  /** A folder beside it, with its slash, whose files belong to it. */
  readonly below?: string
  /** The trials of the file at this path of the bundle. */
  read(reader: BundleReader, path: string): Promise<readonly ResultRow[]>
}

const folderOf = (path: string) => path.slice(0, Math.max(0, path.lastIndexOf('/')))

async function bundlesOf(format: ResultFile, files: readonly LogFile[]): Promise<LogBundle[]> {
  const byPath = new Map(files.map((file) => [file.path, file]))
  const own = await filesByHead(files, format.mayBe, format.recognises)
  return own.map((file) => {
    const root = folderOf(file.path)
    const beside = (format.beside ?? []).flatMap(
      (name) => byPath.get(root === '' ? name : `${root}/${name}`) ?? [],
    )
    const start = root === '' ? (format.below ?? '') : `${root}/${format.below ?? ''}`
    const below = format.below ? files.filter(({ path }) => path.startsWith(start)) : []
    return { root, files: [file, ...beside, ...below] }
  })
}

/** Short hash of what tells one thing from others. */
export const contentIdOf = (...parts: readonly unknown[]): string =>
  createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 32)

const taskOf = (
  name: string,
  file: string,
  domain: string,
  tags: readonly string[],
): TaskDraft => ({
  ...bareTask(name),
  file,
  domain,
  tags,
  skills: null,
})

async function* readBundle(format: ResultFile, bundle: LogBundle): AsyncGenerator<ReadItem> {
  const reader = new BundleReader(bundle)
  const file = bundle.files[0]!.path
  const path = file.slice(bundle.root === '' ? 0 : bundle.root.length + 1)
  const rows = await format.read(reader, path)
  const tasks = new Map<string, TaskDraft>()
  for (const { raw, domain, tags = [], make } of rows) {
    const draft = make()
    if (!isTaskName(draft.taskName)) {
      reader.note('unexpected_shape', path, 'no name of a task that a link can hold')
      continue
    }
    if (domain) tasks.set(draft.taskName, taskOf(draft.taskName, file, domain, tags))
    const whole = { root: file, file, sources: [...reader.sources], ...draft }
    yield { kind: 'row', key: contentIdOf(raw), make: () => whole }
  }
  for (const task of tasks.values()) yield { kind: 'task', task }
  if (rows.length === 0 && reader.problems.length === 0)
    reader.note('unexpected_shape', path, 'no trial in it')
  for (const problem of reader.problems) yield { kind: 'problem', problem }
}

/** The container of such a format. */
export const resultFile = (format: ResultFile): Container => ({
  format: format.format,
  label: format.label,
  version: format.version,
  claim: async (files) => ({ bundles: await bundlesOf(format, files), known: [], problems: [] }),
  read: (bundle) => readBundle(format, bundle),
})
