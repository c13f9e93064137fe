import { Decompress } from 'fzstd'
import { zstdFrames } from './zstd-frames'

/**
 * Unpacks zstd block by block, so that no more than one lies in memory beside the window. Throws for what is
 * none, is cut short, or gives more than `bytes`: then its directory lies about it.
 */
export async function* unpackZstd(
  chunks: AsyncIterable<Buffer>,
  bytes: number,
): AsyncGenerator<Buffer> {
  const ready: Buffer[] = []
  let size = 0
  const newFrame = () =>
    new Decompress((data) => {
      size += data.length
      if (size > bytes) throw new Error(`zstd gives more than the ${bytes} bytes it should`)
      // Its own memory may be used again.
      if (data.length > 0) ready.push(Buffer.from(data))
    })
  let frame = newFrame()
  for await (const piece of zstdFrames(chunks, bytes)) {
    if (piece.place === 'first') frame = newFrame()
    frame.push(piece.bytes, piece.place === 'last')
    yield* ready.splice(0)
  }
  if (size < bytes) throw new Error(`zstd ends after ${size} of ${bytes} bytes`)
}
