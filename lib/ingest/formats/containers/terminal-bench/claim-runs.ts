import type { LogBundle } from '@/lib/ingest/formats/reading/container-format'
import { HEAD_BYTES } from '@/lib/ingest/open/delivery-limits'
import type { LogFile } from '@/lib/ingest/open/log-file'

// `<run>/<task>/<trial>/results.json` is a trial's, `<run>/[<time>__]results.json` the run's, which
// repeats all trials; many submissions ship only that one.

const RESULTS = /(?:^|\/)[^/]*results\.json$/
const ABOUT_RUN = /^(?:[^/]*run_metadata\.json|tb\.lock)$/
const HEADS_AT_ONCE = 32

type Kind = 'run' | 'trial' | null

/** What a results.json is, by its first 4 KB: a long instruction may hide the rest. */
export const kindOf = (head: string): Kind => {
  const list = head.search(/"results"\s*:\s*\[/)
  const task = head.search(/"task_id"\s*:/)
  if (task < 0 || !/"trial_name"\s*:/.test(head)) return null
  if (!/"(?:is_resolved|failure_mode|instruction|parser_results)"\s*:/.test(head)) return null
  return list >= 0 && list < task ? 'run' : 'trial'
}

const parentOf = (path: string): string => path.slice(0, Math.max(0, path.lastIndexOf('/')))
const nameOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1)

const headOf = async (file: LogFile): Promise<string> => {
  try {
    return (await file.head(HEAD_BYTES)).toString('utf8')
  } catch {
    // Unreadable now is unreadable later: nobody claims it, and the report names it.
    return ''
  }
}

interface Found {
  readonly runs: ReadonlyMap<string, LogFile>
  readonly trials: ReadonlyMap<string, LogFile>
}

/** The results files of a delivery by the folder they lie in. */
const findResults = async (files: readonly LogFile[]): Promise<Found> => {
  const candidates = files.filter(({ path }) => RESULTS.test(path))
  const runs = new Map<string, LogFile>()
  const trials = new Map<string, LogFile>()
  for (let from = 0; from < candidates.length; from += HEADS_AT_ONCE) {
    const some = candidates.slice(from, from + HEADS_AT_ONCE)
    const heads = await Promise.all(some.map(headOf))
    for (const [index, file] of some.entries()) {
      const kind = kindOf(heads[index]!)
      if (kind !== null) (kind === 'run' ? runs : trials).set(parentOf(file.path), file)
    }
  }
  return { runs, trials }
}

/** The folder of a trial's run: that of its results or metadata, else two above the trial's. */
const runFolder = (trial: string, isRun: (folder: string) => boolean): string => {
  for (let folder = trial; folder !== ''; folder = parentOf(folder)) {
    if (isRun(parentOf(folder))) return parentOf(folder)
  }
  return parentOf(parentOf(trial))
}

const ownerOf = (path: string, folders: { has(folder: string): boolean }): string | null => {
  for (let folder = parentOf(path); ; folder = parentOf(folder)) {
    if (folders.has(folder)) return folder
    if (folder === '') return null
  }
}

/**
 * One bundle a trial with a folder, and one a run for the trials that only its results name; the first
 * file of each is the results.json that is read.
 */
export async function claimRuns(files: readonly LogFile[]): Promise<LogBundle[]> {
  const { runs, trials } = await findResults(files)
  if (runs.size + trials.size === 0) return []
  const about = new Map<string, LogFile[]>()
  const inside = new Map<string, LogFile[]>()
  const put = (map: Map<string, LogFile[]>, key: string, file: LogFile) => {
    const list = map.get(key)
    if (list) list.push(file)
    else map.set(key, [file])
  }
  for (const file of files) {
    if (ABOUT_RUN.test(nameOf(file.path))) put(about, parentOf(file.path), file)
    const trial = ownerOf(file.path, trials)
    if (trial !== null && trials.get(trial) !== file) put(inside, trial, file)
  }
  const isRun = (folder: string) => runs.has(folder) || about.has(folder)
  const bundles: LogBundle[] = []
  const ofRun = new Map<string, LogFile[]>()
  for (const [folder, file] of trials) {
    const root = runFolder(folder, isRun)
    put(ofRun, root, file)
    const own = inside.get(folder) ?? []
    bundles.push({ root, files: [file, ...own, ...(about.get(root) ?? [])] })
  }
  for (const [root, file] of runs)
    bundles.push({ root, files: [file, ...(about.get(root) ?? []), ...(ofRun.get(root) ?? [])] })
  return bundles
}
