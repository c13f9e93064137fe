import type { Claim, LogBundle } from '@/lib/ingest/formats/reading/container-format'
import { HEAD_BYTES } from '@/lib/ingest/open/delivery-limits'
import type { LogFile } from '@/lib/ingest/open/log-file'
import { placeOf } from './workspace-paths'

// A workspace is found by what its gradings and benchmarks begin with, never by a name alone: many
// projects have a benchmark.json of their own. Its other files are then known by where they lie.

const HEADS_AT_ONCE = 32

const GRADING = /(?:^|\/)(?:grading|eval-\w+-grading)\.json$/
const BENCHMARK = /(?:^|\/)benchmark\.json$/
const METADATA = /(?:^|\/)iteration[^/]*\/(?:[^/]+\/)+eval_metadata\.json$/
const EVALS = /(?:^|\/)evals\.json$/

const GRADED = /"(?:expectations|assertions)"\s*:[\s\S]*"passed"\s*:/
const MEASURED =
  /"(?:run_summary|configurations|\w*with(?:out)?_skill\w*|per_case|evals_run|runs_per_configuration)"\s*:/
/** What vskill and agent-skill-eval write under the same name. */
const OTHERS = /"(?:cases|runs_per_eval)"\s*:/
/** What is asked of a run shows a workspace too, where its gradings cannot be read. */
const ASKED = /"(?:eval_id|eval_name)"\s*:/
const PROMPTS = /"(?:evals|skill_name)"\s*:/

/** Beside the iterations, or the tasks: what people said and what is asked of the runs. */
const BESIDE =
  /^(?:evals\/)?(?:evals|eval_metadata|trigger-eval|feedback|history|eval_summary)\.json$|^(?:evals\/)?[\w-]+\.(?:md|html)$/

/** Below a task without an iteration: what the tool itself writes. */
const OWN = /(?:^|\/)(?:eval_metadata|timing|metrics|grading|comparison|feedback)\.json$/

const isMarker = async (file: LogFile): Promise<boolean> => {
  const isGrading = GRADING.test(file.path)
  const isMetadata = METADATA.test(file.path)
  if (!isGrading && !isMetadata && !BENCHMARK.test(file.path)) return false
  const head = await headOf(file)
  if (isMetadata) return ASKED.test(head)
  // A grading may explain itself at length before its first check.
  if (isGrading) return GRADED.test(head) || /^\s*\{\s*"(?:expectations|eval_id)"/.test(head)
  return MEASURED.test(head) && !OTHERS.test(head)
}

const headOf = async (file: LogFile): Promise<string> => {
  try {
    return (await file.head(HEAD_BYTES)).toString('utf8')
  } catch {
    // What cannot be read now is claimed by nobody, and named so in the report.
    return ''
  }
}

const filter = async (
  files: readonly LogFile[],
  isWanted: (file: LogFile) => Promise<boolean>,
): Promise<LogFile[]> => {
  const wanted: LogFile[] = []
  for (let from = 0; from < files.length; from += HEADS_AT_ONCE) {
    const some = files.slice(from, from + HEADS_AT_ONCE)
    const answers = await Promise.all(some.map(isWanted))
    wanted.push(...some.filter((_, index) => answers[index]))
  }
  return wanted
}

const parentOf = (path: string) => path.slice(0, Math.max(0, path.lastIndexOf('/')))

const isBelow = (path: string, folder: string) => folder === '' || path.startsWith(`${folder}/`)

/** What a workspace holds: folders that are its own as a whole, and files of its own kinds. */
interface Workspace {
  readonly root: string
  /** Iterations, and the folders of runs that belong to none. */
  readonly folders: Set<string>
  readonly files: LogFile[]
}

const at = (root: string, name: string) => (root === '' ? name : `${root}/${name}`)

const findWorkspaces = (markers: readonly LogFile[]): Map<string, Workspace> => {
  const workspaces = new Map<string, Workspace>()
  for (const { path } of markers) {
    const { root, iteration, folder } = placeOf(path)
    const found = workspaces.get(root) ?? { root, folders: new Set(), files: [] }
    workspaces.set(root, found)
    if (iteration !== null) found.folders.add(at(root, iteration))
    else if (GRADING.test(path)) found.folders.add(folder)
  }
  return workspaces
}

/** The nearest workspace around a file that has a claim on it. */
const ownerOf = (
  file: LogFile,
  isOwn: boolean,
  workspaces: ReadonlyMap<string, Workspace>,
): Workspace | null => {
  for (let folder = parentOf(file.path); ; folder = parentOf(folder)) {
    const workspace = workspaces.get(folder)
    if (workspace) {
      const inside = file.path.slice(folder === '' ? 0 : folder.length + 1)
      if (isOwn || BESIDE.test(inside)) return workspace
      if ([...workspace.folders].some((one) => isBelow(file.path, one))) return workspace
      if (OWN.test(inside) && !inside.startsWith('iteration')) return workspace
    }
    if (folder === '') return null
  }
}

/** evals.json beside a workspace, which says what skill its runs are about. */
const promptsOf = (root: string, prompts: ReadonlyMap<string, LogFile>): LogFile | null => {
  const places = ['evals.json', 'evals/evals.json'].map((name) => at(root, name))
  const beside =
    root === '' ? [] : places.map((place) => at(parentOf(root), place.slice(root.length + 1)))
  return [...places, ...beside].map((place) => prompts.get(place)).find((file) => file) ?? null
}

const bundleOf = (workspace: Workspace, prompts: LogFile | null): LogBundle => {
  const files = new Set(workspace.files)
  if (prompts) files.add(prompts)
  // evals.json may lie one folder above: the bundle then begins there.
  const root =
    prompts && !isBelow(prompts.path, workspace.root) ? parentOf(workspace.root) : workspace.root
  return { root, files: [...files] }
}

/** Bundles the files of each workspace; lists of prompts without results are known and hold no trial. */
export const claimWorkspaces = async (files: readonly LogFile[]): Promise<Claim> => {
  const markers = new Set(await filter(files, isMarker))
  const lists = await filter(
    files,
    async (file) => EVALS.test(file.path) && PROMPTS.test(await headOf(file)),
  )
  const prompts = new Map(lists.map((file) => [file.path, file]))
  const workspaces = findWorkspaces([...markers])
  if (workspaces.size > 0)
    for (const file of files) ownerOf(file, markers.has(file), workspaces)?.files.push(file)
  const bundles = [...workspaces.values()].map((one) => bundleOf(one, promptsOf(one.root, prompts)))
  return { bundles, known: lists, problems: [] }
}
