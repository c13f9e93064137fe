import { spawn } from 'node:child_process'
import { once } from 'node:events'

/** Runs the process that copies a database once, as the set-up of a server that reads a copy does; gives how it ended. */
export async function copyOnce(data: string, from: string): Promise<number> {
  const worker = ['lib/compile/run.mjs', 'lib/server/copy-worker.ts', '--once']
  const env = { ...process.env, SKILLSCOPE_DATA: data, DATABASE_SYNC_URL: from }
  const child = spawn(process.execPath, worker, { env, stdio: 'ignore' })
  const [code] = (await once(child, 'exit')) as [number]
  return code
}
