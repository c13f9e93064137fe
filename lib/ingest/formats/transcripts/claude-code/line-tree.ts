import { isRecord } from '@/lib/ingest/formats/reading/bundle-reader'
import { stringOrNull } from '@/lib/ingest/formats/reading/agent-log'

// Lines of a session are a tree: each names its parent. Where a person goes back to an earlier
// message and says something else, the new message has the parent of the old one, and what came of
// the old one stays in the file: a branch that was left. Not every side branch is one: results of
// calls made side by side, hooks and notes of progress hang beside the way too. So a branch counts
// as left only where it begins with words of a person, and words of a person that came later, at
// the same place, lead on to the end.

interface TreeLine {
  readonly id: string
  readonly parent: string | null
  readonly sessionId: string | null
  readonly place: number
  /** Words of a person, not a tool's result. */
  readonly isPrompt: boolean
  /** What a conversation may end in. */
  readonly isEnd: boolean
  /** Steps that were made of it: from, and the one after. */
  readonly from: number
  readonly to: number
}

const contentOf = (value: Record<string, unknown>): unknown =>
  isRecord(value.message) ? value.message.content : null

const isResult = (content: unknown): boolean =>
  Array.isArray(content) && content.some((part) => isRecord(part) && part.type === 'tool_result')

/** Commands that a person runs beside the conversation. */
const isAside = (content: unknown): boolean =>
  typeof content === 'string' && /^\s*<(?:bash-|local-command-)/.test(content)

const groupBy = <Key>(
  lines: readonly TreeLine[],
  keyOf: (line: TreeLine) => Key,
): ReadonlyMap<Key, TreeLine[]> => {
  const groups = new Map<Key, TreeLine[]>()
  for (const line of lines) {
    const group = groups.get(keyOf(line))
    if (group) group.push(line)
    else groups.set(keyOf(line), [line])
  }
  return groups
}

const idsIn = (value: unknown): string[] =>
  Array.isArray(value) ? value.flatMap((one) => stringOrNull(one) ?? []) : []

/** Takes in the lines of one session file, and tells which steps lie on branches that were left. */
export class LineTree {
  private readonly lines: TreeLine[] = []
  private readonly withdrawn = new Set<string>()
  private isLinked = true

  /** A line, of which the steps from `from` to before `to` were made. */
  add(value: Record<string, unknown>, from: number, to: number): void {
    // What the harness took back itself and asked for again.
    for (const id of [...idsIn(value.retractedMessageUuids), ...idsIn(value.supersedesUuids)])
      this.withdrawn.add(id)
    const id = stringOrNull(value.uuid)
    if (id === null || !('parentUuid' in value) || value.isSidechain === true) return
    const parent = stringOrNull(value.parentUuid) ?? stringOrNull(value.logicalParentUuid)
    const content = contentOf(value)
    const isUser = value.type === 'user' && !isResult(content)
    const isAgent = value.type === 'assistant'
    // Lines that somebody wrote by hand name no parents at all.
    if (isAgent && parent === null) this.isLinked = false
    this.lines.push({
      ...{ id, parent, from, to, place: this.lines.length },
      sessionId: stringOrNull(value.sessionId),
      isPrompt: isUser && value.isCompactSummary !== true && !isAside(content),
      isEnd: isAgent || (value.type === 'user' && value.isMeta !== true && !isAside(content)),
    })
  }

  /** Places of the steps on branches that were left. */
  abandoned(): ReadonlySet<number> {
    const left = [...this.takenBack(), ...(this.isLinked ? this.leftBranches() : [])]
    const steps = new Set<number>()
    for (const { from, to } of left) for (let at = from; at < to; at += 1) steps.add(at)
    return steps
  }

  /** Lines that the harness took back; an id of several lines tells none of them. */
  private takenBack(): TreeLine[] {
    if (this.withdrawn.size === 0) return []
    const byId = groupBy(this.lines, ({ id }) => id)
    return [...this.withdrawn].flatMap((id) => {
      const own = byId.get(id) ?? []
      return own.length === 1 ? own : []
    })
  }

  private leftBranches(): Set<TreeLine> {
    const way = this.wayToEnd()
    const children = groupBy(this.lines, ({ parent }) => parent)
    const left = new Set<TreeLine>()
    for (const beside of children.values()) {
      const goesOn = beside.find((line) => way.has(line.id))
      if (!goesOn?.isPrompt) continue
      const open = beside.filter(
        (line) =>
          line.isPrompt &&
          !way.has(line.id) &&
          line.place < goesOn.place &&
          line.sessionId === goesOn.sessionId,
      )
      while (open.length > 0) {
        const line = open.pop()!
        // Lines of one id would be walked again and again.
        if (left.has(line)) continue
        left.add(line)
        for (const child of children.get(line.id) ?? []) open.push(child)
      }
    }
    return left
  }

  /** Ids of the lines from the first to the last of the conversation. */
  private wayToEnd(): ReadonlySet<string> {
    const byId = new Map(this.lines.map((line) => [line.id, line]))
    const way = new Set<string>()
    let line = this.lines.findLast(({ isEnd }) => isEnd)
    while (line && !way.has(line.id)) {
      way.add(line.id)
      line = line.parent === null ? undefined : byId.get(line.parent)
    }
    return way
  }
}
