import type { Db } from '@/db/open-database'
import { outlineStep, type StepOutline } from '@/lib/domain/step-outline'
import { eachPart } from './list-steps'
import { createRecent } from './recent'

// A trial's row is never changed, only replaced; the fingerprint guards against a reused row id.
const recent = createRecent<readonly StepOutline[]>(40)

/** The outline of a trial's whole trajectory, in order; empty when it has none. */
export async function getOutline(
  db: Db,
  trial: { trialId: number; fingerprint: string },
): Promise<readonly StepOutline[]> {
  return recent(db, `${trial.trialId} ${trial.fingerprint}`, async () => {
    const outline: StepOutline[] = []
    for await (const steps of eachPart(db, trial))
      for (const step of steps) outline.push(outlineStep(step))
    return outline
  })
}
