import type { LogFile } from '@/lib/ingest/open/log-file'

/** Whether formats still look for what is theirs, or read it. */
export interface ReadPhase {
  isReading: boolean
}

/**
 * A file that knows whether a reader has read it: its content, whole or in parts, and not only its
 * head, by which formats tell what it is; nor anything before they read.
 */
export class MarkedFile implements LogFile {
  /** Or its reader knew what it holds from another. */
  wasRead = false

  constructor(
    private readonly file: LogFile,
    private readonly phase: ReadPhase,
  ) {}

  get path() {
    return this.file.path
  }

  get bytes() {
    return this.file.bytes
  }

  head(length: number) {
    return this.file.head(length)
  }

  passOver() {
    this.mark()
  }

  stamp() {
    return this.file.stamp()
  }

  get onDisk(): LogFile['onDisk'] {
    const { file } = this
    return file.onDisk && (() => file.onDisk!())
  }

  read() {
    this.mark()
    return this.file.read()
  }

  get range(): LogFile['range'] {
    const { file } = this
    if (file.range === undefined) return undefined
    return (from, to) => {
      this.mark()
      return file.range!(from, to)
    }
  }

  chunks() {
    this.mark()
    return this.file.chunks()
  }

  private mark() {
    if (this.phase.isReading) this.wasRead = true
  }
}
