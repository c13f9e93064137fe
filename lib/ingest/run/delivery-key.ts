import { createHash } from 'node:crypto'
import type { ImportOptions } from '@/lib/domain/import'
import { READER_VERSION } from '@/lib/ingest/formats/bundle-reader'
import type { LogBundle } from '@/lib/ingest/formats/log-adapter'
import { shortHash } from '@/lib/ingest/finish/trial-identity'

// What lets an import leave out what it read before: docs/formats.md, "Unchanged".

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

/**
 * A key of one bundle as delivered: the same where nothing that reading it depends on has changed.
 * That is its place in the delivery, the names and stamps of all its files, what a person set, and
 * what the reader sees. Null where a file cannot be looked at.
 */
export async function deliveryKey(
  { root, files }: LogBundle,
  { condition, harness, model }: ImportOptions,
): Promise<string | null> {
  try {
    const stamps: string[] = []
    for (const file of files) stamps.push(file.path, await file.stamp())
    const given = condition && [condition.kind, condition.key]
    return shortHash(JSON.stringify([READER_VERSION, given, harness, model, root, stamps]), 20)
  } catch {
    // Too large or unreadable: parsing says so, with the reason.
    return null
  }
}
