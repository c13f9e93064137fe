import type { Claim, LogBundle } from '@/lib/ingest/formats/reading/container-format'
import { findTranscript } from '@/lib/ingest/formats/transcripts/read-agent-log'
import { HEAD_BYTES } from '@/lib/ingest/open/delivery-limits'
import type { LogFile } from '@/lib/ingest/open/log-file'

// Which files are agents' logs without a trial around them, and which of them are one: a
// continuation or a sub-agent's log is named after the log it belongs to, as its reader knows.

/** Heads that are read side by side: a disk answers many at once, and each is small. */
const HEADS_AT_ONCE = 32

/** What is known of a file that is a log: where it begins, and how the name of its starter ends. */
interface FoundLog {
  readonly main: string
  readonly startedBy: string | null
}

/** Null where no reader knows the file. */
const lookAt = async (file: LogFile): Promise<FoundLog | null> => {
  let start = ''
  const head = async () => {
    try {
      start = (await file.head(HEAD_BYTES)).toString('utf8')
    } catch {
      // What cannot be read now is claimed by nobody, and named so in the report.
    }
    return start
  }
  const transcript = await findTranscript(file.path, head)
  if (transcript === null) return null
  const startedBy = transcript.startedBy?.(file.path, start) ?? null
  return { main: transcript.mainOf?.(file.path) ?? file.path, startedBy }
}

const stemOf = (path: string) => path.slice(path.lastIndexOf('/') + 1).replace(/\.jsonl?$/, '')

const sharedLength = (a: string, b: string): number => {
  let at = 0
  while (at < a.length && a[at] === b[at]) at += 1
  return at
}

/** Finds logs by how their names end, the nearest first: indexes are made where one is asked for. */
class Starters {
  private readonly byLength = new Map<number, Map<string, string[]>>()

  constructor(private readonly paths: readonly string[]) {}

  find(path: string, ending: string): string | null {
    const candidates = (this.endings(ending.length).get(ending) ?? []).filter((one) => one !== path)
    const near = (one: string) => sharedLength(one, path)
    return candidates.reduce<string | null>(
      (best, one) => (best === null || near(one) > near(best) ? one : best),
      null,
    )
  }

  private endings(length: number): Map<string, string[]> {
    const known = this.byLength.get(length)
    if (known) return known
    const endings = new Map<string, string[]>()
    for (const path of this.paths) {
      const ending = stemOf(path).slice(-length)
      const same = endings.get(ending)
      if (same) same.push(path)
      else endings.set(ending, [path])
    }
    this.byLength.set(length, endings)
    return endings
  }
}

/** The log that each file belongs to, over sub-agents of sub-agents. */
function mainsOf(found: ReadonlyMap<LogFile, FoundLog>): Map<LogFile, string> {
  const starters = new Starters([...found.keys()].map(({ path }) => path))
  const above = new Map<string, string>()
  for (const [{ path }, { main, startedBy }] of found) {
    const starter = startedBy === null ? null : starters.find(path, startedBy)
    const named = starter ?? main
    if (named !== path) above.set(path, named)
  }
  const topOf = (path: string) => {
    const seen = new Set<string>()
    let top = path
    while (above.has(top) && !seen.has(top)) {
      seen.add(top)
      top = above.get(top)!
    }
    // Logs that name each other stand for themselves.
    return above.has(top) ? path : top
  }
  return new Map([...found.keys()].map((file) => [file, topOf(file.path)]))
}

/** The folder of the main log, or the one above it that has the others, too. */
function sharedFolder(main: string, files: readonly LogFile[]): string {
  const folderOf = (path: string) => path.slice(0, Math.max(0, path.lastIndexOf('/')))
  let folder = folderOf(main)
  for (const { path } of files)
    while (folder !== '' && !path.startsWith(`${folder}/`)) folder = folderOf(folder)
  return folder
}

/** Bundles agents' logs that lie by themselves; the first file of a bundle is the one it begins in. */
export const claimLoose = async (files: readonly LogFile[]): Promise<Claim> => {
  const logs = new Map<LogFile, FoundLog>()
  for (let from = 0; from < files.length; from += HEADS_AT_ONCE) {
    const some = files.slice(from, from + HEADS_AT_ONCE)
    const found = await Promise.all(some.map(lookAt))
    for (const [index, file] of some.entries()) {
      const log = found[index]
      if (log) logs.set(file, log)
    }
  }
  const mains = mainsOf(logs)
  const paths = new Set([...mains.keys()].map((file) => file.path))
  const groups = new Map<string, LogFile[]>()
  for (const [file, named] of mains) {
    // A part whose beginning was not delivered stands for itself.
    const main = paths.has(named) ? named : file.path
    const group = groups.get(main)
    if (group === undefined) groups.set(main, [file])
    else if (file.path === main) group.unshift(file)
    else group.push(file)
  }
  const bundles = [...groups].map(([main, list]): LogBundle => ({
    root: sharedFolder(main, list),
    files: list,
  }))
  return { bundles, known: [], problems: [] }
}
