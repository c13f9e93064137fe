import { HEAD_BYTES } from '@/lib/ingest/open/delivery-limits'
import type { Claim, LogBundle } from '@/lib/ingest/formats/reading/container-format'
import type { LogFile } from '@/lib/ingest/open/log-file'

// A trial is a folder whose result.json has a task_name; a job's has n_total_trials instead. Depth
// tells nothing: jobs nest, and some trials lie in a folder named like a job. A file cut short may
// show neither; then the folder's other files decide.

/** What a folder is. `maybe`: looks like a trial, but its result.json does not say. */
type Role = 'trial' | 'maybe' | 'job' | 'without_result' | null

export interface Folder {
  readonly path: string
  readonly files: Map<string, LogFile>
  readonly children: Set<string>
}

/** The folders of a delivery with their own files and the names of their subfolders. */
export const foldersOf = (files: readonly LogFile[]): Map<string, Folder> => {
  const folders = new Map<string, Folder>()
  const folder = (path: string): Folder => {
    const known = folders.get(path)
    if (known) return known
    const made: Folder = { path, files: new Map(), children: new Set() }
    folders.set(path, made)
    const cut = path.lastIndexOf('/')
    if (path !== '') folder(cut < 0 ? '' : path.slice(0, cut)).children.add(path.slice(cut + 1))
    return made
  }
  for (const file of files) {
    const cut = file.path.lastIndexOf('/')
    folder(cut < 0 ? '' : file.path.slice(0, cut)).files.set(file.path.slice(cut + 1), file)
  }
  return folders
}

/** The beginning of a file as text; empty where there is none. */
type HeadText = (file: LogFile | undefined) => Promise<string>

/** Several formats look at the same heads. They go with the list of files: later nobody asks for them. */
const rememberHeads = (): HeadText => {
  const heads = new Map<LogFile, string>()
  return async (file) => {
    if (!file) return ''
    const known = heads.get(file)
    if (known !== undefined) return known
    let head = ''
    try {
      head = (await file.head(HEAD_BYTES)).toString('utf8')
    } catch {
      // Unreadable now is unreadable later: reading says so, with the reason.
    }
    heads.set(file, head)
    return head
  }
}

const AGENT_FOLDERS = ['agent', 'verifier', 'trajectory']

const looksLikeTrial = (folder: Folder, configHead: string): boolean =>
  /"trial_name"\s*:/.test(configHead) ||
  AGENT_FOLDERS.some((name) => folder.children.has(name)) ||
  /__\w{5,12}$/.test(folder.path)

const roleOf = async (
  folder: Folder,
  folders: ReadonlyMap<string, Folder>,
  headText: HeadText,
): Promise<Role> => {
  const result = folder.files.get('result.json')
  if (result) {
    const head = await headText(result)
    const job = head.search(/"n_total_trials"\s*:/)
    const trial = head.search(/"task_name"\s*:/)
    if (job >= 0 && (trial < 0 || job < trial)) return 'job'
    if (trial >= 0) return 'trial'
  }
  const configHead = await headText(folder.files.get('config.json'))
  if (result) return looksLikeTrial(folder, configHead) ? 'maybe' : null
  if (JOB_CONFIG.test(configHead)) return 'job'
  const isStarted = TRIAL_CONFIG.test(configHead) || hasTrajectory(folder, folders)
  return isStarted ? 'without_result' : null
}

const JOB_CONFIG = /"(?:n_attempts|jobs_dir|job_name|orchestrator|n_concurrent_trials)"\s*:/
const TRIAL_CONFIG = /"(?:trial_name|task_path)"\s*:/

const TRAJECTORIES: readonly (readonly [folder: string, file: string])[] = [
  ['agent', 'trajectory.json'],
  ['artifacts', 'trajectory.json'],
  ['trajectory', 'acp_trajectory.jsonl'],
]

const hasTrajectory = (folder: Folder, folders: ReadonlyMap<string, Folder>): boolean =>
  TRAJECTORIES.some(
    ([name, file]) => folders.get(join(folder.path, name))?.files.has(file) ?? false,
  )

const join = (folder: string, name: string): string => (folder === '' ? name : `${folder}/${name}`)

const ancestors = (path: string): string[] => {
  const found: string[] = []
  for (let cut = path.lastIndexOf('/'); cut >= 0; cut = path.lastIndexOf('/', cut - 1)) {
    found.push(path.slice(0, cut))
  }
  return path === '' ? found : [...found, '']
}

/** Heads that are read side by side: a disk answers many at once, and each is small. */
const HEADS_AT_ONCE = 32

/** Every folder's role, where an outer trial swallows what looks like one inside it. */
const decideRoles = async (
  folders: ReadonlyMap<string, Folder>,
  headText: HeadText,
): Promise<Map<string, Role>> => {
  const roles = new Map<string, Role>()
  const candidates = [...folders.values()].filter(
    ({ files, children }) =>
      files.has('result.json') || files.has('config.json') || children.size > 0,
  )
  for (let from = 0; from < candidates.length; from += HEADS_AT_ONCE) {
    const some = candidates.slice(from, from + HEADS_AT_ONCE)
    const found = await Promise.all(some.map((folder) => roleOf(folder, folders, headText)))
    for (const [index, folder] of some.entries()) roles.set(folder.path, found[index]!)
  }
  const sure = [...roles].filter(([, role]) => role === 'trial').map(([path]) => path)
  const holdsTrial = new Set(sure.flatMap(ancestors))
  for (const [path, role] of roles) {
    // A doubtful folder around real trials is their job.
    if ((role === 'maybe' || role === 'without_result') && holdsTrial.has(path))
      roles.set(path, 'job')
  }
  for (const path of roles.keys()) {
    const outer = ancestors(path).some(
      (one) =>
        roles.get(one) === 'trial' ||
        roles.get(one) === 'maybe' ||
        roles.get(one) === 'without_result',
    )
    if (outer) roles.set(path, null)
  }
  return roles
}

interface Layout {
  readonly headText: HeadText
  readonly folders: ReadonlyMap<string, Folder>
  /** The files of each trial, by its folder, as they are listed. */
  readonly owned: ReadonlyMap<string, readonly LogFile[]>
  /** Files that lie in the folder of a job. */
  readonly ofJobs: readonly LogFile[]
}

const parentOf = (path: string): string => path.slice(0, Math.max(0, path.lastIndexOf('/')))

/** The trial that a folder lies in: itself, or the nearest around it. Asked once a folder. */
const ownersOf = (roles: ReadonlyMap<string, Role>) => {
  const known = new Map<string, string | null>()
  const ownerOf = (folder: string): string | null => {
    const found = known.get(folder)
    if (found !== undefined) return found
    const outer = folder === '' ? null : ownerOf(parentOf(folder))
    const owner = isTrialRole(roles.get(folder)) ? folder : outer
    known.set(folder, owner)
    return owner
  }
  return ownerOf
}

const divide = (
  files: readonly LogFile[],
  roles: ReadonlyMap<string, Role>,
): Pick<Layout, 'owned' | 'ofJobs'> => {
  const ownerOf = ownersOf(roles)
  const owned = new Map<string, LogFile[]>()
  const ofJobs: LogFile[] = []
  for (const file of files) {
    const folder = parentOf(file.path)
    const owner = ownerOf(folder)
    if (owner !== null) {
      const list = owned.get(owner)
      if (list) list.push(file)
      else owned.set(owner, [file])
    } else if (roles.get(folder) === 'job') ofJobs.push(file)
  }
  return { owned, ofJobs }
}

/** Formats that share the layout ask of the same files, one after the other. */
const layouts = new WeakMap<readonly LogFile[], Layout>()

const layoutOf = async (files: readonly LogFile[]): Promise<Layout> => {
  const known = layouts.get(files)
  if (known) return known
  const folders = foldersOf(files)
  const headText = rememberHeads()
  const roles = await decideRoles(folders, headText)
  const layout = { headText, folders, ...divide(files, roles) }
  layouts.set(files, layout)
  return layout
}

/**
 * Finds trial folders wherever they lie in a delivery, those without a result as well, as far as
 * `isOwn` says of the head of their result.json (empty without one) that they are of its format.
 */
export const claimTrialFolders = async (
  files: readonly LogFile[],
  isOwn: (resultHead: string) => boolean = () => true,
): Promise<Claim> => {
  const { headText, folders, owned, ofJobs } = await layoutOf(files)
  const bundles: LogBundle[] = []
  for (const [root, list] of owned) {
    if (isOwn(await headText(folders.get(root)?.files.get('result.json'))))
      bundles.push({ root, files: list })
  }
  const above = new Set(bundles.flatMap(({ root }) => ancestors(root)))
  const known = ofJobs.filter(
    ({ path }) => above.has(ancestors(path)[0]!) || owned.size === bundles.length,
  )
  return { bundles, known, problems: [] }
}

const isTrialRole = (role: Role | undefined): boolean =>
  role === 'trial' || role === 'maybe' || role === 'without_result'
