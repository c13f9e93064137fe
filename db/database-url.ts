import { mkdirSync } from 'node:fs'
import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The folder for everything Skillscope keeps: database, staged uploads. */
export function dataFolder(): string {
  const folder = resolve(/* turbopackIgnore: true */ process.env.SKILLSCOPE_DATA ?? 'data')
  mkdirSync(folder, { recursive: true })
  return folder
}

/** The database server of which this server reads a copy; undefined where the database is its own. */
export const copiedFrom = (): string | undefined => process.env.DATABASE_SYNC_URL || undefined

/** The file of such a copy. */
export const copyFile = (): string => resolve(dataFolder(), 'copy.db')

/** `DATABASE_URL`, else a file in the data folder. */
export function databaseUrl(): string {
  if (copiedFrom()) return `file:${copyFile()}`
  return process.env.DATABASE_URL ?? `file:${resolve(dataFolder(), 'skillscope.db')}`
}

/** The file of the database; null where a server has it. */
export function databaseFile(): string | null {
  const url = databaseUrl()
  if (!url.startsWith('file:')) return null
  if (url.startsWith('file://')) return fileURLToPath(url)
  return resolve(/* turbopackIgnore: true */ url.slice('file:'.length).replace(/\?.*$/, ''))
}

export const databaseToken = (): string | undefined => process.env.DATABASE_AUTH_TOKEN
