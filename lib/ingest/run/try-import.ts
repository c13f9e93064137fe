import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { Db } from '@/db/open-database'
import { isConnectionLost } from './import-failure'
import { countAttempt, type ImportRow } from './import-rows'

/** A database that says nothing for so long is away. */
const ANSWER_MS = 5000

/** Beside the staged files: the try that is counted ended because the database was away. It cannot be asked then. */
const markOf = (folder: string) => join(folder, 'unfinished-try')

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
 * went away is not over: the next process goes on with it. Where the connection was lost and the database
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
    if (isConnectionLost(error) && !(await isAnswering(db))) await writeFile(markOf(folder), '')
    throw error
  }
}
