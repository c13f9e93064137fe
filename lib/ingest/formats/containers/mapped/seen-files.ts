import { isRecord } from '@/lib/ingest/formats/reading/bundle-reader'
import { parseJson } from '@/lib/ingest/formats/reading/parse-json'
import { parseYaml } from '@/lib/ingest/formats/reading/parse-yaml'
import type { LogFile } from '@/lib/ingest/open/log-file'

// Small files that nobody claims, looked into: which of them are alike.

const MOST_BYTES = 64 * 1024
/** Files of one name that are looked into, and names. */
export const MOST_ALIKE = 30
const MOST_NAMES = 60

export const folderOf = (path: string) => path.slice(0, path.lastIndexOf('/') + 1)
export const nameOf = (path: string) => path.slice(path.lastIndexOf('/') + 1)
export const isData = ({ path, bytes }: LogFile) =>
  /\.(?:json|ya?ml)$/i.test(path) && bytes > 1 && bytes <= MOST_BYTES
export const isLog = ({ path }: LogFile) => /\.(?:jsonl|ndjson)$/i.test(path)

/** What a small file says; null where that cannot be read. */
async function valueOf(file: LogFile): Promise<unknown> {
  try {
    const text = (await file.head(MOST_BYTES)).toString('utf8')
    if (/\.json$/i.test(file.path)) return parseJson(text)?.value ?? null
    const parsed = parseYaml(text)
    return 'value' in parsed ? parsed.value : null
  } catch {
    return null
  }
}

export interface Seen {
  readonly file: LogFile
  readonly value: unknown
}

const keysOf = (value: unknown) => new Set(isRecord(value) ? Object.keys(value) : [])

/** Whether two files have mostly the same fields. */
function areAlike(a: unknown, b: unknown): boolean {
  if (Array.isArray(a) || Array.isArray(b)) return Array.isArray(a) && Array.isArray(b)
  const [one, other] = [keysOf(a), keysOf(b)]
  const both = [...one].filter((key) => other.has(key)).length
  return both * 5 >= (one.size + other.size - both) * 3
}

/** Files of one name, parted by their shapes. */
function shapesOf(seen: readonly Seen[]): Seen[][] {
  const shapes: Seen[][] = []
  for (const one of seen) {
    const shape = shapes.find(([first]) => areAlike(first!.value, one.value))
    if (shape) shape.push(one)
    else shapes.push([one])
  }
  return shapes
}

/** Files that were looked into, each once. */
export class SeenFiles {
  private readonly values = new Map<LogFile, unknown>()

  async look(file: LogFile): Promise<Seen> {
    if (!this.values.has(file)) this.values.set(file, await valueOf(file))
    return { file, value: this.values.get(file) }
  }

  /** Files that are called alike, in folders of their own; what is alone in its name, by its folder. */
  async groups(files: readonly LogFile[]): Promise<Seen[][]> {
    const byName = new Map<string, LogFile[]>()
    for (const file of files.filter(isData)) {
      const name = nameOf(file.path)
      const same = byName.get(name)
      if (same) same.push(file)
      else byName.set(name, [file])
    }
    const byFolder = new Map<string, LogFile[]>()
    const named: LogFile[][] = []
    for (const same of byName.values()) {
      const folder = folderOf(same[0]!.path)
      if (same.length > 1) named.push(same)
      else if (byFolder.has(folder)) byFolder.get(folder)!.push(same[0]!)
      else byFolder.set(folder, [same[0]!])
    }
    const groups: Seen[][] = []
    for (const some of [...named, ...byFolder.values()].slice(0, MOST_NAMES)) {
      const seen = await Promise.all(some.slice(0, MOST_ALIKE).map((file) => this.look(file)))
      groups.push(...shapesOf(seen.filter(({ value }) => value !== null)))
    }
    return groups
  }
}
