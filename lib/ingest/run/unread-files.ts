import type { SetAsideFiles } from '@/lib/domain/import'
import type { LogProblem } from '@/lib/domain/problem'
import type { Container, LogBundle } from '@/lib/ingest/formats/reading/container-format'
import type { MarkedFile } from './marked-file'

// Files that lie in a trial's folder and that no reader has read. A format says of most what they hold
// and why nothing of it is kept: these are counted by that reason. Of the others nobody knows what they
// hold: they are a problem, one line for all that are named alike.

/** Kinds of names of one format that are told apart; what comes after is told as one. */
const MOST_KINDS = 20
const OTHERS = '(others)'

/** What the problems of a bundle name: a table has as many as rows, and names its one file. */
export class NamedFiles {
  private readonly paths = new Set<string>()
  private isWhole = false

  constructor(private readonly root: string) {}

  add(problems: readonly LogProblem[]) {
    for (const { file, code } of problems) {
      this.paths.add(file)
      // These say of a whole folder that nothing was made of it.
      const isOfFolder = code === 'unexpected_shape' && file === this.root
      if (code === 'trial_without_result' || isOfFolder) this.isWhole = true
    }
  }

  has(path: string): boolean {
    return this.isWhole || this.paths.has(path)
  }
}

interface Kind {
  readonly container: Container
  readonly example: string
  files: number
  bytes: number
}

/** A name without what differs from trial to trial: numbers and ids. */
const kindOf = (path: string): string =>
  path
    .split('/')
    .slice(-2)
    .join('/')
    .replace(/[0-9a-f]{8}-[0-9a-f-]{27}|__\w{5,12}(?=\/|$)|\d+/gi, '…')

export class UnreadFiles {
  private readonly unknown = new Map<string, Kind>()
  private readonly waiting: { container: Container; root: string; file: MarkedFile }[] = []
  private readonly setAside = new Map<string, Kind & { holds: string }>()

  /** Takes note of a bundle that was read, with the problems that reading it found. */
  addBundle(container: Container, { root, files }: LogBundle, named: NamedFiles) {
    // parseDelivery marks every file before formats see it.
    for (const file of files as readonly MarkedFile[])
      if (!file.wasRead && !named.has(file.path)) this.waiting.push({ container, root, file })
  }

  /** A file may be of several bundles: only at the end it is known that none has read it. */
  private settle() {
    for (const { container, root, file } of this.waiting.splice(0)) {
      const inside = file.path.slice(root === '' ? 0 : root.length + 1)
      if (!file.wasRead) this.add(container, file, inside, true)
    }
  }

  /** A file that a format knows and that is of no bundle, such as the sums of a job. */
  addKnown(container: Container, file: MarkedFile, named: ReadonlySet<string>) {
    if (!file.wasRead && !named.has(file.path)) this.add(container, file, file.path, false)
  }

  private add(
    container: Container,
    { path, bytes }: MarkedFile,
    inside: string,
    isInBundle: boolean,
  ) {
    const holds = container.setAside?.find(
      ({ files, ofNoBundle }) => files.test(inside) && !(isInBundle && ofNoBundle),
    )?.holds
    if (holds !== undefined) {
      const key = `${container.format} ${holds}`
      const kind = this.setAside.get(key) ?? { container, holds, example: path, files: 0, bytes: 0 }
      this.setAside.set(key, { ...kind, files: kind.files + 1, bytes: kind.bytes + bytes })
      return
    }
    let key = `${container.format} ${kindOf(inside)}`
    if (!this.unknown.has(key) && this.unknown.size >= MOST_KINDS) key = OTHERS
    const kind = this.unknown.get(key) ?? { container, example: path, files: 0, bytes: 0 }
    this.unknown.set(key, { ...kind, files: kind.files + 1, bytes: kind.bytes + bytes })
  }

  listProblems(): LogProblem[] {
    this.settle()
    return [...this.unknown].map(([key, { container, example, files }]) => ({
      code: 'not_read',
      file: example,
      detail:
        (files === 1 ? '1 file' : `${files} files of such names`) +
        (key === OTHERS ? ', of other kinds than those listed' : `, in ${container.label}`),
    }))
  }

  listSetAside(): SetAsideFiles[] {
    this.settle()
    return [...this.setAside.values()]
      .map(({ container, holds, example, files, bytes }) => ({
        format: container.label,
        ...{ holds, files, bytes, example },
      }))
      .sort((a, b) => b.files - a.files || (a.holds < b.holds ? -1 : 1))
  }
}
