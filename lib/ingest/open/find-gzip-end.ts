import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { createInflateRaw } from 'node:zlib'

// A gzip file is one member after the other (RFC 1952): a head of ten bytes and more, deflated data,
// eight bytes of checksum and length. Node gives nothing of a small one that is followed by other bytes.

const HEAD_BYTES = 64 * 1024
const TRAILER_BYTES = 8
const [HAS_CRC, HAS_EXTRA, HAS_NAME, HAS_COMMENT] = [2, 4, 8, 16] as const

/** Length of a member's head; null when these bytes begin none. */
function headLength(bytes: Buffer): number | null {
  if (bytes.length < 18 || bytes[0] !== 0x1f || bytes[1] !== 0x8b || bytes[2] !== 8) return null
  const flags = bytes[3]!
  let at = 10
  if (flags & HAS_EXTRA) at += 2 + bytes.readUInt16LE(at)
  for (const flag of [HAS_NAME, HAS_COMMENT]) {
    if (!(flags & flag)) continue
    const end = bytes.indexOf(0, at)
    if (end < 0) return null
    at = end + 1
  }
  return at + (flags & HAS_CRC ? 2 : 0)
}

/** Bytes of the deflated data from here; null when they are damaged or cut. */
async function deflatedLength(path: string, start: number): Promise<number | null> {
  const source = createReadStream(path, { start })
  const inflate = createInflateRaw()
  source.on('error', (error) => inflate.destroy(error))
  source.pipe(inflate)
  try {
    for await (const chunk of inflate) void chunk
    return inflate.bytesWritten
  } catch {
    // Damaged: where it ends cannot be told.
    return null
  } finally {
    source.destroy()
  }
}

/**
 * Where the last whole member of a gzip file ends, when other bytes follow it; null when none do, or
 * the file is damaged before that.
 */
export async function findGzipEnd(path: string): Promise<number | null> {
  const file = await open(path, 'r')
  try {
    const { size } = await file.stat()
    for (let at = 0; at < size;) {
      const { buffer, bytesRead } = await file.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, at)
      const head = headLength(buffer.subarray(0, bytesRead))
      if (head === null) return at === 0 ? null : at
      const length = await deflatedLength(path, at + head)
      if (length === null) return at === 0 ? null : at
      at += head + length + TRAILER_BYTES
    }
    return null
  } finally {
    await file.close()
  }
}
