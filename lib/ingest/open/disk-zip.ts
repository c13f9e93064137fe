import { close, closeSync, createReadStream, open, openSync, read } from 'node:fs'
import yauzl from 'yauzl'

/** A stream that is left closes its file, which belongs to the whole zip: it may not. */
const SHARED = { open, read, close: (_handle: number, done: () => void) => done() }

/**
 * A zip on disk as the library asks for it. The reader that the library has for files fails when a
 * stream is left while its next read waits behind those of others, which heads of many files do.
 */
class DiskZip extends yauzl.RandomAccessReader {
  constructor(private readonly handle: number) {
    super()
  }

  override _readStreamForRange(start: number, end: number) {
    return createReadStream('', { fd: this.handle, start, end: end - 1, fs: SHARED })
  }

  override read(
    buffer: Buffer,
    offset: number,
    length: number,
    position: number,
    callback: (error: Error | null, bytes?: number) => void,
  ): void {
    read(this.handle, buffer, offset, length, position, callback)
  }

  override close(callback: (error: Error | null) => void): void {
    close(this.handle, callback)
  }
}

/** Opens a zip of that many bytes by its central directory; fails where it has none. */
export const openDiskZip = (
  diskPath: string,
  bytes: number,
  options: yauzl.Options,
): Promise<yauzl.ZipFile> =>
  new Promise((resolve, reject) => {
    const handle = openSync(diskPath, 'r')
    yauzl.fromRandomAccessReader(new DiskZip(handle), bytes, options, (error, zip) => {
      if (!error) return resolve(zip)
      closeSync(handle)
      reject(error)
    })
  })
