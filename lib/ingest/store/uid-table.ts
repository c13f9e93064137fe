import { createHash } from 'node:crypto'
import { KeyTable } from '@/lib/ingest/formats/reading/key-table'

const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz'
const DIGITS = new Int8Array(128).fill(-1)
for (const [digit, letter] of [...ALPHABET].entries()) DIGITS[letter.charCodeAt(0)] = digit

/** Six letters of a uid as a number of 30 bits; -1 where one is no digit. */
function halfOf(uid: string, from: number): number {
  let half = 0
  for (let at = from; at < from + 6; at += 1) {
    const digit = DIGITS[uid.charCodeAt(at)] ?? -1
    if (digit < 0) return -1
    half = (half << 5) | digit
  }
  return half
}

/** A uid as a key: all of its 60 bits (`trialUid`); of any other text a hash, which no such uid has. */
function keyOf(uid: string): [high: number, low: number] {
  const [high, low] = uid.length === 12 ? [halfOf(uid, 0), halfOf(uid, 6)] : [-1, -1]
  if (high >= 0 && low >= 0) return [high, low]
  const digest = createHash('sha256').update(uid).digest()
  return [(digest.readUInt32BE(0) | 0x40000000) >>> 0, digest.readUInt32BE(4)]
}

/** Uids of trials, each with a number from 0 on. */
export class UidTable {
  private readonly keys = new KeyTable()

  /** The number of a uid; -1 where it is not there. */
  find(uid: string): number {
    return this.keys.find(...keyOf(uid))
  }

  /** The number of a uid, which is there from now on. */
  add(uid: string): number {
    return this.keys.add(...keyOf(uid))
  }
}

const FIRST = 1024

/** A number for each number from 0 on; what was never set is 0. */
export class Column {
  constructor(private values: Float64Array | Uint32Array | Uint8Array) {}

  static of(kind: 'numbers' | 'places' | 'flags'): Column {
    if (kind === 'numbers') return new Column(new Float64Array(FIRST))
    return new Column(kind === 'places' ? new Uint32Array(FIRST) : new Uint8Array(FIRST))
  }

  get(at: number): number {
    return this.values[at] ?? 0
  }

  set(at: number, value: number): void {
    while (at >= this.values.length) {
      const { constructor: Kind } = this.values as { constructor: unknown }
      // Of the same kind, twice as long.
      const next = new (Kind as new (length: number) => typeof this.values)(2 * this.values.length)
      next.set(this.values)
      this.values = next
    }
    this.values[at] = value
  }
}
