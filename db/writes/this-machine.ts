import { createHash } from 'node:crypto'
import { readFileSync, readlinkSync } from 'node:fs'
import { hostname } from 'node:os'

/** Null where the system has no such thing. */
function readOrNull(read: () => string): string | null {
  try {
    return read().trim()
  } catch {
    return null
  }
}

/**
 * Names the place in which the numbers of processes mean the same: a container has numbers of its own, and
 * two machines may bear one name.
 */
function nameMachine(): string {
  const boot = readOrNull(() => readFileSync('/proc/sys/kernel/random/boot_id', 'utf8'))
  const numbers = readOrNull(() => readlinkSync('/proc/self/ns/pid'))
  const mark = createHash('sha256').update(`${boot} ${numbers}`).digest('hex').slice(0, 8)
  return `${hostname()}/${mark}`
}

let known: string | null = null

export const thisMachine = (): string => (known ??= nameMachine())

/** True when no process of this machine has this number. */
export function isDeadProcess(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return false
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ESRCH'
  }
}
