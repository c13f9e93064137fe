import type { ProposedMapping } from '@/lib/domain/folder-mapping'
import type { LogProblem } from '@/lib/domain/problem'
import { isArchiveName } from '@/lib/ingest/open/archive-path'
import type { LogFile } from '@/lib/ingest/open/log-file'
import { proposeMappings } from '@/lib/ingest/formats/containers/mapped/propose-mappings'
import { nameStray } from './name-stray'

// Files that nobody claims: what they are, one line a folder and kind, and mappings for what looks like trials.

export interface ToldStrays {
  readonly problems: readonly LogProblem[]
  readonly proposed: readonly ProposedMapping[]
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

interface Stray {
  readonly file: LogFile
  readonly code: LogProblem['code']
  readonly words: string | null
}

interface StrayGroup extends Omit<Stray, 'file' | 'words'> {
  readonly folder: string
  readonly files: LogFile[]
  /** What all of them are; null where they differ or nothing tells. */
  words: string | null
}

/** One line a folder and kind of files, not one a file. */
function groupProblems(strays: readonly Stray[], claimed: ReadonlySet<string>): LogProblem[] {
  const groups = new Map<string, StrayGroup>()
  for (const { file, code, words } of strays) {
    const folder = strayFolder(file, claimed)
    const group = groups.get(`${code} ${folder}`)
    if (!group) groups.set(`${code} ${folder}`, { folder, code, files: [file], words })
    else {
      group.files.push(file)
      if (group.words !== words) group.words = null
    }
  }
  return [...groups.values()].map(problemOf)
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

const FOUND = { task: 'a task', condition: 'a condition', reward: 'an outcome', model: 'a model' }

/** What a proposed mapping found, and what not. */
function proposalProblem({ folder, files, open, mapping }: ProposedMapping): LogProblem {
  const words = (isOpen: boolean) =>
    Object.entries(FOUND)
      .filter(([field]) => open.includes(field) === isOpen)
      .map(([, one]) => one)
      .join(', ')
  const lacks = words(true)
  const trials = String(mapping.trials)
  return {
    code: 'needs_mapping',
    file:
      files === 1 && !/[*{]/.test(trials)
        ? [folder, trials].filter(Boolean).join('/')
        : folder || '.',
    detail: `${files === 1 ? '1 file' : `${files} files`} (${trials}) with ${words(false)}${lacks ? `, without ${lacks}` : ''}; a mapping for them is proposed`,
  }
}

/** Trials that lie in a folder of strays speak for what lies there with them. */
async function propose(
  strays: readonly Stray[],
  all: readonly LogFile[],
  claimed: ReadonlySet<string>,
) {
  const files = strays.map(({ file }) => file)
  const found = await proposeMappings(files, all)
  const own = new Set(found.flatMap((one) => one.own))
  const folders = new Set([...own].map((file) => strayFolder(file, claimed)))
  for (const folder of claimed) folders.delete(folder)
  const rest = strays.filter(
    ({ file }) => !own.has(file) && !folders.has(strayFolder(file, claimed)),
  )
  const proposed = found.map((one) => one.proposed)
  return { proposed, rest }
}

/** What files are that nobody claims. Looks into small ones only. */
export async function tellStrays(
  files: readonly LogFile[],
  used: ReadonlySet<LogFile>,
  all: readonly LogFile[],
): Promise<ToldStrays> {
  const claimed = foldersAbove(used)
  const nested = files.filter(({ path }) => isArchiveName(path))
  const beside = new Set([...used].map(({ path }) => parentOf(path)))
  const strays: Stray[] = []
  for (const file of files) {
    if (isArchiveName(file.path)) continue
    const folder = parentOf(file.path)
    const isBeside = [folder, parentOf(folder)].some((one) => one !== '' && beside.has(one))
    strays.push({ file, ...(await nameStray(file, isBeside)) })
  }
  const isOpen = ({ code }: Stray) => code === 'unknown_format' || code === 'not_read'
  const { proposed, rest } = await propose(strays.filter(isOpen), all, claimed)
  return {
    problems: [
      ...nested.map(({ path, bytes }): LogProblem => ({
        code: 'archive_nested',
        file: path,
        detail: `${bytes} bytes`,
      })),
      ...proposed.map(proposalProblem),
      ...groupProblems([...strays.filter((one) => !isOpen(one)), ...rest], claimed),
    ],
    proposed,
  }
}
