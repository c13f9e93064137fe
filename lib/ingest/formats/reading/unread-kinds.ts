import type { BundleReader } from './bundle-reader'

const MOST_NAMED = 8

/** Counts what a reader meets and does not know, so that it is one line of the report. */
export class UnreadKinds {
  private readonly counts = new Map<string, number>()

  add(kind: unknown): void {
    const name = typeof kind === 'string' && kind !== '' ? kind.slice(0, 60) : 'without a kind'
    this.counts.set(name, (this.counts.get(name) ?? 0) + 1)
  }

  note(reader: BundleReader, path: string): void {
    if (this.counts.size === 0) return
    const sorted = [...this.counts].sort(([a], [b]) => (a < b ? -1 : 1))
    const all = sorted.reduce((sum, [, count]) => sum + count, 0)
    const named = sorted.slice(0, MOST_NAMED).map(([name, count]) => `${name} (${count})`)
    const more = sorted.length > MOST_NAMED ? ', …' : ''
    const what = all === 1 ? '1 entry of a kind' : `${all} entries of kinds`
    reader.note('trajectory_incomplete', path, `${what} not read: ${named.join(', ')}${more}`)
  }
}
