import { randomBytes } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { dataFolder } from '@/db/database-url'

/**
 * The id of the data folder that this server has: what is staged in it only a server with this folder can
 * import. Made at the first need; of two processes that make it at once the first is right.
 */
export function hostId(): string {
  const file = join(dataFolder(), 'host-id')
  try {
    writeFileSync(file, randomBytes(6).toString('hex'), { flag: 'wx' })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  }
  return readFileSync(file, 'utf8').trim()
}

/** What people call it. */
export const hostName = (): string => hostname()
