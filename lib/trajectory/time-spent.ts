import type { Step } from '@/lib/domain/step'

// Where a trajectory's time went, from what its log knows: durations of tool calls where it has
// them, and time stamps. A stamp says when something was written down, so the time between two is
// the model's where no tool ran in it, both together where a tool ran whose own duration the log
// does not have, and waiting where a person or the harness spoke next. Example, stamps in seconds:
//
//   0 user · 10 tool (took 3) · 20 message · 50 user · 60 tool (no duration)
//
// gives model 10 + 7, tool 3, idle 30, and 10 that model and tool share.

/** What this needs to know of a step. */
export type TimedStep = Pick<Step, 'kind' | 'turn' | 'agent' | 'at' | 'durationMs' | 'isCopied'>

/** Milliseconds by what they went to; null where the log does not tell. */
export interface TimeSpent {
  readonly modelMs: number | null
  readonly toolMs: number | null
  /** Model and tools together: the log's time stamps do not part them. */
  readonly mixedMs: number | null
  /** Between an answer and what a person or the harness said next. */
  readonly idleMs: number | null
}

type Share = 'model' | 'tool' | 'mixed' | 'idle'

/** Steps that the log wrote at once: they share one stamp. */
interface Entry {
  readonly first: number
  readonly steps: readonly TimedStep[]
  readonly at: number | null
}

const stampOf = ({ at }: TimedStep): number | null => {
  const time = at === null ? NaN : Date.parse(at)
  return Number.isNaN(time) ? null : time
}

function entriesOf(steps: readonly TimedStep[]): Entry[] {
  const entries: (Entry & { steps: TimedStep[] })[] = []
  steps.forEach((step, index) => {
    const open = entries.at(-1)
    const last = open?.steps.at(-1)
    const isSame =
      last !== undefined &&
      step.turn !== null &&
      last.turn === step.turn &&
      last.at === step.at &&
      last.agent === step.agent
    if (isSame) open!.steps.push(step)
    else entries.push({ first: index, steps: [step], at: stampOf(step) })
  })
  return entries
}

const isUntimedTool = (step: TimedStep) => step.kind === 'tool' && step.durationMs === null
const isModels = ({ kind }: TimedStep) =>
  kind === 'tool' || kind === 'message' || kind === 'thought'

/**
 * Time since the log wrote something before, for the first step of each entry (null for the
 * others, for the very first, and where there is no stamp), and the sums over the trajectory.
 * Context that is repeated from before counts nothing.
 */
export function timeSteps(steps: readonly TimedStep[]): {
  readonly sinceMs: readonly (number | null)[]
  readonly spent: TimeSpent
} {
  const sinceMs: (number | null)[] = steps.map(() => null)
  const sums = new Map<Share, number>()
  const add = (share: Share, ms: number) => sums.set(share, (sums.get(share) ?? 0) + ms)
  let end: number | null = null
  let wasUntimed = false
  for (const { first, steps: own, at } of entriesOf(steps)) {
    if (own[0]!.isCopied) continue
    const isAgents = own.some(isModels)
    const isUntimed = own.some(isUntimedTool)
    if (at !== null) {
      // Sub-agents that ran beside each other may go back in time: what is past counts once.
      const gap = end === null ? null : Math.max(0, at - end)
      sinceMs[first] = gap
      if (gap !== null) add(wasUntimed || isUntimed ? 'mixed' : isAgents ? 'model' : 'idle', gap)
      end = Math.max(end ?? at, at)
    }
    for (const { kind, durationMs } of own) {
      if (kind !== 'tool' || durationMs === null) continue
      // Calls of one entry ran side by side: the longest of them is the time they took.
      if (at === null || end === null) add('tool', durationMs)
      else {
        const until = Math.max(end, at + durationMs)
        add('tool', until - end)
        end = until
      }
    }
    wasUntimed = isUntimed
  }
  const sum = (share: Share) => sums.get(share) ?? null
  const spent = {
    modelMs: sum('model'),
    toolMs: sum('tool'),
    mixedMs: sum('mixed'),
    idleMs: sum('idle'),
  }
  return { sinceMs, spent }
}

/** What the log knows of its time beside its steps; null is unknown. */
export interface KnownTimes {
  /** The agent's phase from start to end. */
  readonly agentMs: number | null
  /** All requests to the model together. */
  readonly requestsMs: number | null
}

/**
 * The same sums, with the model's share parted by the times of its requests where the log has
 * them, and as idle what is missing to the agent's phase.
 */
export function partTime(spent: TimeSpent, { agentMs, requestsMs }: KnownTimes): TimeSpent {
  const both = (spent.modelMs ?? 0) + (spent.mixedMs ?? 0)
  const isParted = spent.mixedMs !== null && requestsMs !== null && requestsMs <= both
  const parted = isParted
    ? {
        ...spent,
        modelMs: requestsMs,
        mixedMs: null,
        toolMs: (spent.toolMs ?? 0) + both - requestsMs,
      }
    : spent
  const known = (parted.modelMs ?? 0) + (parted.toolMs ?? 0) + (parted.mixedMs ?? 0)
  const isWhole = known > 0 && agentMs !== null && known <= agentMs
  return isWhole ? { ...parted, idleMs: agentMs - known } : parted
}
