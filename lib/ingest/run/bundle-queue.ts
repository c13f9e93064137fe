import { setImmediate } from 'node:timers/promises'
import type { ReadOptions } from '@/lib/domain/import'
import type { CompiledRule } from '@/lib/ingest/finish/match-rules'
import type { ClaimedBundle } from '@/lib/ingest/formats/claim-files'
import { packTrial } from '@/lib/ingest/store/pack-steps'
import type { RecalledTrial } from '@/lib/ingest/store/recall-trials'
import type { Found, Memory } from './delivery-event'
import { MOST_APART_BYTES, type ApartReaders } from './read-apart'
import { bytesOf, readBundle } from './read-bundle'

/** Bundles that wait for their turn: more than other threads read while a batch is stored. */
const MOST_WAITING = 192
/** Bytes of the logs of bundles that are read before their turn: what is found in them is held in memory. */
const MOST_AHEAD_BYTES = 16 * 1024 * 1024

/** A bundle to read, or the trial that is stored of it as it is. */
export interface Turn {
  readonly claimed: ClaimedBundle
  readonly key: string | null
  readonly recalled: RecalledTrial | undefined
}

/** What is done for a bundle before its turn comes. */
interface Waiting extends Turn {
  readonly bytes: number
  /** Another thread is asked; null: it gave no answer, so that it is read here. */
  answer: Promise<readonly Found[] | null> | null
  isAnswered: boolean
  /** Read by this thread while another was waited for. */
  held: readonly Found[] | null
}

const packed = (event: Found): Found =>
  event.kind === 'trial' ? { kind: 'packed_trial', trial: packTrial(event.trial) } : event

const isOpen = ({ answer, held, recalled, claimed, bytes }: Waiting): boolean =>
  answer === null &&
  held === null &&
  recalled === undefined &&
  claimed.container.canReadApart === true &&
  bytes <= MOST_APART_BYTES

/**
 * Bundles in order, of which some are read before their turn: by other threads, and by this one for as
 * long as it would wait for them. What comes out is the same as if each was read in its turn.
 */
export class BundleQueue {
  private readonly waiting: Waiting[] = []
  private aheadBytes = 0
  /** Those before this place are read by somebody, or can only be read in their turn. */
  private open = 0

  constructor(
    private readonly memory: Memory | undefined,
    private readonly set: ReadOptions | undefined,
    private readonly rules: readonly CompiledRule[],
    private readonly apart: Pick<ApartReaders, 'isAtWork' | 'note' | 'begin'> | undefined,
  ) {}

  get isFull() {
    return this.waiting.length >= (this.apart?.isAtWork ? MOST_WAITING : 1)
  }

  get isEmpty() {
    return this.waiting.length === 0
  }

  add(turn: Turn): void {
    const bytes = bytesOf(turn.claimed.bundle.files)
    if (!turn.recalled) this.apart?.note(bytes)
    this.waiting.push({ ...turn, bytes, answer: null, isAnswered: false, held: null })
  }

  /** The next bundle, and what is found in it. */
  async next(): Promise<{ turn: Turn; found: AsyncIterable<Found> | Iterable<Found> }> {
    const [first] = this.waiting
    if (first === undefined) throw new Error('No bundle waits.')
    await this.turnToOthers()
    while (first.answer && !first.isAnswered) {
      const own = this.nextOpen()
      if (own) await this.hold(own)
      else await first.answer
      await this.turnToOthers()
    }
    this.waiting.shift()
    this.open = Math.max(0, this.open - 1)
    if (first.held ?? first.answer) this.aheadBytes -= first.bytes
    return { turn: first, found: first.held ?? (await first.answer) ?? this.read(first) }
  }

  /** Answers of other threads come between turns of the event loop; then they are asked more. */
  private async turnToOthers() {
    const { apart } = this
    if (!apart?.isAtWork) return
    await setImmediate()
    for (let one = this.nextOpen(); one; one = this.nextOpen()) {
      const answer = apart.begin(one.claimed)
      if (answer === null) return
      const asked = one
      asked.answer = answer
      this.aheadBytes += asked.bytes
      void answer.then(() => (asked.isAnswered = true))
    }
  }

  /** The first bundle that may be read before its turn, and that nobody reads yet. */
  private nextOpen(): Waiting | undefined {
    const { waiting } = this
    while (this.open < waiting.length && !isOpen(waiting[this.open]!)) this.open += 1
    const one = waiting[this.open]
    return one && this.aheadBytes + one.bytes <= MOST_AHEAD_BYTES ? one : undefined
  }

  private read({ claimed }: Turn): AsyncIterable<Found> {
    return readBundle(claimed, this.memory, this.set, this.rules)
  }

  private async hold(one: Waiting) {
    this.aheadBytes += one.bytes
    const found: Found[] = []
    for await (const event of this.read(one)) found.push(packed(event))
    one.held = found
  }
}
