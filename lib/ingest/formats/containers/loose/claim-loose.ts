import type { Claim, LogBundle } from '@/lib/ingest/formats/reading/container-format'
import { findTranscript } from '@/lib/ingest/formats/transcripts/read-agent-log'
import { HEAD_BYTES } from '@/lib/ingest/open/delivery-limits'
import type { LogFile } from '@/lib/ingest/open/log-file'

// Which files are agents' logs without a trial around them, and which of them are one: a
// continuation or a sub-agent's log is named after the log it belongs to, as its reader knows.

/** Heads that are read side by side: a disk answers many at once, and each is small. */
const HEADS_AT_ONCE = 32

const parentOf = (path: string) => path.slice(0, Math.max(0, path.lastIndexOf('/')))

/** Paths by their folder, made once where a reader asks for them. */
const foldersOf = (files: readonly LogFile[]): ((folder: string) => readonly string[]) => {
  let held: Map<string, string[]> | null = null
  return (folder) => {
    if (held === null) {
      held = new Map()
      for (const { path } of files) {
        const own = held.get(parentOf(path))
        if (own) own.push(path)
        else held.set(parentOf(path), [path])
      }
    }
    return held.get(folder) ?? []
  }
}

/** The log that a file belongs to, itself mostly; null where no reader knows it. */
const mainPathOf = async (
  file: LogFile,
  inFolder: (folder: string) => readonly string[],
): Promise<string | null> => {
  const head = async () => {
    try {
      return (await file.head(HEAD_BYTES)).toString('utf8')
    } catch {
      // What cannot be read now is claimed by nobody, and named so in the report.
      return ''
    }
  }
  const transcript = await findTranscript(file.path, head)
  if (transcript === null) return null
  const above = () => inFolder(parentOf(parentOf(file.path)))
  return transcript.mainOf?.(file.path) ?? transcript.mainAmong?.(file.path, above()) ?? file.path
}

/** Bundles agents' logs that lie by themselves; the first file of a bundle is the one it begins in. */
export const claimLoose = async (files: readonly LogFile[]): Promise<Claim> => {
  const mains = new Map<LogFile, string>()
  const inFolder = foldersOf(files)
  for (let from = 0; from < files.length; from += HEADS_AT_ONCE) {
    const some = files.slice(from, from + HEADS_AT_ONCE)
    const found = await Promise.all(some.map((file) => mainPathOf(file, inFolder)))
    for (const [index, file] of some.entries())
      if (found[index] !== null) mains.set(file, found[index]!)
  }
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
    root: main.slice(0, Math.max(0, main.lastIndexOf('/'))),
    files: list,
  }))
  return { bundles, known: [], problems: [] }
}
