import type { Db } from '@/db/open-database'
import { stepAction, type Action } from '@/lib/diff/step-action'
import type { Parts } from '@/lib/domain/parts'
import type { Step } from '@/lib/domain/step'
import { outlineStep, type StepOutline } from '@/lib/trajectory/step-outline'
import { eachPart } from '@/lib/analysis/trial/list-steps'
import { runInParts } from '@/lib/analysis/run-in-parts'

/** A trajectory as alignment and the page see it, without its texts. */
export interface Trajectory {
  readonly trialId: number
  readonly actions: readonly Action[]
  readonly outline: readonly StepOutline[]
  /** Times of the steps in ms; null where the log does not say. */
  readonly instants: readonly (number | null)[]
}

/** A turn of the work on a diff: with the part that ends it, below 20 ms. */
export const TURN_MS = 8
/** Steps between two places where the work may pause. */
const STEPS_A_PART = 20

interface Read {
  readonly actions: Action[]
  readonly outline: StepOutline[]
  readonly instants: (number | null)[]
}

function instantOf({ at }: Step): number | null {
  const instant = at === null ? NaN : Date.parse(at)
  return Number.isNaN(instant) ? null : instant
}

function* readSteps(steps: readonly Step[], { actions, outline, instants }: Read): Parts<void> {
  // Reading the part itself took its share of the turn.
  yield
  for (const [index, step] of steps.entries()) {
    actions.push(stepAction(step))
    outline.push(outlineStep(step))
    instants.push(instantOf(step))
    if (index % STEPS_A_PART === STEPS_A_PART - 1) yield
  }
}

/** Reads a trajectory in turns of some milliseconds. */
export async function readActions(db: Db, trialId: number): Promise<Trajectory> {
  const read: Read = { actions: [], outline: [], instants: [] }
  for await (const steps of eachPart(db, { trialId })) {
    await runInParts(readSteps(steps, read), TURN_MS)
  }
  return { trialId, ...read }
}
