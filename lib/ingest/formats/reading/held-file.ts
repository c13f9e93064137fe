import { contentStamp } from '@/lib/ingest/open/file-stamp'
import type { LogFile } from '@/lib/ingest/open/log-file'

/** A file that lies inside another one: a log that a table of trials holds in a column of its own. */
export const heldFile = (path: string, content: string | Buffer): LogFile => {
  const bytes = typeof content === 'string' ? Buffer.from(content) : content
  return {
    path,
    bytes: bytes.length,
    head: async (length) => bytes.subarray(0, length),
    read: async () => bytes,
    async *chunks() {
      yield bytes
    },
    stamp: async () => contentStamp(bytes),
  }
}
