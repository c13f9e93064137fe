import type { Db } from '@/db/open-database'
import { trialUid } from '@/lib/ingest/finish/trial-identity'
import type { BatchPlan, DeliveredTrial, ImportTarget } from './batch-plan'
import { getLiveTrials } from './live-trials'
import { Planner } from './planner'

/** Compares a batch with what is stored. Reads only; a dry run stops here. */
export async function planBatch(
  db: Db,
  target: ImportTarget,
  trials: readonly DeliveredTrial[],
): Promise<BatchPlan> {
  const uids = trials.map((trial) => trialUid(target.originSlug, trial.logId))
  const { experimentId } = target
  const live = experimentId === null ? new Map() : await getLiveTrials(db, experimentId, uids)
  const planner = new Planner(target, live)
  trials.forEach((trial, index) => {
    if ('isRecalled' in trial) planner.addRecalled(trial)
    else planner.add(uids[index]!, trial)
  })
  return planner.plan()
}
