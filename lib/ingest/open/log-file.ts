/** Where a file lies on this disk, and what was seen of it: enough for another thread to open it as it was. */
export interface FileOnDisk {
  readonly path: string
  readonly diskPath: string
  readonly seen: {
    readonly size: number
    readonly mtimeMs: number
    readonly ctimeMs: number
    readonly ino: number
  }
  readonly isFresh: boolean
  readonly maxFileBytes: number
}

/** One file of a delivery, wherever it lies: on disk, in an archive, in an upload. */
export interface LogFile {
  /** Path inside the delivery, with `/`; never absolute, never with `..`. */
  readonly path: string
  readonly bytes: number
  /** The first bytes, at most `length`, without reading the rest. */
  head(length: number): Promise<Buffer>
  /** The whole file in one piece; refused where it is larger than an import reads at once. */
  read(): Promise<Buffer>
  /** The bytes from one place to another, where the place lets one begin in the middle. */
  range?(from: number, to: number): Promise<Buffer>
  /** The whole file piece by piece, whatever its size. */
  chunks(): AsyncIterable<Buffer>
  /**
   * A short text that is another one when the content is, got as cheaply as the place allows: times
   * and size on a disk, the checksum in a zip, a hash of the bytes elsewhere.
   */
  stamp(): Promise<string>
  /** Absent: it lies in an archive. */
  onDisk?(): FileOnDisk
  /** Says that what it holds was told by another file, so that it need not be read. */
  passOver?(): void
}
