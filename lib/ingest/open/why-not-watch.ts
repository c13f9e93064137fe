import { accessSync, constants, realpathSync, statSync } from 'node:fs'
import path from 'node:path'

const isWithin = (inner: string, outer: string) =>
  inner === outer || inner.startsWith(outer === '/' ? outer : `${outer}${path.sep}`)

/**
 * Why a folder cannot be watched, as a sentence; null when it can. `ownFolder`: where the server keeps
 * its own files, which must not be read as logs.
 */
export function whyNotWatch(given: string, ownFolder: string): string | null {
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
  const own = realpathSync(ownFolder)
  if (isWithin(own, real) || isWithin(real, own))
    return 'The server keeps its own files there; give a folder of logs.'
  return null
}
