import { stringOrNull } from '@/lib/ingest/formats/reading/agent-log'
import { isRecord } from '@/lib/ingest/formats/reading/bundle-reader'
import { wordOf } from '@/lib/ingest/formats/reading/word-of'

type Fields = Readonly<Record<string, unknown>>

/** A message with its parts, in order. */
export interface StoredMessage {
  readonly info: Fields
  readonly parts: readonly Fields[]
}

/** One session: what it says of itself, and its messages. */
export interface Session {
  readonly facts: Fields
  readonly messages: readonly StoredMessage[]
}

const createdAt = (value: Fields): number =>
  isRecord(value.time) && typeof value.time.created === 'number' ? value.time.created : 0

const byTime = (a: Fields, b: Fields): number =>
  createdAt(a) - createdAt(b) || (wordOf(a.id) < wordOf(b.id) ? -1 : 1)

const push = (map: Map<string, Fields[]>, key: string, value: Fields): void => {
  const held = map.get(key)
  if (held) held.push(value)
  else map.set(key, [value])
}

/** What the files of a storage hold, by what refers to what. */
export class Storage {
  private readonly facts = new Map<string, Fields>()
  private readonly messages = new Map<string, Fields[]>()
  private readonly parts = new Map<string, Fields[]>()

  /** A file of this kind, below the folder of what it belongs to. */
  add(kind: string, folder: string, value: Fields): void {
    if (kind === 'session') this.facts.set(wordOf(value.id), value)
    else if (kind === 'message') push(this.messages, stringOrNull(value.sessionID) ?? folder, value)
    else push(this.parts, stringOrNull(value.messageID) ?? folder, value)
  }

  /** In order of time, those first that none of the others started. */
  sessions(): Session[] {
    const ids = new Set([...this.facts.keys(), ...this.messages.keys()])
    const isChild = ({ facts }: Session) => ids.has(wordOf(facts.parentID))
    return [...ids]
      .map((id) => ({ facts: this.facts.get(id) ?? { id }, messages: this.messagesOf(id) }))
      .sort((a, b) => Number(isChild(a)) - Number(isChild(b)) || byTime(a.facts, b.facts))
  }

  private messagesOf(id: string): StoredMessage[] {
    return [...(this.messages.get(id) ?? [])].sort(byTime).map((info) => ({
      info,
      parts: this.parts.get(wordOf(info.id)) ?? [],
    }))
  }
}
