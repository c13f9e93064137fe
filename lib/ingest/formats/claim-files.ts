import type { ReadOptions } from '@/lib/domain/import'
import type { LogProblem } from '@/lib/domain/problem'
import { isArchiveName } from '@/lib/ingest/open/archive-path'
import type { Container, LogBundle } from '@/lib/ingest/formats/reading/container-format'
import { CONTAINERS } from './index'
import type { LogFile } from '@/lib/ingest/open/log-file'
import { nameStray } from './name-stray'

/** A bundle with the format that claimed it. */
export interface ClaimedBundle {
  readonly container: Container
  readonly bundle: LogBundle
}

export interface ClaimedFiles {
  /** Sorted by folder, those that describe tasks of trials last. */
  readonly bundles: readonly ClaimedBundle[]
  /** Files of a format but of no bundle. */
  readonly known: readonly { readonly container: Container; readonly file: LogFile }[]
  readonly problems: readonly LogProblem[]
}

const parentOf = (path: string): string => {
  const cut = path.lastIndexOf('/')
  return cut < 0 ? '' : path.slice(0, cut)
}

/** All folders above files. */
const foldersAbove = (files: Iterable<LogFile>): Set<string> => {
  const folders = new Set<string>([''])
  for (const file of files) {
    for (let path = parentOf(file.path); path !== '' && !folders.has(path); path = parentOf(path)) {
      folders.add(path)
    }
  }
  return folders
}

/** The outermost folder above a file that holds nothing claimed; the file's own folder else. */
const strayFolder = (file: LogFile, claimed: ReadonlySet<string>): string => {
  let stray = parentOf(file.path)
  if (claimed.has(stray)) return stray
  for (let path = parentOf(stray); path !== '' && !claimed.has(path); path = parentOf(path))
    stray = path
  return stray
}

interface StrayGroup {
  readonly folder: string
  readonly code: LogProblem['code']
  readonly files: LogFile[]
  /** What all of them are; null where they differ or nothing tells. */
  words: string | null
}

/** One line a folder and kind of files that nobody claims, not one a file. */
const strayProblems = async (
  strays: readonly LogFile[],
  used: Iterable<LogFile>,
): Promise<LogProblem[]> => {
  const claimed = foldersAbove(used)
  const groups = new Map<string, StrayGroup>()
  const problems: LogProblem[] = []
  for (const file of strays) {
    if (isArchiveName(file.path)) {
      problems.push({ code: 'archive_nested', file: file.path, detail: `${file.bytes} bytes` })
      continue
    }
    const folder = strayFolder(file, claimed)
    const { code, words } = await nameStray(file)
    const group = groups.get(`${code} ${folder}`)
    if (!group) groups.set(`${code} ${folder}`, { folder, code, files: [file], words })
    else {
      group.files.push(file)
      if (group.words !== words) group.words = null
    }
  }
  return [...problems, ...[...groups.values()].map(problemOf)]
}

function problemOf({ folder, code, files, words }: StrayGroup): LogProblem {
  const names = files.map(({ path }) => (folder === '' ? path : path.slice(folder.length + 1)))
  const only = names.length === 1 && names[0] !== undefined
  const shown = names.slice(0, 3).join(', ') + (names.length > 3 ? ', …' : '')
  return {
    code,
    file: only ? [folder, names[0]].filter(Boolean).join('/') : folder || '.',
    detail: (only ? '1 file' : `${names.length} files: ${shown}`) + (words ? ` (${words})` : ''),
  }
}

const isLate = ({ container }: ClaimedBundle) => Number(container.comesAfterTrials ?? false)

const inOrder = (a: ClaimedBundle, b: ClaimedBundle) =>
  isLate(a) - isLate(b) || (a.bundle.root < b.bundle.root ? -1 : 1)

/**
 * Asks every format for its bundles, in order; a file belongs to the first that claims it. What
 * nobody claims is named by folder. Reads heads of files only.
 */
export const claimFiles = async (
  files: readonly LogFile[],
  set?: ReadOptions,
): Promise<ClaimedFiles> => {
  const bundles: ClaimedBundle[] = []
  const known: { container: Container; file: LogFile }[] = []
  const problems: LogProblem[] = []
  const used = new Set<LogFile>()
  // A copy: what formats remember of a list goes with it.
  let rest: readonly LogFile[] = [...files]
  for (const container of CONTAINERS) {
    const claim = await container.claim(rest, set, files)
    for (const bundle of claim.bundles) {
      bundles.push({ container, bundle })
      for (const file of bundle.files) used.add(file)
    }
    for (const file of claim.known) {
      used.add(file)
      known.push({ container, file })
    }
    problems.push(...claim.problems)
    // What nobody took stays the same list: formats with one layout then look at it once.
    if (claim.bundles.length + claim.known.length > 0) rest = rest.filter((file) => !used.has(file))
  }
  bundles.sort(inOrder)
  return { bundles, known, problems: [...problems, ...(await strayProblems(rest, used))] }
}
