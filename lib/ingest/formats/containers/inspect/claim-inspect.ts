import { filesByHead } from '@/lib/ingest/formats/reading/claim-by-head'
import type { Claim, LogBundle } from '@/lib/ingest/formats/reading/container-format'
import type { LogFile } from '@/lib/ingest/open/log-file'

const STATUS = /"status"\s*:\s*"(?:started|success|cancelled|error)"/
const IS_LIST = /^\ufeff?\s*\{\s*"[^"]+\.(?:eval|json)"\s*:\s*\{\s*"version"\s*:/

const isLog = (head: string): boolean =>
  /^\ufeff?\s*\{\s*"version"\s*:/.test(head) && STATUS.test(head) && /"eval"\s*:\s*\{/.test(head)

/** Whether a file is a log packed as a zip, by its name. */
export const isEvalFile = (path: string): boolean => /\.eval$/.test(path)

const folderOf = (path: string) => path.slice(0, Math.max(0, path.lastIndexOf('/')))

/** Folders that are an unpacked `.eval`: what holds a header, or a journal that tells how it began. */
const unpacked = (heads: readonly LogFile[], files: readonly LogFile[]): LogBundle[] => {
  const roots = new Set(
    heads.flatMap(({ path }) => {
      const folder = folderOf(path.replace(/(^|\/)_journal\/start\.json$/, '$1header.json'))
      return /(?:^|\/)(?:header|_journal\/start)\.json$/.test(path) ? [folder] : []
    }),
  )
  return [...roots].map((root) => ({
    root,
    files: files.filter(({ path }) => root === '' || path.startsWith(`${root}/`)),
  }))
}

const NAMES = /(?:^|\/)[^/]+\.(?:json|eval)$/
const START = /(?:^|\/)_journal\/start\.json$/

/** Logs as one file, packed or not; folders of an unpacked one; lists of logs hold no trial. */
export async function claimInspect(files: readonly LogFile[]): Promise<Claim> {
  const own = await filesByHead(
    files,
    (path) => NAMES.test(path),
    (head, path) => {
      if (isEvalFile(path)) return head.startsWith('PK')
      if (START.test(path)) return /"eval"\s*:\s*\{/.test(head)
      return isLog(head) || (/(?:^|\/)(?:logs|listing)\.json$/.test(path) && IS_LIST.test(head))
    },
  )
  const known = own.filter(({ path }) => /(?:^|\/)(?:logs|listing)\.json$/.test(path))
  const folders = unpacked(own, files)
  const inside = new Set(folders.flatMap((bundle) => bundle.files))
  const alone = own.filter((file) => !inside.has(file) && !known.includes(file))
  const bundles = alone.map((file) => ({ root: folderOf(file.path), files: [file] }))
  return { bundles: [...folders, ...bundles], known, problems: [] }
}
