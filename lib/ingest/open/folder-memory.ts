import { readdirSync, statfsSync, statSync, type Dirent, type Stats } from 'node:fs'
import { isTellingTime } from './file-stamp'

// A folder's own time changes when something in it is made, removed or renamed, so that one whose time
// stands need not be opened to know the names in it. What is in its files is another question: each of
// them is looked at every time.

/** A folder as it was listed: its times and number, and the names in it, those of folders with a `/` behind. */
export type ListedFolder = readonly [
  mtimeMs: number,
  ctimeMs: number,
  inode: number,
  names: readonly string[],
]

/** What is told of an entry of a folder. */
export type FolderEntry = Pick<Dirent, 'name' | 'isFile' | 'isDirectory' | 'isSymbolicLink'>

/** File systems of Linux that are known to keep the times of folders: ext, XFS, Btrfs, tmpfs, overlay, ZFS, F2FS. */
const KEEPING_TIMES = new Set([
  0xef53, 0x58465342, 0x9123683e, 0x01021994, 0x794c7630, 0x2fc12fc1, 0xf2f52010,
])

const isKnownToKeepTimes = (diskPath: string): boolean =>
  KEEPING_TIMES.has(statfsSync(diskPath).type)

const yes = () => true
const no = () => false

/** Entries as they were remembered: plain files and folders only. */
const entryOf = (name: string): FolderEntry =>
  name.endsWith('/')
    ? { name: name.slice(0, -1), isFile: no, isDirectory: yes, isSymbolicLink: no }
    : { name, isFile: yes, isDirectory: no, isSymbolicLink: no }

/** Null where an entry is a link or special: a folder that has one is listed each time. */
function namesOf(entries: readonly Dirent[]): string[] | null {
  const names: string[] = []
  for (const entry of entries) {
    if (entry.isFile()) names.push(entry.name)
    else if (entry.isDirectory()) names.push(`${entry.name}/`)
    else return null
  }
  return names
}

const byName = (a: FolderEntry, b: FolderEntry) => (a.name < b.name ? -1 : 1)

/** Lists folders; one that is as an earlier import listed it is not opened. */
export class FolderMemory {
  private readonly listed = new Map<string, ListedFolder>()
  private readonly devices = new Map<number, boolean>()
  /** Folders that had to be opened. */
  opened = 0

  constructor(
    private readonly before: ReadonlyMap<string, ListedFolder> = new Map(),
    private readonly hasTellingTimes = isKnownToKeepTimes,
  ) {}

  /** Entries of a folder in order of name. Throws as the disk does. */
  list(diskPath: string): readonly FolderEntry[] {
    const seen = statSync(diskPath)
    const before = this.before.get(diskPath)
    if (before && this.isAsBefore(diskPath, seen, before)) {
      this.listed.set(diskPath, before)
      return before[3].map(entryOf)
    }
    this.opened += 1
    // Seen before it is listed: whatever comes after changes its time.
    const isTelling = isTellingTime(Math.max(seen.mtimeMs, seen.ctimeMs))
    const entries = readdirSync(diskPath, { withFileTypes: true }).sort(byName)
    const names = isTelling ? namesOf(entries) : null
    if (names) this.listed.set(diskPath, [seen.mtimeMs, seen.ctimeMs, seen.ino, names])
    return entries
  }

  /** What the next import may know. */
  known(): ReadonlyMap<string, ListedFolder> {
    return this.listed
  }

  private isAsBefore(diskPath: string, seen: Stats, [mtimeMs, ctimeMs, inode]: ListedFolder) {
    return (
      seen.mtimeMs === mtimeMs &&
      seen.ctimeMs === ctimeMs &&
      seen.ino === inode &&
      this.keepsTimes(diskPath, seen.dev)
    )
  }

  /** Whether the file system of a folder is known to change its time with what is in it. */
  private keepsTimes(diskPath: string, device: number): boolean {
    const known = this.devices.get(device)
    if (known !== undefined) return known
    const keeps = this.hasTellingTimes(diskPath)
    this.devices.set(device, keeps)
    return keeps
  }
}
