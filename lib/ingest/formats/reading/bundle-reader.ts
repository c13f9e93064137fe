import { createHash } from 'node:crypto'
import type { SourceFile } from '@/lib/domain/new-trial'
import type { LogProblem, ProblemCode } from '@/lib/domain/problem'
import { DELIVERY_LIMITS, FileTooLargeError, HEAD_BYTES } from '@/lib/ingest/open/delivery-limits'
import type { LogBundle } from './container-format'
import type { LogFile } from '@/lib/ingest/open/log-file'
import { readLines } from '@/lib/ingest/open/read-lines'
import { decodeText, parseJson } from './parse-json'
import { parseYaml } from './parse-yaml'

/** Links of trials without an id of their own rest on it: never changed. */
const HASH_SEED = 'v1'

/** Logs by lines up to this size are read in one piece, which is faster. */
const WHOLE_BYTES = 4 * 1024 * 1024

/** One line of a JSON-lines log that is an object. */
export interface JsonLine {
  readonly line: number
  readonly value: Record<string, unknown>
  /** Length of its text. */
  readonly bytes: number
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

  /** Whether a file was looked into. */
  wasRead(path: string): boolean {
    return this.hashes.has(path)
  }

  /** A file need not be read: another that was holds the same. */
  passOver(path: string): void {
    this.byPath.get(path)?.passOver?.()
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

  /** One problem of several trials: counted by trial, listed once. */
  noteTimes(code: ProblemCode, path: string, detail: string, times: number): void {
    this.note(code, path, detail)
    this.problems.push({ ...this.problems.pop()!, ...(times > 1 ? { times } : {}) })
  }

  private noteUnreadable(path: string, error: unknown): void {
    const isLarge = error instanceof FileTooLargeError
    const detail = error instanceof Error ? error.message.slice(0, 200) : 'cannot be read'
    this.note(isLarge ? 'file_too_large' : 'unreadable_file', path, detail)
  }

  /** The text of a file; null when it is missing, empty of bytes, or unreadable. */
  async text(path: string): Promise<string | null> {
    const known = this.texts.get(path)
    if (known !== undefined) return known
    const text = await this.load(path)
    this.texts.set(path, text)
    return text
  }

  /** The bytes of a file that is no text; null when it is missing or unreadable. */
  async bytes(path: string): Promise<Buffer | null> {
    const file = this.byPath.get(path)
    if (file === undefined) return null
    try {
      const bytes = await file.read()
      this.hashes.set(path, createHash('sha256').update(bytes).digest('hex'))
      this.sources.push({ path: file.path, bytes: bytes.length })
      return bytes
    } catch (error) {
      this.noteUnreadable(path, error)
      return null
    }
  }

  private async load(path: string): Promise<string | null> {
    const bytes = await this.bytes(path)
    if (bytes === null || bytes.length === 0) return null
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

  /** The value of a YAML file; null, with a problem, where it is none that is known. */
  private async yaml(path: string): Promise<unknown> {
    const parsed = parseYaml((await this.text(path)) ?? '')
    if ('value' in parsed) return parsed.value
    this.note('unexpected_shape', path, `YAML that is not read: ${parsed.unknown.slice(0, 200)}`)
    return null
  }

  /** The value of a file in JSON or, by its name, in YAML; null, with a problem, where there is none. */
  data(path: string): Promise<unknown> {
    return /\.ya?ml$/i.test(path) && this.has(path) ? this.yaml(path) : this.json(path)
  }

  /** The first bytes of a file as text; empty when it is missing or cannot be read. */
  async head(path: string): Promise<string> {
    try {
      return (await this.byPath.get(path)?.head(HEAD_BYTES))?.toString('utf8') ?? ''
    } catch {
      // Unreadable now is unreadable later: reading it says so, with the reason.
      return ''
    }
  }

  /** The lines of a file, one at a time where it is large. */
  private async *lines(path: string): AsyncGenerator<{ number: number; text: string }> {
    const file = this.byPath.get(path)
    if (!file || file.bytes <= WHOLE_BYTES || this.texts.has(path)) {
      for (const [index, text] of ((await this.text(path)) ?? '').split('\n').entries())
        yield { number: index + 1, text }
      return
    }
    const hash = createHash('sha256')
    let bytes = 0
    const hashed = async function* () {
      for await (const chunk of file.chunks()) {
        hash.update(chunk)
        bytes += chunk.length
        yield chunk
      }
    }
    try {
      for await (const line of readLines(hashed(), DELIVERY_LIMITS.maxFileBytes)) {
        if (line.isCut) this.note('file_too_large', path, 'one line', line.number)
        else yield line
      }
    } catch (error) {
      this.noteUnreadable(path, error)
    }
    this.hashes.set(path, hash.digest('hex'))
    this.sources.push({ path: file.path, bytes })
  }

  /** The objects of a JSON-lines log, one at a time. Lines that are no JSON go to `onText`, else are problems. */
  async *eachJsonLine(path: string, onText?: (text: string) => void): AsyncGenerator<JsonLine> {
    let unreadable = 0
    for await (const { number, text } of this.lines(path)) {
      const content = text.trim()
      if (content === '') continue
      const parsed = content.startsWith('{') ? parseJson(content) : null
      const value = parsed?.value
      if (isRecord(value)) yield { line: number, value, bytes: content.length }
      else if (onText && !content.startsWith('{')) onText(content)
      else {
        unreadable += 1
        if (unreadable <= 5) this.note('line_unreadable', path, 'not a JSON object', number)
      }
    }
    if (unreadable > 5) this.note('line_unreadable', path, `${unreadable - 5} more lines`)
  }

  /** The same, all at once: for logs of which one line explains another. */
  async jsonLines(path: string, onText?: (text: string) => void): Promise<JsonLine[]> {
    const lines: JsonLine[] = []
    for await (const line of this.eachJsonLine(path, onText)) lines.push(line)
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
