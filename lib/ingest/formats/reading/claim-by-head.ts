import { HEAD_BYTES } from '@/lib/ingest/open/delivery-limits'
import type { LogFile } from '@/lib/ingest/open/log-file'
import type { Claim } from './container-format'

const HEADS_AT_ONCE = 32

const folderOf = (path: string) => path.slice(0, Math.max(0, path.lastIndexOf('/')))

/** The files of these names whose first 4 KB are told by `recognises`, in order. */
export async function filesByHead(
  files: readonly LogFile[],
  mayBe: (path: string) => boolean,
  recognises: (head: string, path: string) => boolean,
): Promise<LogFile[]> {
  const isOwn = async (file: LogFile): Promise<boolean> => {
    try {
      return recognises((await file.head(HEAD_BYTES)).toString('utf8'), file.path)
    } catch {
      // What cannot be read now is claimed by nobody, and named so in the report.
      return false
    }
  }
  const named = files.filter(({ path }) => mayBe(path))
  const own: LogFile[] = []
  for (let from = 0; from < named.length; from += HEADS_AT_ONCE) {
    const some = named.slice(from, from + HEADS_AT_ONCE)
    const found = await Promise.all(some.map(isOwn))
    own.push(...some.filter((_, index) => found[index]))
  }
  return own
}

/** Claims each such file as a bundle of its own. */
export const claimByHead =
  (
    mayBe: (path: string) => boolean,
    recognises: (head: string, path: string) => boolean,
  ): ((files: readonly LogFile[]) => Promise<Claim>) =>
  async (files) => {
    const own = await filesByHead(files, mayBe, recognises)
    const bundles = own.map((file) => ({ root: folderOf(file.path), files: [file] }))
    return { bundles, known: [], problems: [] }
  }
