import { Column, UidTable } from './uid-table'

export type Disposition = 'added' | 'replaced' | 'unchanged'

/** What is remembered of the copy of a trial that counts so far, to tell others from it. */
export interface MetCopy {
  readonly finishedMs: number | null
  readonly reward: number | null
  /** A file of it; null where none is known. */
  readonly file: string | null
  /** Whether this import met it; else it is known only as it is stored. */
  readonly isMet: boolean
  readonly disposition: Disposition
}

const DISPOSITIONS: readonly Disposition[] = ['added', 'replaced', 'unchanged']
const IS_MET = 4

const orNaN = (value: number | null) => value ?? NaN
const orNull = (value: number) => (Number.isNaN(value) ? null : value)

/** Copies of trials by uid, a few tens of bytes each: a delivery may have a million. */
export class MetCopies {
  private readonly uids = new UidTable()
  private readonly finished = Column.of('numbers')
  private readonly rewards = Column.of('numbers')
  private readonly files = Column.of('places')
  private readonly flags = Column.of('flags')
  /** Files in the order they were met; the first stands for none. Of a table all trials are of one. */
  private readonly paths: (string | null)[] = [null]

  has(uid: string): boolean {
    return this.uids.find(uid) >= 0
  }

  get(uid: string): MetCopy | undefined {
    const at = this.uids.find(uid)
    if (at < 0) return undefined
    const flags = this.flags.get(at)
    return {
      finishedMs: orNull(this.finished.get(at)),
      reward: orNull(this.rewards.get(at)),
      file: this.paths[this.files.get(at)] ?? null,
      isMet: (flags & IS_MET) > 0,
      disposition: DISPOSITIONS[flags & 3]!,
    }
  }

  set(uid: string, { finishedMs, reward, file, isMet, disposition }: MetCopy): void {
    const at = this.uids.add(uid)
    this.finished.set(at, orNaN(finishedMs))
    this.rewards.set(at, orNaN(reward))
    this.files.set(at, this.placeOf(file))
    this.flags.set(at, DISPOSITIONS.indexOf(disposition) | (isMet ? IS_MET : 0))
  }

  private placeOf(file: string | null): number {
    if (file === null) return 0
    if (this.paths.at(-1) !== file) this.paths.push(file)
    return this.paths.length - 1
  }
}
