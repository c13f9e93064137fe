import type { LogFile } from '@/lib/ingest/open/log-file'
import { ImportStopped } from './watch-for-stop'

/** What was read of a delivery so far. */
export interface Meter {
  files: number
  bytes: number
}

/** A file that counts when it is read. */
export class MeteredFile implements LogFile {
  constructor(
    private readonly file: LogFile,
    private readonly meter: Meter,
    private readonly isStopped: () => boolean,
  ) {}

  get path() {
    return this.file.path
  }

  get bytes() {
    return this.file.bytes
  }

  /** Formats look at heads before there is a batch to ask between: there a stop is an error. */
  async head(length: number) {
    if (this.isStopped()) throw new ImportStopped('The import was stopped.')
    return this.file.head(length)
  }

  stamp() {
    return this.file.stamp()
  }

  get onDisk(): LogFile['onDisk'] {
    const { file } = this
    return file.onDisk && (() => file.onDisk!())
  }

  async read() {
    const content = await this.file.read()
    this.meter.files += 1
    this.meter.bytes += content.length
    return content
  }

  get range(): LogFile['range'] {
    const { file, meter } = this
    if (file.range === undefined) return undefined
    return async (from, to) => {
      const part = await file.range!(from, to)
      meter.bytes += part.length
      return part
    }
  }

  async *chunks() {
    this.meter.files += 1
    for await (const chunk of this.file.chunks()) {
      this.meter.bytes += chunk.length
      yield chunk
    }
  }
}
