import type { ImportOptions } from '@/lib/domain/import'
import { laterSettings, shortHash } from '@/lib/ingest/finish/trial-identity'
import type { LogBundle } from '@/lib/ingest/formats/reading/container-format'

// What lets an import leave out what it read before: docs/formats.md, "Unchanged".

const given = (options: ImportOptions) => [
  options.condition && [options.condition.kind, options.condition.key],
  options.harness,
  options.model,
  ...laterSettings(options),
  ...(options.rules?.length ? [{ rules: options.rules }] : []),
]

/**
 * A key of one bundle as delivered: the same where nothing that reading it depends on has changed.
 * That is its place in the delivery, the names and stamps of all its files and of those that tell of
 * it, what a person set, and the versions of its readers. Null where a file cannot be looked at.
 */
export async function deliveryKey(
  { root, files, beside = [], mapping }: LogBundle,
  reader: string,
  options: ImportOptions,
): Promise<string | null> {
  try {
    const stamps: string[] = []
    for (const file of [...files, ...beside]) stamps.push(file.path, await file.stamp())
    return shortHash(
      JSON.stringify([reader, given(options), root, stamps, ...(mapping ? [mapping] : [])]),
      20,
    )
  } catch {
    // Too large or unreadable: reading says so, with the reason.
    return null
  }
}

/**
 * The same of one trial among many in a file, by what tells its content. The file is part of it: an
 * equal row of another file, a repeat with another seed, is a trial of its own.
 */
export const rowKey = (
  { root, files }: LogBundle,
  content: string,
  reader: string,
  options: ImportOptions,
): string =>
  shortHash(JSON.stringify([reader, given(options), files[0]?.path ?? root, content]), 20)
