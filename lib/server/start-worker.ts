import { spawn, type ChildProcess, type SpawnOptions } from 'node:child_process'
import { join } from 'node:path'

type Worker = 'answer-worker.ts' | 'copy-worker.ts' | 'import-worker.ts' | 'watch-worker.ts'

/** Starts a process of ours beside the server; it ends when the server does. */
export function startWorker(file: Worker, options: SpawnOptions = {}): ChildProcess {
  const lib = join(/* turbopackIgnore: true */ process.cwd(), 'lib')
  return spawn(process.execPath, [join(lib, 'compile', 'run.mjs'), join(lib, 'server', file)], {
    cwd: process.cwd(),
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    ...options,
  })
}
