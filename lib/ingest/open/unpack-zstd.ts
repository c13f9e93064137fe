import { Decompress } from 'fzstd'

/**
 * Unpacks zstd piece by piece. Throws for what is none, is cut short, or gives more than `bytes`: then
 * its directory lies about it.
 */
export async function* unpackZstd(
  chunks: AsyncIterable<Buffer>,
  bytes: number,
): AsyncGenerator<Buffer> {
  const ready: Buffer[] = []
  let size = 0
  const unpacked = new Decompress((data) => {
    size += data.length
    if (size > bytes) throw new Error(`zstd gives more than the ${bytes} bytes it should`)
    // Its own memory may be used again.
    ready.push(Buffer.from(data))
  })
  for await (const chunk of chunks) {
    unpacked.push(chunk)
    yield* ready.splice(0)
  }
  unpacked.push(new Uint8Array(0), true)
  yield* ready.splice(0)
  if (size < bytes) throw new Error(`zstd ends after ${size} of ${bytes} bytes`)
}
