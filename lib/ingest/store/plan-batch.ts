import type { Db } from '@/db/open-database'
import { trialUid } from '@/lib/ingest/finish/trial-identity'
import type { BatchPlan, DeliveredTrial, ImportTarget } from './batch-plan'
import { getLiveTrials, type LiveTrial } from './live-trials'
import { Planner } from './planner'

/** Compares a batch with what is stored. Reads only; a dry run stops here. */
export async function planBatch(
  db: Db,
  target: ImportTarget,
  trials: readonly DeliveredTrial[],
): Promise<BatchPlan> {
  const uids = trials.map((trial) => trialUid(target.originSlug, trial.logId))
  const { experimentId, met } = target
  // What is recalled comes with what its row says, unless it is a copy of what came before.
  const before = new Set<string>()
  const asked = uids.filter((uid, at) => {
    const isCopy = before.has(uid) || met.copies.has(uid)
    before.add(uid)
    return isCopy || !('isRecalled' in trials[at]!)
  })
  const live =
    experimentId === null || asked.length === 0
      ? new Map<string, LiveTrial>()
      : await getLiveTrials(db, experimentId, asked)
  const planner = new Planner(target, live)
  trials.forEach((trial, index) => {
    if ('isRecalled' in trial) planner.addRecalled(trial)
    else planner.add(uids[index]!, trial)
  })
  return planner.plan()
}
