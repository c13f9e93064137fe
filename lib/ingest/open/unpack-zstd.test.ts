import { expect, test } from 'vitest'
import { unpackZstd } from './unpack-zstd'

/** “hello hello hello hello\n”, packed by the zstd program. */
const PACKED = Buffer.from('KLUv/QRYbQAAOGhlbGxvIAoBAJlLEah8Lqg=', 'base64')
const TEXT = 'hello hello hello hello\n'

async function unpack(packed: Buffer, bytes: number): Promise<string> {
  const pieces = async function* () {
    for (let at = 0; at < packed.length; at += 5) yield packed.subarray(at, at + 5)
  }
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
