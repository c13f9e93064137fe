import { createHash } from 'node:crypto'

/** The stamp of a file whose place tells nothing cheaper. */
export const contentStamp = (bytes: Buffer): string =>
  `h${bytes.length}.${createHash('sha256').update(bytes).digest('hex')}`

/** How long after a write another one may bear the same time: a tick of the kernel, generously. */
const TICK_MS = 100
/** The same where the file system keeps whole seconds, or two of them. */
const COARSE_TICK_MS = 2000

/** Whether a later change of a file is sure to give it another time than this one. */
export const isTellingTime = (changedMs: number, now = Date.now()): boolean =>
  now - changedMs > (Number.isInteger(changedMs / 1000) ? COARSE_TICK_MS : TICK_MS)
