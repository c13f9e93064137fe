const WINDOW_MS = 15 * 60 * 1000
/** More keys than this are not remembered: the oldest are forgotten first. */
const MOST_KEYS = 10_000

/**
 * Counts failures by key (an e-mail address, an address of the network) and says whether another try
 * is too soon. In memory: one process serves, and a restart is no way to try on.
 */
export class Attempts {
  readonly #failed = new Map<string, { count: number; since: number }>()

  /** Whether `key` failed `most` times within a quarter of an hour. */
  isSpent(key: string, most: number, now = Date.now()): boolean {
    const found = this.#failed.get(key)
    return found !== undefined && now - found.since < WINDOW_MS && found.count >= most
  }

  noteFailure(key: string, now = Date.now()): void {
    const found = this.#failed.get(key)
    const isOver = found === undefined || now - found.since >= WINDOW_MS
    this.#failed.delete(key)
    this.#failed.set(key, isOver ? { count: 1, since: now } : { ...found, count: found.count + 1 })
    const [oldest] = this.#failed.keys()
    if (this.#failed.size > MOST_KEYS && oldest !== undefined) this.#failed.delete(oldest)
  }

  /** One that was counted before its end was known, and did not fail. */
  takeBack(key: string): void {
    const found = this.#failed.get(key)
    if (found) this.#failed.set(key, { ...found, count: found.count - 1 })
  }

  forget(key: string): void {
    this.#failed.delete(key)
  }
}
