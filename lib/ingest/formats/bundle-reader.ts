import { createHash } from 'node:crypto'
import type { SourceFile } from '@/lib/domain/new-trial'
import type { LogProblem, ProblemCode } from '@/lib/domain/problem'
import { FileTooLargeError } from '@/lib/ingest/open/delivery-limits'
import type { LogBundle } from './log-adapter'
import type { LogFile } from '@/lib/ingest/open/log-file'
import { decodeText, parseJson } from './parse-json'

/** Raised when a reader learns to see more, so that logs already stored are read again. */
export const READER_VERSION = 3

/** Links of trials without an id of their own rest on it: never changed. */
const HASH_SEED = 'v1'

/** One line of a JSON-lines log that is an object. */
export interface JsonLine {
  readonly line: number
  readonly value: Record<string, unknown>
}

/**
 * The files of one bundle, by their path inside it. Reads each file at most once, keeps a hash
 * of what it read, and turns whatever is odd into problems instead of throwing.
 */
export class BundleReader {
  readonly problems: LogProblem[] = []
  readonly sources: SourceFile[] = []
  private readonly byPath: ReadonlyMap<string, LogFile>
  private readonly texts = new Map<string, string | null>()
  private readonly hashes = new Map<string, string>()

  constructor(readonly bundle: LogBundle) {
    const start = bundle.root === '' ? 0 : bundle.root.length + 1
    this.byPath = new Map(bundle.files.map((file) => [file.path.slice(start), file]))
  }

  /** Paths inside the bundle that match, in order. */
  paths(pattern: RegExp): string[] {
    return [...this.byPath.keys()].filter((path) => pattern.test(path)).sort()
  }

  has(path: string): boolean {
    return this.byPath.has(path)
  }

  /** Bytes of a file, as listed; 0 when it is not there. */
  sizeOf(path: string): number {
    return this.byPath.get(path)?.bytes ?? 0
  }

  /** Hash of a file that was read. */
  hashOf(path: string): string | null {
    return this.hashes.get(path) ?? null
  }

  note(code: ProblemCode, path: string, detail: string, line?: number): void {
    const file = path === '' ? this.bundle.root : `${this.bundle.root}/${path}`.replace(/^\//, '')
    this.problems.push(line === undefined ? { code, file, detail } : { code, file, line, detail })
  }

  /** The text of a file; null when it is missing, empty of bytes, or unreadable. */
  async text(path: string): Promise<string | null> {
    const known = this.texts.get(path)
    if (known !== undefined) return known
    const file = this.byPath.get(path)
    const text = file ? await this.load(path, file) : null
    this.texts.set(path, text)
    return text
  }

  private async load(path: string, file: LogFile): Promise<string | null> {
    let bytes: Buffer
    try {
      bytes = await file.read()
    } catch (error) {
      const isLarge = error instanceof FileTooLargeError
      const detail = error instanceof Error ? error.message.slice(0, 200) : 'cannot be read'
      this.note(isLarge ? 'file_too_large' : 'unreadable_file', path, detail)
      return null
    }
    this.hashes.set(path, createHash('sha256').update(bytes).digest('hex'))
    this.sources.push({ path: file.path, bytes: bytes.length })
    if (bytes.length === 0) return null
    const { text, isDamaged } = decodeText(bytes)
    if (isDamaged) this.note('invalid_encoding', path, 'unreadable bytes were replaced')
    return text
  }

  /** The value of a JSON file; null, with a problem, when it is empty or no JSON. */
  async json(path: string): Promise<unknown> {
    if (!this.has(path)) return null
    const text = await this.text(path)
    if (text === null || text.trim() === '') {
      if (this.hashes.has(path)) this.note('empty_file', path, 'no content')
      return null
    }
    const parsed = parseJson(text)
    if (parsed === null) {
      this.note('invalid_json', path, `${text.length} characters, ${whereItBreaks(text)}`)
      return null
    }
    for (const repair of parsed.repairs) this.note('invalid_json', path, `mended: ${repair}`)
    return parsed.value
  }

  /** The objects of a JSON-lines log. Lines that are no JSON go to `onText`, else are problems. */
  async jsonLines(path: string, onText?: (text: string) => void): Promise<JsonLine[]> {
    const text = await this.text(path)
    const lines: JsonLine[] = []
    let unreadable = 0
    for (const [index, raw] of (text ?? '').split('\n').entries()) {
      const content = raw.trim()
      if (content === '') continue
      const parsed = content.startsWith('{') ? parseJson(content) : null
      const value = parsed?.value
      if (isRecord(value)) lines.push({ line: index + 1, value })
      else if (onText && !content.startsWith('{')) onText(content)
      else {
        unreadable += 1
        if (unreadable <= 5) this.note('line_unreadable', path, 'not a JSON object', index + 1)
      }
    }
    if (unreadable > 5) this.note('line_unreadable', path, `${unreadable - 5} more lines`)
    return lines
  }

  /** Short hash of everything read so far, independent of the order and of where it lay. */
  contentHash(): string {
    const hash = createHash('sha256').update(HASH_SEED)
    for (const [path, digest] of [...this.hashes].sort(([a], [b]) => (a < b ? -1 : 1))) {
      hash.update(`\n${path}\n${digest}`)
    }
    return hash.digest('hex').slice(0, 32)
  }
}

/** What JSON.parse says, without the excerpt of the text that it quotes. */
const whereItBreaks = (text: string): string => {
  try {
    JSON.parse(text)
    return 'no JSON'
  } catch (error) {
    const says = error instanceof Error ? error.message : ''
    const position = /position (\d+)/.exec(says)?.[1]
    if (/end of JSON input|[Uu]nterminated/.test(says)) return 'it ends in the middle'
    return position ? `breaks at character ${position}` : 'no JSON'
  }
}

/** Whether a parsed value is a JSON object. */
export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
