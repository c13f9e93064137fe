import type { Db } from '@/db/open-database'
import { outlineStep, type StepOutline } from '@/lib/trajectory/step-outline'
import { timeSteps, type TimeSpent, type TimedStep } from '@/lib/trajectory/time-spent'
import { eachPart } from './list-steps'
import { createRecent } from '@/lib/analysis/recent'

/** A whole trajectory without its texts. */
export interface Outline {
  /** In order; empty when the trial has no trajectory. */
  readonly steps: readonly StepOutline[]
  readonly spent: TimeSpent
}

// A trial's row is never changed, only replaced; the fingerprint guards against a reused row id.
const recent = createRecent<Outline>(40)

const timed = ({ kind, turn, agent, at, durationMs, isCopied }: TimedStep): TimedStep => ({
  kind,
  turn,
  agent,
  at,
  durationMs,
  isCopied,
})

/** The outline of a trial's whole trajectory, with where its time went. */
export async function getOutline(
  db: Db,
  trial: { trialId: number; fingerprint: string },
): Promise<Outline> {
  return recent(db, `${trial.trialId} ${trial.fingerprint}`, async () => {
    const outline: StepOutline[] = []
    const times: TimedStep[] = []
    for await (const steps of eachPart(db, trial)) {
      for (const step of steps) {
        outline.push(outlineStep(step))
        times.push(timed(step))
      }
    }
    const { sinceMs, spent } = timeSteps(times)
    return { steps: outline.map((step, at) => ({ ...step, sinceMs: sinceMs[at]! })), spent }
  })
}
