import type { Claim, LogBundle } from '@/lib/ingest/formats/reading/container-format'
import { HEAD_BYTES } from '@/lib/ingest/open/delivery-limits'
import type { LogFile } from '@/lib/ingest/open/log-file'

/** What of a store is read: a session each is a trial, all else is the library's history. */
const LIBRARY =
  /^(?:manifest\.jsonl|evolve_skill_registry\.json|evolve_history\.jsonl|validation_(?:jobs|results|decisions)\/.+\.json|skills\/[^/]+\/.+)$/
const SESSION = /^sessions\/[^/]+\.json$/

/** The one file, or the kind of file, that tells a store from other folders. */
const TELLING = /(?:^|\/)(?:evolve_skill_registry\.json|validation_jobs\/[^/]+\.json)$/
const IN_SESSIONS = /(?:^|\/)sessions\/[^/]+\.json$/

const rootOf = (path: string): string =>
  path
    .split('/')
    .slice(0, /validation_jobs\/|sessions\//.test(path) ? -2 : -1)
    .join('/')

const isSessionHead = (head: string): boolean =>
  /"session_id"\s*:/.test(head) && /"(?:user_alias|num_turns|turns)"\s*:/.test(head)

/** Folders that are stores: they have a registry or jobs, or sessions in the words of SkillClaw. */
async function findRoots(files: readonly LogFile[]): Promise<Set<string>> {
  const roots = new Set(
    files.filter(({ path }) => TELLING.test(path)).map(({ path }) => rootOf(path)),
  )
  const asked = new Set<string>()
  for (const file of files) {
    if (!IN_SESSIONS.test(file.path)) continue
    const root = rootOf(file.path)
    if (roots.has(root) || asked.has(root)) continue
    asked.add(root)
    const head = await file.head(HEAD_BYTES).catch(() => Buffer.alloc(0))
    if (isSessionHead(head.toString('utf8'))) roots.add(root)
  }
  return roots
}

/** The store that a file lies in: the longest root above it. */
function storeOf(path: string, roots: ReadonlySet<string>): string | null {
  let folder = path
  while (folder !== '') {
    folder = folder.slice(0, Math.max(0, folder.lastIndexOf('/')))
    if (roots.has(folder)) return folder
  }
  return null
}

/** Those of a store's files that tell its rounds. */
export const roundFiles = (files: readonly LogFile[]): readonly LogFile[] =>
  files.filter(({ path }) => /evolve_(?:history\.jsonl|skill_registry\.json)$/.test(path))

/** A bundle a session, and one for what the library went through. */
export async function claimStores(files: readonly LogFile[]): Promise<Claim> {
  const roots = await findRoots(files)
  const sessions: { file: LogFile; root: string }[] = []
  const libraries = new Map<string, LogFile[]>()
  for (const file of roots.size === 0 ? [] : files) {
    const root = storeOf(file.path, roots)
    if (root === null) continue
    const inside = root === '' ? file.path : file.path.slice(root.length + 1)
    if (SESSION.test(inside)) sessions.push({ file, root })
    else if (LIBRARY.test(inside)) libraries.set(root, [...(libraries.get(root) ?? []), file])
  }
  const telling = new Map([...libraries].map(([root, own]) => [root, roundFiles(own)]))
  // They tell which round a session ran in.
  const trials = sessions.map(({ file, root }): LogBundle => {
    const beside = telling.get(root) ?? []
    return { root: file.path, files: [file], ...(beside.length > 0 && { beside }) }
  })
  const history = [...libraries].map(([root, own]) => ({ root, files: own }))
  return { bundles: [...trials, ...history], known: [], problems: [] }
}
