import { createHash } from 'node:crypto'

const stampOf = (bytes: number, digest: string): string => `h${bytes}.${digest}`

/** The stamp of a file whose place tells nothing cheaper. */
export const contentStamp = (bytes: Buffer): string =>
  stampOf(bytes.length, createHash('sha256').update(bytes).digest('hex'))

/** The same of a file that is read piece by piece. */
export async function hashedStamp(chunks: AsyncIterable<Buffer>): Promise<string> {
  const hash = createHash('sha256')
  let bytes = 0
  for await (const chunk of chunks) {
    hash.update(chunk)
    bytes += chunk.length
  }
  return stampOf(bytes, hash.digest('hex'))
}

/** How long after a write another one may bear the same time: a tick of the kernel, generously. */
const TICK_MS = 100
/** The same where the file system keeps whole seconds, or two of them. */
const COARSE_TICK_MS = 2000

/** Whether a later change of a file is sure to give it another time than this one. */
export const isTellingTime = (changedMs: number, now = Date.now()): boolean =>
  now - changedMs > (Number.isInteger(changedMs / 1000) ? COARSE_TICK_MS : TICK_MS)
