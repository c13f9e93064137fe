// Keys of 64 bits by the order in which they came, in arrays of numbers: a map with a million texts takes
// a hundred bytes each and more, this about twenty.

const FIRST = 1024

/** A larger copy of an array of numbers. */
const grown = (array: Uint32Array<ArrayBuffer>, length: number): Uint32Array<ArrayBuffer> => {
  const next = new Uint32Array(length)
  next.set(array)
  return next
}

/** Keys of two halves of 32 bits, each with its number from 0 on. */
export class KeyTable {
  private high = new Uint32Array(FIRST)
  private low = new Uint32Array(FIRST)
  /** Numbers of keys plus 1 by their hash; 0: free. At most half are taken. */
  private slots = new Uint32Array(2 * FIRST)
  size = 0

  /** The slot that has the key, or the free one where it would be. */
  private slotOf(high: number, low: number): number {
    const mask = this.slots.length - 1
    let at = (Math.imul(high ^ Math.imul(low, 0x9e3779b1), 0x85ebca6b) >>> 7) & mask
    for (;;) {
      const number = this.slots[at]!
      if (number === 0) return at
      if (this.low[number - 1] === low && this.high[number - 1] === high) return at
      at = (at + 1) & mask
    }
  }

  /** The number of a key; -1 where it is not there. */
  find(high: number, low: number): number {
    return this.slots[this.slotOf(high >>> 0, low >>> 0)]! - 1
  }

  /** The number of a key, which is there from now on. */
  add(high: number, low: number): number {
    const [a, b] = [high >>> 0, low >>> 0]
    const at = this.slotOf(a, b)
    const known = this.slots[at]!
    if (known > 0) return known - 1
    if (this.size === this.high.length) return this.grow().add(a, b)
    this.high[this.size] = a
    this.low[this.size] = b
    this.size += 1
    this.slots[at] = this.size
    return this.size - 1
  }

  private grow(): this {
    const length = 2 * this.high.length
    this.high = grown(this.high, length)
    this.low = grown(this.low, length)
    this.slots = new Uint32Array(2 * length)
    for (let number = 0; number < this.size; number += 1)
      this.slots[this.slotOf(this.high[number]!, this.low[number]!)] = number + 1
    return this
  }
}

/** How often each key came. */
export class KeyCounts {
  private readonly keys = new KeyTable()
  private counts = new Uint32Array(FIRST)

  /** Counts a key once more; gives how often it came, this time included. */
  count(high: number, low: number): number {
    const number = this.keys.add(high, low)
    if (number >= this.counts.length) this.counts = grown(this.counts, 2 * this.counts.length)
    return (this.counts[number] = this.counts[number]! + 1)
  }
}
