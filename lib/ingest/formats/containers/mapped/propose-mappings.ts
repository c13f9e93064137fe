import type { MappedExample, ProposedMapping } from '@/lib/domain/folder-mapping'
import { pathMatcher } from '@/lib/domain/name-pattern'
import { BundleReader } from '@/lib/ingest/formats/reading/bundle-reader'
import type { LogFile } from '@/lib/ingest/open/log-file'
import { readStated } from './read-stated'
import { draftMapped } from './draft-mapped'
import { guessMapping } from './guess-mapping'
import type { SeenFile } from './guess-values'
import { placesOf } from './mapped-places'
import { parseMapping, type Mapping } from './mapping'
import { folderOf, isData, isLog, MOST_ALIKE, nameOf, SeenFiles, type Seen } from './seen-files'

// Files that no format claims and that look like trials: grouped by their names and shapes, each group
// with a mapping that would read it. Nothing is read by it until a person says so.

/** Files beside a trial that are looked into, and trials that are shown. */
const MOST_BESIDE = 20
const MOST_EXAMPLES = 3

/** The folder that all of these lie below, with its slash. */
function sharedFolder(paths: readonly string[]): string {
  let shared = folderOf(paths[0]!)
  for (const path of paths) while (!path.startsWith(shared)) shared = folderOf(shared.slice(0, -1))
  return shared
}

class Proposer {
  constructor(
    private readonly strays: readonly LogFile[],
    private readonly all: readonly LogFile[],
    private readonly seen: SeenFiles,
  ) {}

  /** Small files and logs below the folders of most of these trials, as paths from there. */
  private async beside(files: readonly LogFile[]) {
    const own = new Set(files)
    const folders = files.map(({ path }) => folderOf(path))
    const depth = files.length > 1 ? 3 : 1
    const below = (some: readonly LogFile[]) => {
      const paths = new Set(some.map(({ path }) => path))
      const first = folders[0]!
      return some.filter((file) => {
        const inside = file.path.slice(first.length)
        if (!file.path.startsWith(first) || own.has(file) || inside.split('/').length > depth)
          return false
        return folders.filter((folder) => paths.has(folder + inside)).length * 2 >= folders.length
      })
    }
    const data = below(this.strays.filter(isData)).slice(0, MOST_BESIDE)
    const seen = await Promise.all(data.map((file) => this.seen.look(file)))
    const inside = ({ path }: LogFile) => path.slice(folders[0]!.length)
    return {
      beside: seen.map(({ file, value }): SeenFile => ({ path: inside(file), value })),
      logs: below(this.all.filter(isLog)).map(inside).slice(0, 3),
    }
  }

  async propose(group: readonly Seen[]): Promise<Proposal | null> {
    const files = group.map(({ file }) => file)
    const folder = sharedFolder(files.map(({ path }) => path))
    // In one folder for all of them nothing tells which file is beside which trial.
    const isApart = new Set(files.map(({ path }) => folderOf(path))).size === files.length
    const near = isApart ? await this.beside(files) : { beside: [], logs: [] }
    const guess = guessMapping({
      files: group.map(({ file, value }) => ({ path: file.path.slice(folder.length), value })),
      ...near,
      folder: folder.split('/').at(-2) ?? nameOf(files[0]!.path).replace(/\.\w+$/, ''),
    })
    const mapping = guess === null ? null : parseMapping(guess.mapping)
    if (guess === null || mapping === null || typeof mapping === 'string') return null
    const below = this.all.filter((file) => file.path.startsWith(folder))
    const examples = await readExamples(folder, files, below, mapping)
    if (examples.length === 0) return null
    const matches = pathMatcher(mapping.trials)
    const own = this.strays.filter(
      ({ path }) => path.startsWith(folder) && matches(path.slice(folder.length)) !== null,
    )
    return {
      ...{ folder: folder.slice(0, -1), mapping: guess.mapping, files: own.length },
      ...{ open: guess.open, examples },
      own,
      weight: guess.weight,
    }
  }
}

/** What the first trials would be. */
async function readExamples(
  folder: string,
  files: readonly LogFile[],
  below: readonly LogFile[],
  mapping: Mapping,
): Promise<MappedExample[]> {
  const examples: MappedExample[] = []
  for (const file of files) {
    const others = below.filter((one) => one !== file)
    const reader = new BundleReader({ root: folder.slice(0, -1), files: [file, ...others] })
    const path = file.path.slice(folder.length)
    const names = pathMatcher(mapping.trials)(path) ?? new Map<string, string>()
    for await (const place of placesOf({ reader, path, names }, mapping)) {
      const draft = await draftMapped(place, { ...mapping, logs: [] }, file.path)
      if (draft !== null) examples.push(readStated(draft))
      if (examples.length >= MOST_EXAMPLES) return examples
    }
  }
  return examples
}

interface Proposal extends ProposedMapping {
  readonly own: readonly LogFile[]
  /** How much it seems to know. */
  readonly weight: number
}

/** Whether two proposals are of files in one folder, or in one below the other: parts of the same trials. */
function areOfOneFolder(a: Proposal, b: Proposal): boolean {
  const folders = b.own.slice(0, MOST_ALIKE).map(({ path }) => folderOf(path))
  return a.own.slice(0, MOST_ALIKE).some(({ path }) => {
    const folder = folderOf(path)
    return folders.some((other) => folder.startsWith(other) || other.startsWith(folder))
  })
}

const MOST_PROPOSED = 20

/** The mappings that files which nobody claims suggest, one for the same trials. */
export async function proposeMappings(
  strays: readonly LogFile[],
  all: readonly LogFile[],
): Promise<{ proposed: ProposedMapping; own: readonly LogFile[] }[]> {
  const seen = new SeenFiles()
  const proposer = new Proposer(strays, all, seen)
  const found: Proposal[] = []
  for (const group of await seen.groups(strays)) {
    const proposal = await proposer.propose(group)
    if (proposal !== null) found.push(proposal)
  }
  found.sort((a, b) => b.weight - a.weight || b.files - a.files || (a.folder < b.folder ? -1 : 1))
  const chosen: Proposal[] = []
  for (const one of found) if (!chosen.some((other) => areOfOneFolder(one, other))) chosen.push(one)
  return chosen
    .slice(0, MOST_PROPOSED)
    .map(({ own, weight: _, ...proposed }) => ({ proposed, own }))
}
