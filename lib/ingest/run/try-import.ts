import { writeFileSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { Db } from '@/db/open-database'
import { isConnectionLost } from './import-failure'
import { countAttempt, type ImportRow } from './import-rows'

/** A database that says nothing for so long is away. */
const ANSWER_MS = 5000

/** Beside the staged files: the try that is counted ended before the import was at fault. The database may be away. */
const markOf = (folder: string) => join(folder, 'unfinished-try')

/** The try under way is ended from outside: the next process goes on with it. At once, for a process that is told to end. */
export const keepTry = (folder: string): void => writeFileSync(markOf(folder), '')

async function takeMark(folder: string): Promise<boolean> {
  try {
    await rm(markOf(folder))
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false
    throw error
  }
}

async function isAnswering(db: Db): Promise<boolean> {
  const answer = db.$client.execute('SELECT 1').then(
    () => true,
    (error: unknown) => {
      if (isConnectionLost(error)) return false
      throw error
    },
  )
  return Promise.race([answer, pause(ANSWER_MS, false)])
}

/**
 * Works on an import whose files are staged in a folder, as often as it has tries. One during which the database
 * went away, or the process was told to end (`keepTry`), is not over: the next process goes on with it. Where the connection was lost and the database
 * answers all the same, it may be this import that it was cut for, and the try counts.
 */
export async function tryImport(
  db: Db,
  { row, folder, work }: { row: ImportRow; folder: string; work: () => Promise<void> },
): Promise<void> {
  const goesOn = await takeMark(folder)
  try {
    if (goesOn || (await countAttempt(db, row))) await work()
  } catch (error) {
    if (isConnectionLost(error) && !(await isAnswering(db))) keepTry(folder)
    throw error
  }
}
