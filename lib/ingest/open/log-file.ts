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
  /** Says that what it holds was told by another file, so that it need not be read. */
  passOver?(): void
}
