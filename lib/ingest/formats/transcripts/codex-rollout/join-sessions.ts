import type { Usage } from '@/lib/domain/step'
import type { LogEnding } from '@/lib/ingest/formats/reading/agent-log'
import type { StepDraft } from '@/lib/ingest/formats/reading/step-draft'
import { momentOf, timesOfSteps } from '@/lib/ingest/formats/reading/times'
import type { RolloutReader } from './rollout-reader'

/** One session of several, without what it repeats of its parent. */
export interface Session {
  readonly id: string | null
  readonly parentId: string | null
  readonly drafts: readonly StepDraft[]
  readonly ending: LogEnding | null
}

/** What two tellings of one step have in common; times differ, since a fork stamps them anew. */
const sayingOf = ({ kind, text, tool }: StepDraft): string =>
  JSON.stringify([kind, text, tool && [tool.name, tool.callId, tool.command ?? tool.arguments]])

/** Steps at the head of a session that its parent's begins with too. */
const countRepeated = (own: readonly StepDraft[], parent: readonly StepDraft[]): number => {
  let at = 0
  while (at < own.length && at < parent.length && sayingOf(own[at]!) === sayingOf(parent[at]!))
    at += 1
  return at
}

const minus = (all: Usage | null, before: Usage | null): Usage | null => {
  if (all === null || before === null) return all
  // Nothing left is nothing known: a session that only repeats another was not counted.
  const rest = (key: keyof Usage) =>
    all[key] === null ? null : Math.max(0, all[key] - (before[key] ?? 0)) || null
  return { input: rest('input'), cached: rest('cached'), output: rest('output'), costUsd: null }
}

const plus = (one: Usage | null, other: Usage | null): Usage | null => {
  if (one === null || other === null) return one ?? other
  const sum = (key: keyof Usage) =>
    one[key] === null && other[key] === null ? null : (one[key] ?? 0) + (other[key] ?? 0)
  return { input: sum('input'), cached: sum('cached'), output: sum('output'), costUsd: null }
}

const startOf = ({ drafts }: RolloutReader): number => {
  const { startedAt } = timesOfSteps(drafts)
  return momentOf(startedAt) ?? Infinity
}

/**
 * The sessions of one run, parents before those that came of them, and the sum of their tokens. What
 * a fork repeats of its parent is marked as copied and enters the sum once.
 */
export function joinSessions(readers: readonly RolloutReader[]): {
  sessions: Session[]
  totals: Usage | null
} {
  const byId = new Map(readers.map((reader) => [reader.sessionId, reader]))
  const isChild = ({ parentId }: RolloutReader) => parentId !== null && byId.has(parentId)
  const ordered = [...readers].sort(
    (a, b) => Number(isChild(a)) - Number(isChild(b)) || startOf(a) - startOf(b),
  )
  let totals: Usage | null = null
  const sessions = ordered.map((reader): Session => {
    const parent = isChild(reader) ? byId.get(reader.parentId)! : null
    const repeated = parent === null ? 0 : countRepeated(reader.drafts, parent.drafts)
    // A count before the first step is of this session too where it repeats nothing.
    const before = repeated === 0 ? null : reader.totalsAt(repeated)
    totals = plus(totals, minus(reader.totals, before))
    const drafts = reader.drafts.map((draft, at) =>
      at < repeated ? { ...draft, isCopied: true, usage: null } : draft,
    )
    const parentId = parent === null ? null : reader.parentId
    return { id: reader.sessionId, parentId, drafts, ending: reader.ending }
  })
  return { sessions, totals }
}
