import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import type { ReadOptions } from '@/lib/domain/import'
import type { ClaimedBundle } from '@/lib/ingest/formats/claim-files'
import type { FileOnDisk, LogFile } from '@/lib/ingest/open/log-file'
import type { ApartAnswer, ApartBundle } from './apart-messages'
import type { Found } from './delivery-event'
import type { Meter } from './metered-file'
import { bytesOf } from './read-bundle'

/** More threads than this only wait for the one that stores. */
const MOST_THREADS = 3
/** A core is left to the thread that stores. */
export const readingThreads = () => Math.min(MOST_THREADS, availableParallelism() - 1)

/** Bytes, or bundles, that are read before threads are started: a small import is done before they are. */
const START_BYTES = 8 * 1024 * 1024
const START_BUNDLES = 200
/** A larger bundle is read where there is memory for it. */
export const MOST_APART_BYTES = 4 * 1024 * 1024
/** Given to a thread at once: more than it reads while a batch is stored. */
const BUNDLES_A_THREAD = 96
const BYTES_A_THREAD = 8 * 1024 * 1024
const THREAD_HEAP_MB = 192

const placesOf = (files: readonly LogFile[]): FileOnDisk[] | null => {
  const places = files.flatMap((file) => file.onDisk?.() ?? [])
  return places.length === files.length ? places : null
}

interface Asked {
  readonly files: readonly LogFile[]
  readonly bytes: number
  /** Null: the thread ended before it answered. */
  readonly answer: (found: readonly Found[] | null) => void
}

/** One thread and what it was asked. */
class ReadingThread {
  private readonly worker: Worker
  private readonly asked = new Map<number, Asked>()
  private bytes = 0
  private isReady = false
  private isEnded = false

  constructor(
    set: ReadOptions | undefined,
    private readonly meter: Meter,
  ) {
    const lib = join(process.cwd(), 'lib')
    this.worker = new Worker(join(lib, 'compile', 'run.mjs'), {
      argv: [join(lib, 'ingest', 'run', 'apart-thread.ts')],
      workerData: set,
      execArgv: [],
      resourceLimits: { maxOldGenerationSizeMb: THREAD_HEAP_MB },
    })
    this.worker.on('message', (answer: ApartAnswer) => this.take(answer))
    this.worker.on('error', (error) => console.error('A thread that reads logs failed:', error))
    this.worker.on('exit', () => this.end())
  }

  /** Whether it takes another bundle; what it was asked has then been looked at. */
  hasRoom(bytes: number): boolean {
    const { asked, isEnded, isReady } = this
    if (!isReady || isEnded) return false
    return asked.size < BUNDLES_A_THREAD && this.bytes + bytes <= BYTES_A_THREAD
  }

  read(
    bundle: ApartBundle,
    files: readonly LogFile[],
    bytes: number,
  ): Promise<readonly Found[] | null> {
    this.bytes += bytes
    return new Promise((answer) => {
      this.asked.set(bundle.id, { files, bytes, answer })
      this.worker.postMessage(bundle)
    })
  }

  async close(): Promise<void> {
    await this.worker.terminate()
  }

  private take(answer: ApartAnswer) {
    if (answer.kind === 'ready') {
      this.isReady = true
      return
    }
    const asked = this.asked.get(answer.id)
    if (!asked) return
    this.asked.delete(answer.id)
    this.bytes -= asked.bytes
    this.meter.files += answer.files
    this.meter.bytes += answer.bytes
    const unread = new Set(answer.unread)
    for (const [place, file] of asked.files.entries()) if (!unread.has(place)) file.passOver?.()
    asked.answer(answer.found)
  }

  private end() {
    this.isEnded = true
    for (const { answer } of this.asked.values()) answer(null)
    this.asked.clear()
  }
}

/**
 * Threads that read bundles beside the import, where a bundle is small and lies on this disk. Started
 * once an import is seen to be long. What a thread does not answer, the import reads itself.
 */
export class ApartReaders {
  private readonly threads: ReadingThread[] = []
  private seen = { bundles: 0, bytes: 0 }
  private nextId = 1

  constructor(
    private readonly set: ReadOptions | undefined,
    private readonly meter: Meter,
    /** How many; 0: the import reads all itself. */
    private readonly count: number,
    private readonly startBundles = START_BUNDLES,
  ) {}

  /** Whether there are threads to ask; they may not be ready yet. */
  get isAtWork() {
    return this.threads.length > 0
  }

  /** Begins to read a small bundle; null where no thread has room for it or its files do not lie on this disk. */
  begin({ container, bundle }: ClaimedBundle): Promise<readonly Found[] | null> | null {
    const bytes = bytesOf(bundle.files)
    const thread = this.threads.find((one) => one.hasRoom(bytes))
    const files = thread && placesOf(bundle.files)
    const beside = thread && placesOf(bundle.beside ?? [])
    if (!files || !beside) return null
    const id = this.nextId++
    const asked = { id, format: container.format, root: bundle.root, files, beside }
    return thread.read(asked, bundle.files, bytes)
  }

  async close(): Promise<void> {
    await Promise.all(this.threads.map((thread) => thread.close()))
  }

  /** Takes note of a bundle that will be read: threads are started once there are many. */
  note(bytes: number) {
    this.seen.bundles += 1
    this.seen.bytes += bytes
    const isLong = this.seen.bundles > this.startBundles || this.seen.bytes > START_BYTES
    if (isLong) this.start()
  }

  /** Starts threads before all is claimed, where small files on this disk are many. */
  foresee(files: readonly LogFile[]) {
    const small = files.filter(({ onDisk, bytes }) => onDisk && bytes <= MOST_APART_BYTES)
    if (bytesOf(small) > START_BYTES) this.start()
  }

  private start() {
    if (this.isAtWork) return
    for (let n = 0; n < this.count; n += 1)
      this.threads.push(new ReadingThread(this.set, this.meter))
  }
}
