import type { StepOutline } from '@/lib/trajectory/step-outline'

/** What one side did from a step on. Null is unknown, never 0. */
export interface AfterParting {
  readonly steps: number
  readonly tokens: number | null
  readonly costUsd: number | null
  readonly durationMs: number | null
  /**
   * How the time is known: `durations` where every step says how long it took, else `stamps`, from
   * the first time stamp to the last; null where it is not.
   */
  readonly durationFrom: 'durations' | 'stamps' | null
  readonly errors: number
  /** The file written or edited most often, where that is more than once. */
  readonly rewrites: {
    readonly path: string
    readonly count: number
    /** How many of these write it anew; the others edit it. */
    readonly writes: number
  } | null
}

const sum = (values: readonly (number | null)[]): number | null => {
  const known = values.filter((value) => value !== null)
  return known.length ? known.reduce((total, value) => total + value, 0) : null
}

const ACTING: ReadonlySet<StepOutline['kind']> = new Set(['tool', 'message', 'thought'])

function timeOf(
  after: readonly StepOutline[],
  instants: readonly (number | null)[],
): Pick<AfterParting, 'durationMs' | 'durationFrom'> {
  const durations = after.filter((one) => ACTING.has(one.kind)).map((one) => one.durationMs)
  if (durations.length > 0 && !durations.includes(null)) {
    return { durationMs: sum(durations), durationFrom: 'durations' }
  }
  const stamps = after.flatMap((one) => instants[one.number - 1] ?? [])
  // Files put together may be out of order; then the stamps tell nothing.
  const isInOrder = stamps.every((stamp, at) => at === 0 || stamp >= stamps[at - 1]!)
  return stamps.length > 1 && isInOrder
    ? { durationMs: stamps.at(-1)! - stamps[0]!, durationFrom: 'stamps' }
    : { durationMs: null, durationFrom: null }
}

/**
 * Sums over the steps of an outline from `step` on; all of them where it is null. `instants` are
 * the times of all steps in ms, null where the log does not say.
 */
export function summarizeAfter(
  outline: readonly StepOutline[],
  instants: readonly (number | null)[],
  step: number | null,
): AfterParting {
  const paid = outline.filter((one) => one.number >= (step ?? 1) && !one.isCopied)
  // A branch that was left cost its tokens; it is none of the steps.
  const after = paid.filter((one) => !one.isAbandoned)
  const edits = new Map<string, { count: number; writes: number }>()
  for (const { category, path } of after) {
    if ((category === 'edit' || category === 'write') && path !== null) {
      const { count, writes } = edits.get(path) ?? { count: 0, writes: 0 }
      edits.set(path, { count: count + 1, writes: writes + (category === 'write' ? 1 : 0) })
    }
  }
  const [most] = [...edits].sort((one, two) => two[1].count - one[1].count)
  return {
    steps: after.length,
    tokens: sum(paid.map((one) => one.tokens)),
    costUsd: sum(paid.map((one) => one.costUsd)),
    ...timeOf(after, instants),
    errors: after.filter((one) => one.isError).length,
    rewrites: most && most[1].count > 1 ? { path: most[0], ...most[1] } : null,
  }
}
