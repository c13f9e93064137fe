import { isRecord, type BundleReader } from '@/lib/ingest/formats/reading/bundle-reader'
import type { Fields } from './draft-sample'

// A sample in parts (log/_recorders/chunked/format.py of Inspect): sample.json says all but its lists, which
// stand beside it in messages/<n>.json, events/<n>.json, attachments/<n>.json, where n is the place of the
// first in the file. The conversation is `message_refs`, ranges of messages; attachments are named by place.

/** A sample has not more messages than this; a name may say any number. */
const MOST_PLACES = 100_000

const startOf = (path: string) => Number(/(\d+)\.json$/.exec(path)?.[1])

/** The items of one list, in their order. */
async function listOf(reader: BundleReader, folder: string, name: string): Promise<unknown[]> {
  const start = `${folder}/${name}/`
  const paths = reader
    .paths(/\/\d+\.json$/)
    .filter((path) => path.startsWith(start) && /^\d+\.json$/.test(path.slice(start.length)))
    .sort((a, b) => startOf(a) - startOf(b))
  const items: unknown[] = []
  for (const path of paths) {
    const part = await reader.json(path)
    // A part that cannot be read leaves its places empty: those after it keep theirs.
    items.length = Math.max(items.length, Math.min(startOf(path), MOST_PLACES))
    if (Array.isArray(part)) items.push(...(part as unknown[]))
  }
  return items
}

/** The messages at ranges of places; all of them where the sample names no ranges. */
function messagesAt(refs: unknown, messages: readonly unknown[]): unknown[] {
  if (!Array.isArray(refs)) return [...messages]
  return refs.flatMap((ref: unknown) => {
    const [from, to] = Array.isArray(ref) ? (ref as unknown[]) : []
    return typeof from === 'number' && typeof to === 'number' ? messages.slice(from, to) : []
  })
}

/** A sample in parts as one that stands in one file; null where its beginning cannot be read. */
export async function readParts(reader: BundleReader, path: string): Promise<Fields | null> {
  const shell = await reader.json(path)
  if (!isRecord(shell)) return null
  const folder = path.slice(0, path.lastIndexOf('/'))
  const attachments = await listOf(reader, folder, 'attachments')
  return {
    ...shell,
    messages: messagesAt(shell.message_refs, await listOf(reader, folder, 'messages')),
    events: (await listOf(reader, folder, 'events')).filter(isRecord),
    attachments: Object.fromEntries(attachments.map((text, place) => [String(place), text])),
  }
}
