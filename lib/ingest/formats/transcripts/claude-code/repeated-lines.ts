import { isRecord } from '@/lib/ingest/formats/reading/bundle-reader'
import { stringOrNull } from '@/lib/ingest/formats/reading/agent-log'
import { textDigest } from '@/lib/ingest/formats/reading/text-digest'

/** What a line says, by keys that its copy in another file bears too. */
const keysOf = (value: Record<string, unknown>): string[] => {
  const message = isRecord(value.message) ? value.message : {}
  const at = stringOrNull(value.timestamp)
  const id = stringOrNull(value.uuid)
  const own = id === null ? [] : [`id ${id}`]
  if (at === null) return own
  const said =
    value.type === 'assistant'
      ? String(message.id)
      : textDigest(JSON.stringify(message.content ?? null))
  return [...own, `${at} ${said}`]
}

/**
 * Knows the lines of earlier files, `seen`: a resumed session repeats what came before it. What a
 * person or a tool said is told once within a file too; a line of the agent may come again, grown.
 */
export class RepeatedLines {
  private readonly own: string[] = []

  constructor(private readonly seen: Set<string>) {}

  has(value: Record<string, unknown>): boolean {
    if (value.type !== 'user' && value.type !== 'assistant') return false
    const keys = keysOf(value)
    const isKnown = keys.some((key) => this.seen.has(key))
    if (value.type === 'assistant') this.own.push(...keys)
    else for (const key of keys) this.seen.add(key)
    return isKnown
  }

  /** Once all lines of the file are read: its own are known to the next. */
  close(): void {
    for (const key of this.own) this.seen.add(key)
  }
}
