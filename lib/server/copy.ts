import { statSync } from 'node:fs'
import { ONLY_A_COPY } from '@/db/database-door'
import { copiedFrom, copyFile } from '@/db/database-url'

/** The file whose time is that of the copy. */
export const copyMark = (): string => `${copyFile()}-mark`

/** How old the data of a server are that reads a copy. */
export interface CopyAge {
  /** When the copy was last all there is; null: never. */
  readonly copiedAt: number | null
  readonly ageMs: number | null
}

/** Null where the database is this server's own. */
export function getCopyAge(now = Date.now()): CopyAge | null {
  if (!copiedFrom()) return null
  const mark = statSync(copyMark(), { throwIfNoEntry: false })
  if (!mark) return { copiedAt: null, ageMs: null }
  const copiedAt = Math.round(mark.mtimeMs)
  return { copiedAt, ageMs: Math.max(0, now - copiedAt) }
}

/** Why nothing can be changed here, as a sentence; null where it can. */
export const whyOnlyRead = (): string | null => (copiedFrom() ? ONLY_A_COPY : null)
