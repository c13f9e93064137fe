import { spawn, type ChildProcess } from 'node:child_process'
import { join } from 'node:path'

/** Starts a process of ours beside the server; it ends when the server does. */
export function startWorker(file: 'import-worker.ts' | 'watch-worker.ts'): ChildProcess {
  const worker = join(/* turbopackIgnore: true */ process.cwd(), 'lib', 'server', file)
  return spawn(process.execPath, ['--import', 'tsx', worker], {
    cwd: process.cwd(),
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
}
