import type { Db } from '@/db/open-database'
import { stepAction, type Action } from '@/lib/diff/step-action'
import { outlineStep, type StepOutline } from '@/lib/domain/step-outline'
import { eachPart } from './list-steps'

/** A trajectory as alignment and the page see it, without its texts. */
export async function readActions(
  db: Db,
  trialId: number,
): Promise<{ actions: Action[]; outline: StepOutline[] }> {
  const actions: Action[] = []
  const outline: StepOutline[] = []
  for await (const steps of eachPart(db, { trialId })) {
    for (const step of steps) {
      actions.push(stepAction(step))
      outline.push(outlineStep(step))
    }
  }
  return { actions, outline }
}
