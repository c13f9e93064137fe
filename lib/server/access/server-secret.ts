import { randomBytes } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { dataFolder } from '@/db/database-url'

/**
 * What signs the cookies: `SKILLSCOPE_SECRET`, else a file of the data folder that only its owner may
 * read, made at the first start. Whoever takes it away signs everybody out.
 */
export function serverSecret(): string {
  const given = process.env.SKILLSCOPE_SECRET
  if (given) {
    if (given.length < 32) throw new Error('SKILLSCOPE_SECRET must have at least 32 characters.')
    return given
  }
  const file = join(dataFolder(), 'cookie-secret')
  try {
    writeFileSync(file, randomBytes(32).toString('base64url'), { flag: 'wx', mode: 0o600 })
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
  }
  return readFileSync(file, 'utf8')
}
