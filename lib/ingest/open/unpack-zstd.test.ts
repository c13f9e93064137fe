import { expect, test } from 'vitest'
import { unpackZstd } from './unpack-zstd'

/** “hello hello hello hello\n”, packed by the zstd program. */
const PACKED = Buffer.from('KLUv/QRYbQAAOGhlbGxvIAoBAJlLEah8Lqg=', 'base64')
const TEXT = 'hello hello hello hello\n'

const MB = 1024 * 1024
/** The beginning of every frame. */
const MAGIC = [0x28, 0xb5, 0x2f, 0xfd]
/** A window of 8 MB, no length of the content, no checksum. */
const HEADER = Buffer.from([...MAGIC, 0, 13 << 3])
/** A block of a byte so many times. */
const repeated = (times: number, isLast = false) =>
  Buffer.from([(times << 3) | 2 | Number(isLast), times >> 5, times >> 13, 0x61])

const inPieces = async function* (packed: Buffer, length: number) {
  for (let at = 0; at < packed.length; at += length) yield packed.subarray(at, at + length)
}

async function unpack(packed: Buffer, bytes: number): Promise<string> {
  const pieces = () => inPieces(packed, 5)
  const parts: Buffer[] = []
  for await (const part of unpackZstd(pieces(), bytes)) parts.push(part)
  return Buffer.concat(parts).toString('utf8')
}

test('zstd is unpacked piece by piece', async () => {
  expect(await unpack(PACKED, TEXT.length)).toBe(TEXT)
})

test('what gives more or less than its directory says is refused', async () => {
  await expect(unpack(PACKED, 4)).rejects.toThrow('more than')
  await expect(unpack(PACKED, 400)).rejects.toThrow('ends after')
  await expect(unpack(PACKED.subarray(0, 12), TEXT.length)).rejects.toThrow()
  await expect(unpack(Buffer.from('no zstd at all'), 14)).rejects.toThrow()
})

test('frames in a row are one text, and what stands between them is skipped', async () => {
  const skipped = Buffer.from([0x50, 0x2a, 0x4d, 0x18, 3, 0, 0, 0, 1, 2, 3])
  const packed = Buffer.concat([skipped, PACKED, skipped, PACKED, HEADER, repeated(2, true)])
  expect(await unpack(packed, 2 * TEXT.length + 2)).toBe(`${TEXT}${TEXT}aa`)
})

test('a window larger than the zstd program takes is refused before memory is asked for', async () => {
  const huge = Buffer.from([...MAGIC, 0, (20 << 3) | 7])
  const single = Buffer.from([...MAGIC, 0b1010_0000, 0, 0, 0, 0x20])
  for (const header of [huge, single, Buffer.concat([PACKED, huge])])
    await expect(unpack(Buffer.concat([header, repeated(1, true)]), 100)).rejects.toThrow(
      'asks for a window',
    )
})

test('a short text behind the largest window of the program is read', async () => {
  const header = Buffer.from([...MAGIC, 0, 17 << 3])
  const blocks = Array.from({ length: 100 }, (_, at) => repeated(30, at === 99))
  expect(await unpack(Buffer.concat([header, ...blocks]), 3000)).toBe('a'.repeat(3000))
})

test('what a few bytes unpack to is handed on block by block', async () => {
  const packed = Buffer.concat([HEADER, ...Array.from({ length: 400 }, () => repeated(128 * 1024))])
  const parts = unpackZstd(inPieces(packed, packed.length), 50 * MB)[Symbol.asyncIterator]()
  expect((await parts.next()).value?.length).toBe(128 * 1024)
  // The one who asked no longer wants it: nothing more is unpacked, and the stream is let go.
  expect(await parts.return?.(undefined)).toMatchObject({ done: true })
})

test('blocks larger than the format knows, and thousands of empty ones, are refused', async () => {
  await expect(unpack(Buffer.concat([HEADER, repeated(MB)]), 2 * MB)).rejects.toThrow('a block of')
  const empty = Buffer.concat([HEADER, ...Array.from({ length: 1000 }, () => repeated(0))])
  await expect(unpack(empty, 100)).rejects.toThrow('too many blocks')
})
