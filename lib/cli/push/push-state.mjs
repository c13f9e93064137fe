import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { join, resolve } from 'node:path'

/**
 * Which import a push was sending to, so that the same command goes on after a cut: a small file in
 * the person's cache, named after what is sent where. It holds no token.
 */
export class PushState {
  #file

  /** @param {{ to: string, paths: readonly string[], settings: object }} what */
  constructor({ to, paths, settings }) {
    const what = JSON.stringify([to, paths.map((path) => resolve(path)), settings])
    const name = createHash('sha256').update(what).digest('hex').slice(0, 16)
    const cache = process.env.XDG_CACHE_HOME || join(homedir(), '.cache')
    this.#file = join(cache, 'skillscope', `push-${name}`)
  }

  /** @returns {{ id: string, startedAt: number } | null} */
  read() {
    try {
      const found = JSON.parse(readFileSync(this.#file, 'utf8'))
      return typeof found.id === 'string' && typeof found.startedAt === 'number' ? found : null
    } catch (error) {
      // Not there, or cut short while it was written: a push that starts anew.
      if (error.code === 'ENOENT' || error instanceof SyntaxError) return null
      throw error
    }
  }

  /** @param {string} id */
  write(id) {
    mkdirSync(join(this.#file, '..'), { recursive: true })
    writeFileSync(this.#file, JSON.stringify({ id, startedAt: Date.now() }))
  }

  forget() {
    rmSync(this.#file, { force: true })
  }
}
