import { accessSync, constants, existsSync, realpathSync, statSync } from 'node:fs'
import path from 'node:path'

const isWithin = (inner: string, outer: string) =>
  inner === outer || inner.startsWith(outer === '/' ? outer : `${outer}${path.sep}`)

/** Where the server keeps its own files, which must not be read as logs. */
interface OwnPlaces {
  readonly folder: string
  /** The file of its database; null where a server has it. */
  readonly database: string | null
}

/** Why a folder cannot be watched, as a sentence; null when it can. */
export function whyNotWatch(given: string, { folder, database }: OwnPlaces): string | null {
  if (!path.isAbsolute(given)) return 'Give the whole path of a folder on the server, from / on.'
  const info = statSync(given, { throwIfNoEntry: false })
  if (info === undefined) return 'There is no such folder on the server.'
  if (!info.isDirectory()) return 'This is a file; give the folder that it lies in.'
  try {
    accessSync(given, constants.R_OK | constants.X_OK)
  } catch {
    return 'The server may not read this folder.'
  }
  const real = realpathSync(given)
  if (path.dirname(real) === real) return 'This is the whole disk; give the folder of the logs.'
  const own = realpathSync(folder)
  const holdsDatabase =
    database !== null && existsSync(database) && isWithin(realpathSync(database), real)
  if (holdsDatabase || isWithin(own, real) || isWithin(real, own))
    return 'The server keeps its own files there; give a folder of logs.'
  return null
}
