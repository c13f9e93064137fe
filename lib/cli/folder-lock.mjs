import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'

/**
 * Runs `work` while no other process of this checkout does the same kind of work, so that
 * `npm start` and `npm test` side by side do not install or build over each other.
 * @template T @param {string} name @param {() => Promise<T>} work @returns {Promise<T>}
 */
export async function withFolderLock(name, work) {
  const checkout = createHash('sha256').update(process.cwd()).digest('hex').slice(0, 16)
  const lock = join(tmpdir(), `skillscope-${checkout}-${name}.lock`)
  await take(lock, name)
  try {
    return await work()
  } finally {
    rmSync(lock, { recursive: true, force: true })
  }
}

async function take(lock, name) {
  for (let waited = 0; ; waited += 1) {
    try {
      mkdirSync(lock)
      writeFileSync(join(lock, 'pid'), String(process.pid))
      return
    } catch (error) {
      if (error.code !== 'EEXIST') throw error
    }
    if (!isHeld(lock)) rmSync(lock, { recursive: true, force: true })
    else if (waited % 20 === 0) console.log(`Waiting for another ${name} of this checkout …`)
    await pause(500)
  }
}

function isHeld(lock) {
  try {
    process.kill(Number(readFileSync(join(lock, 'pid'), 'utf8')), 0)
    return true
  } catch (error) {
    return error.code === 'EPERM'
  }
}
