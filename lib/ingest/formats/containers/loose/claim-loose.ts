import { HEAD_BYTES } from '@/lib/ingest/open/delivery-limits'
import type { Claim, LogBundle } from '@/lib/ingest/formats/log-adapter'
import type { LogFile } from '@/lib/ingest/open/log-file'

// Which loose files are ATIF, and which of them are one trajectory: a continuation or a sub-agent
// is named after the document it belongs to (`x.json`, `x.cont-1.json`,
// `x.summarization-1-answers.json`), as the RFC's writers do it. What is inside is not read here.

const IS_ATIF = /"schema_version"\s*:\s*"ATIF-/

const PART = /\.(?:cont(?:inuation)?-\d+|summarization-[\w-]+|sub-?agents?(?:[-.][\w.-]+)?)\.json$/

/** Heads that are read side by side: a disk answers many at once, and each is small. */
const HEADS_AT_ONCE = 32

const isAtifFile = async (file: LogFile): Promise<boolean> => {
  try {
    return IS_ATIF.test((await file.head(HEAD_BYTES)).toString('utf8'))
  } catch {
    // What cannot be read now is claimed by nobody, and named so in the report.
    return false
  }
}

const atifFiles = async (files: readonly LogFile[]): Promise<LogFile[]> => {
  const candidates = files.filter((file) => file.path.endsWith('.json'))
  const found: LogFile[] = []
  for (let from = 0; from < candidates.length; from += HEADS_AT_ONCE) {
    const some = candidates.slice(from, from + HEADS_AT_ONCE)
    const isAtif = await Promise.all(some.map(isAtifFile))
    found.push(...some.filter((_, index) => isAtif[index]))
  }
  return found
}

/** The document that a part is named after; a document that is no part is its own. */
const mainPath = (path: string): string => path.replace(PART, '.json')

/** Bundles loose ATIF documents; the first file of a bundle is the one it begins in. */
export const claimAtifFiles = async (files: readonly LogFile[]): Promise<Claim> => {
  const atif = await atifFiles(files)
  const paths = new Set(atif.map((file) => file.path))
  const groups = new Map<string, LogFile[]>()
  for (const file of atif) {
    // A part whose beginning was not delivered stands for itself.
    const main = paths.has(mainPath(file.path)) ? mainPath(file.path) : file.path
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
