import { filesByHead } from '@/lib/ingest/formats/reading/claim-by-head'
import type { LogBundle } from '@/lib/ingest/formats/reading/container-format'
import { parseJson } from '@/lib/ingest/formats/reading/parse-json'
import type { LogFile } from '@/lib/ingest/open/log-file'
import { fillIn, pathMatcher, type PatternNames } from '@/lib/domain/name-pattern'
import type { FolderMapping } from '@/lib/domain/folder-mapping'
import type { LogProblem } from '@/lib/domain/problem'
import { KNOWN_MAPPINGS } from './known-mappings'
import { parseMapping, type Mapping } from './mapping'

export interface MappedClaim {
  readonly bundles: LogBundle[]
  readonly known: LogFile[]
  readonly problems: LogProblem[]
}

/** What people call their mapping. */
export const MAPPING = /(?:^|\/)skillscope-mapping\.json$/
/** No mapping that a person wrote is longer. */
const MAPPING_BYTES = 256 * 1024

const folderOf = (path: string) => path.slice(0, path.lastIndexOf('/') + 1)

/** Files below folders, by the folder they lie in, so that a trial looks at its own alone. */
class Tree {
  private readonly byFolder = new Map<string, LogFile[]>()

  constructor(files: readonly LogFile[]) {
    for (const file of files) {
      for (let folder = folderOf(file.path); ; folder = folderOf(folder.slice(0, -1))) {
        const held = this.byFolder.get(folder)
        if (held) held.push(file)
        else this.byFolder.set(folder, [file])
        if (folder === '') break
      }
    }
  }

  /** Files below a folder whose path from there is as one of these templates says. */
  below(folder: string, templates: readonly string[], names: PatternNames): LogFile[] {
    const matchers = templates.map((one) => pathMatcher(fillIn(one, names)))
    return (this.byFolder.get(folder) ?? []).filter(({ path }) =>
      matchers.some((matches) => matches(path.slice(folder.length)) !== null),
    )
  }
}

/** Files beside a trial's that its mapping takes fields from. */
export const filesOfFields = (mapping: Mapping): string[] => {
  const sources = [...Object.values(mapping.fields), ...Object.values(mapping.rewards ?? {})].flat()
  const all = [...sources, ...mapping.checks.map((one) => one.in)]
  return all
    .filter((one) => one.includes('#') && !one.startsWith('#'))
    .map((one) => one.split('#')[0]!)
}

export class MappedFiles {
  readonly claim: MappedClaim = { bundles: [], known: [], problems: [] }
  /** Made only where a mapping is: a delivery may have a million files. */
  private held: Tree | null = null
  private readonly taken = new Set<LogFile>()

  constructor(private readonly files: readonly LogFile[]) {}

  private get tree(): Tree {
    this.held ??= new Tree(this.files)
    return this.held
  }

  /** `root` is the mapping's folder, or the trial's own where nobody wrote one. */
  private add(
    file: LogFile,
    root: string,
    mapping: Mapping,
    by: { readonly written?: LogFile; readonly given?: LogBundle['mapping'] },
  ): void {
    if (this.taken.has(file)) return
    const names = pathMatcher(mapping.trials)(file.path.slice(root.length)) ?? new Map()
    const folder = folderOf(file.path)
    // Which rows a file has is known once it is read.
    const templates = [...filesOfFields(mapping), ...mapping.logs].map((one) =>
      mapping.rows === undefined ? one : one.replaceAll('{row}', '**'),
    )
    const beside = this.tree.below(folder, templates, names)
    const own = [file, ...(by.written ? [by.written] : []), ...beside]
    for (const one of own) this.taken.add(one)
    const bundle = { root: root.slice(0, -1), files: [...new Set(own)] }
    this.claim.bundles.push(by.given ? { ...bundle, mapping: by.given } : bundle)
  }

  /** The trials that a mapping of the delivery finds. */
  async addWritten(): Promise<void> {
    for (const file of this.files.filter(({ path }) => MAPPING.test(path))) {
      this.claim.known.push(file)
      const text = (await file.head(MAPPING_BYTES)).toString('utf8')
      this.addFound(folderOf(file.path), parseMapping(parseJson(text)?.value), { written: file })
    }
  }

  /** The trials that a mapping finds which a person gave with the import. */
  addGiven(mappings: readonly FolderMapping[]): void {
    for (const { folder, mapping: given } of mappings)
      this.addFound(folder === '' ? '' : `${folder}/`, parseMapping(given), { given })
  }

  private addFound(
    root: string,
    mapping: Mapping | string,
    by: { readonly written?: LogFile; readonly given?: LogBundle['mapping'] },
  ): void {
    const note = (detail: string) => {
      const path = by.written?.path ?? (root.slice(0, -1) || '.')
      this.claim.problems.push({ code: 'unexpected_shape', file: path, detail })
    }
    if (typeof mapping === 'string') return note(mapping)
    const matches = pathMatcher(mapping.trials)
    const before = this.claim.bundles.length
    for (const one of this.files) {
      const names = one.path.startsWith(root) ? matches(one.path.slice(root.length)) : null
      if (names !== null && one !== by.written) this.add(one, root, mapping, by)
    }
    if (this.claim.bundles.length === before) note(`no file is at ${mapping.trials}`.slice(0, 300))
    this.claim.known.push(...this.tree.below(root, mapping.ignore, new Map()))
  }

  /** The trials of layouts that need no mapping. */
  async addKnown(): Promise<void> {
    for (const { file: name, has, mapping } of KNOWN_MAPPINGS) {
      const own = await filesByHead(
        this.files,
        (path) => name.test(path),
        (head) => has.every((field) => field.test(head)),
      )
      for (const file of own) {
        this.add(file, folderOf(file.path), mapping, {})
        this.claim.known.push(...this.tree.below(folderOf(file.path), mapping.ignore, new Map()))
      }
    }
  }
}
