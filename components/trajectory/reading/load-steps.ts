import { NOTHING_CLIPPED, type ClippedStep } from '@/lib/trajectory/clip-step'
import { matchesDataHref, stepsDataHref } from '@/lib/url/trial'

/** Steps fetched at once, and characters of one text that come without asking for more. */
const STEPS_A_FETCH = 64
const CLIP_CHARS = 8000
/** Fetched ranges kept: the ones not seen for longest are let go, so that memory stays flat. */
const RANGES_KEPT = 24

type Range = readonly ClippedStep[] | 'loading' | 'failed'

/** Steps of one trajectory as they are scrolled to. Subscribers hear of every change. */
export interface StepStore {
  subscribe(listener: () => void): () => void
  /** Raised by every change, so that it can serve as a snapshot. */
  version(): number
  get(step: number): ClippedStep | null
  hasFailed(step: number): boolean
  /** Fetches what is missing of from..to. */
  want(from: number, to: number): void
  retry(): void
  /** Fetches one step with its texts whole; asked again while it is on its way, it does nothing. */
  wantWhole(step: number): Promise<void>
}

async function fetchItems<Item>(href: string): Promise<readonly Item[]> {
  const response = await fetch(href)
  if (!response.ok) throw new Error(`${href} answered ${response.status}`)
  // Our own JSON twin answers {items, next}.
  return ((await response.json()) as { items: Item[] }).items
}

/** Numbers of the steps that hold a text. */
export const loadMatches = (uid: string, q: string) => fetchItems<number>(matchesDataHref(uid, q))

/** A store for the steps of a trial, beginning with those the page came with. */
export function createStepStore(uid: string, first: readonly ClippedStep[]): StepStore {
  const listeners = new Set<() => void>()
  const ranges = new Map<number, Range>()
  const whole = new Map<number, ClippedStep>()
  const asked = new Set<number>()
  const given = new Map(first.map((step) => [step.number, step]))
  let changes = 0
  const changed = () => {
    changes += 1
    listeners.forEach((listener) => listener())
  }
  const rangeOf = (step: number) => Math.floor((step - 1) / STEPS_A_FETCH)
  const keep = (range: number, value: Range) => {
    ranges.delete(range)
    ranges.set(range, value)
    const oldest = ranges.keys().next().value!
    if (ranges.size > RANGES_KEPT && ranges.get(oldest) !== 'loading') ranges.delete(oldest)
  }
  const load = (range: number) => {
    keep(range, 'loading')
    const from = range * STEPS_A_FETCH + 1
    const href = stepsDataHref(uid, { from, to: from + STEPS_A_FETCH - 1, clip: CLIP_CHARS })
    fetchItems<ClippedStep>(href)
      .then((steps) => keep(range, steps))
      .catch(() => keep(range, 'failed'))
      .finally(changed)
  }
  return {
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    version: () => changes,
    get: (step) => {
      const range = ranges.get(rangeOf(step))
      const found = Array.isArray(range) ? range[(step - 1) % STEPS_A_FETCH] : undefined
      return whole.get(step) ?? given.get(step) ?? found ?? null
    },
    hasFailed: (step) => ranges.get(rangeOf(step)) === 'failed',
    want: (from, to) => {
      for (let range = rangeOf(from); range <= rangeOf(to); range += 1) {
        const known = ranges.get(range)
        if (known !== undefined) keep(range, known)
        else if (!isGiven(given, range, from, to)) load(range)
      }
    },
    retry: () => {
      for (const [range, value] of ranges) if (value === 'failed') ranges.delete(range)
      changed()
    },
    wantWhole: async (step) => {
      if (asked.has(step)) return
      asked.add(step)
      try {
        const [found] = await fetchItems<ClippedStep>(stepsDataHref(uid, { from: step, to: step }))
        if (found) whole.set(step, { ...found, clipped: NOTHING_CLIPPED })
      } finally {
        asked.delete(step)
      }
      changed()
    },
  }
}

/** Whether the page itself brought all steps of from..to that lie in a range. */
function isGiven(given: ReadonlyMap<number, unknown>, range: number, from: number, to: number) {
  const first = Math.max(from, range * STEPS_A_FETCH + 1)
  const last = Math.min(to, (range + 1) * STEPS_A_FETCH)
  for (let step = first; step <= last; step += 1) if (!given.has(step)) return false
  return true
}
