// What a stream of zstd says of itself before anything is unpacked (RFC 8878, 3.1): frames, each a header
// and blocks, and between them frames that a reader skips. The library allocates what a header asks for and
// moves the whole window once a block; so both are counted here first.

const MAGIC = 0xfd2fb528
const isSkippable = (magic: number) => magic >>> 4 === 0x184d2a5

/** As much as the zstd program itself takes without being asked. */
const MOST_WINDOW = 128 * 1024 * 1024
/** No block of the format is larger, packed or unpacked. */
const MOST_BLOCK = 128 * 1024
/** Bytes that the library may move for each byte unpacked: blocks of 32 KB behind the largest window. */
const MOST_MOVED_A_BYTE = 4096
/** And for a stream of any length: a program may flush after every few bytes. */
const MOVED_AT_LEAST = 64 * 1024 * 1024

export interface ZstdPiece {
  /** A header, or one whole block. */
  readonly bytes: Buffer
  /** Whether its frame begins, or ends, with it. */
  readonly place: 'first' | 'inner' | 'last'
}

/** Gives a stream in pieces of the lengths asked for; fewer bytes mean its end. */
function takeFrom(chunks: AsyncIterator<Buffer>): (length: number) => Promise<Buffer> {
  let held: Buffer = Buffer.alloc(0)
  return async (length) => {
    const parts: Buffer[] = [held]
    for (let size = held.length; size < length;) {
      const next = await chunks.next()
      if (next.done) break
      parts.push(next.value)
      size += next.value.length
    }
    const whole = parts.length === 1 ? held : Buffer.concat(parts)
    held = whole.subarray(length)
    return whole.subarray(0, length)
  }
}

/** The rest of a header after its descriptor: its length, and the window it asks for. */
function headerAfter(descriptor: number) {
  const [sizeFlag, isSingle, idFlag] = [descriptor >> 6, (descriptor >> 5) & 1, descriptor & 3]
  const idAt = 1 - isSingle
  const sizeAt = idAt + (idFlag === 3 ? 4 : idFlag)
  const sizeBytes = sizeFlag === 0 ? isSingle : 1 << sizeFlag
  const windowOf = (rest: Buffer): number => {
    if (isSingle === 0) return 2 ** (10 + (rest[0]! >> 3)) * (1 + (rest[0]! & 7) / 8)
    if (sizeBytes === 8) return Number(rest.readBigUInt64LE(sizeAt))
    return rest.readUIntLE(sizeAt, sizeBytes) + (sizeFlag === 1 ? 256 : 0)
  }
  return { length: sizeAt + sizeBytes, windowOf, checksumBytes: descriptor & 4 }
}

/** A header that asks for a window of at least so much; what else it may say, nobody here needs. */
function headerOf(window: number, checksumFlag: number): Buffer {
  const exponent = Math.max(0, Math.ceil(Math.log2(window)) - 10)
  const header = Buffer.from([0, 0, 0, 0, checksumFlag, exponent << 3])
  header.writeUInt32LE(MAGIC)
  return header
}

/**
 * The headers and blocks of a stream that unpacks to `bytes`, one by one. Throws before a piece that asks
 * for more memory or time than such a stream needs, and where the stream is none or is cut short.
 */
export async function* zstdFrames(
  chunks: AsyncIterable<Buffer>,
  bytes: number,
): AsyncGenerator<ZstdPiece> {
  const iterator = chunks[Symbol.asyncIterator]()
  const takeSome = takeFrom(iterator)
  const take = async (length: number) => {
    const piece = await takeSome(length)
    if (piece.length < length) throw new Error('zstd is cut short')
    return piece
  }
  let left = MOVED_AT_LEAST + bytes * MOST_MOVED_A_BYTE
  const move = (window: number) => {
    left -= window
    if (left < 0) throw new Error(`zstd has too many blocks for ${bytes} bytes`)
  }
  try {
    for (;;) {
      const magic = await takeSome(4)
      if (magic.length === 0) return
      if (magic.length < 4) throw new Error('zstd is cut short')
      if (isSkippable(magic.readUInt32LE())) {
        for (let rest = (await take(4)).readUInt32LE(); rest > 0;) {
          rest -= (await take(Math.min(rest, MOST_BLOCK))).length
        }
        continue
      }
      if (magic.readUInt32LE() !== MAGIC) throw new Error('no zstd')
      const descriptor = await take(1)
      const header = headerAfter(descriptor[0]!)
      const rest = await take(header.length)
      const asked = header.windowOf(rest)
      if (asked > MOST_WINDOW) throw new Error(`zstd asks for a window of ${asked} bytes`)
      // Nothing lies further back than what is unpacked at all.
      const window = Math.max(MOST_BLOCK, Math.min(asked, bytes))
      move(window)
      yield { bytes: headerOf(window, header.checksumBytes), place: 'first' }
      for (let isLast = false; !isLast;) {
        move(window)
        const head = await take(3)
        const says = head.readUIntLE(0, 3)
        const size = says >> 3
        if (size > MOST_BLOCK) throw new Error(`zstd has a block of ${size} bytes`)
        isLast = (says & 1) === 1
        // A block of one repeated byte is that byte.
        const packed = ((says >> 1) & 3) === 1 ? 1 : size
        const content = await take(packed + (isLast ? header.checksumBytes : 0))
        yield { bytes: Buffer.concat([head, content]), place: isLast ? 'last' : 'inner' }
      }
    }
  } finally {
    // Whoever stops reading lets the file go.
    await iterator.return?.()
  }
}
