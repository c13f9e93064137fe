import { mkdirSync } from 'node:fs'
import { resolve } from 'node:path'

/** The folder for everything Skillscope keeps: database, staged uploads. */
export function dataFolder(): string {
  const folder = resolve(/* turbopackIgnore: true */ process.env.SKILLSCOPE_DATA ?? 'data')
  mkdirSync(folder, { recursive: true })
  return folder
}

/** `DATABASE_URL`, else a file in the data folder. */
export function databaseUrl(): string {
  return process.env.DATABASE_URL ?? `file:${resolve(dataFolder(), 'skillscope.db')}`
}

export const databaseToken = (): string | undefined => process.env.DATABASE_AUTH_TOKEN
