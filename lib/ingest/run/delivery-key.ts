import type { ImportOptions } from '@/lib/domain/import'
import { READER_VERSION } from '@/lib/ingest/formats/bundle-reader'
import type { LogBundle } from '@/lib/ingest/formats/log-adapter'
import { shortHash } from '@/lib/ingest/finish/trial-identity'

// What lets an import leave out what it read before: docs/formats.md, "Unchanged".

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
