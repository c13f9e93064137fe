import type { ChildProcess } from 'node:child_process'
import { startWorker } from './start-worker'

const RETRY_MS = 2000
/** It says so each second or two when the copy is up to date; one that is silent for so long hangs. */
const SILENT_MS = 60_000

const held = globalThis as { skillscopeCopy?: ChildProcess }

/** Sees to it that a process keeps the copy up to date, for as long as this server runs. */
export function followCopy(): void {
  // The driver writes a line to its output for each try that fails; ours says it once, to the other one.
  const child = startWorker('copy-worker.ts')
  held.skillscopeCopy = child
  const hangs = setTimeout(() => child.kill('SIGKILL'), SILENT_MS).unref()
  child.on('message', () => hangs.refresh())
  const again = () => {
    clearTimeout(hangs)
    if (held.skillscopeCopy === child) setTimeout(followCopy, RETRY_MS).unref()
  }
  child.once('error', again)
  child.once('exit', again)
  child.unref()
  child.channel?.unref()
}
