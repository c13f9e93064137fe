/**
 * The path of an archive entry, or null when it is not safe: absolute, with `..`, a drive, a NUL
 * or too long. Entries are never written under their own names; an unsafe name would still
 * mislead whoever reads the report, so the entry is left out.
 */
export const safeEntryPath = (name: string, maxLength: number): string | null => {
  const path = name.replaceAll('\\', '/').replace(/^(?:\.\/)+/, '')
  if (path === '' || path.length > maxLength || path.includes('\0')) return null
  if (path.startsWith('/') || /^[A-Za-z]:/.test(path)) return null
  const segments = path.split('/').filter((segment) => segment !== '' && segment !== '.')
  if (segments.length === 0 || segments.includes('..')) return null
  return segments.join('/')
}

const ARCHIVE_NAME = /\.(?:zip|tar|tgz|tar\.gz)$/i

/** Whether a name is that of an archive which an import could open. */
export const isArchiveName = (path: string): boolean => ARCHIVE_NAME.test(path)

/** `jobs.tar.gz` → `jobs`: the folder that stands for an archive in paths. */
export const archiveFolder = (name: string): string => name.replace(ARCHIVE_NAME, '') || name

/** macOS and Windows leave these in archives and folders; they are never logs. */
export const isJunkPath = (path: string): boolean =>
  /(?:^|\/)(?:__MACOSX\/|\.DS_Store$|Thumbs\.db$|\._[^/]*$|\.git\/)/.test(path)
