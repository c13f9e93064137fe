import { and, eq, inArray, isNull } from 'drizzle-orm'
import type { Db } from '@/db/open-database'
import { condition, experiment, task, trial } from '@/db/schema'
import {
  buildActionTree,
  findTreeParting,
  type Arm,
  type TreeNode,
  type TreeParting,
  type TreeTrial,
} from '@/lib/diff/action-tree'
import { listTaskTrials, type TrialBrief } from '@/lib/analysis/task/list-task-trials'
import { readActions } from './read-actions'

/** Trials read of each arm: a tree of more than that is no longer read by a person. */
const MOST_AN_ARM = 40

export interface ArmPathsQuestion {
  readonly experiment: string
  readonly task: string
  readonly configuration: string
  /** Keys of the two conditions. */
  readonly without: string
  readonly with: string
}

/** All trials of two arms of one task as a tree. */
export interface ArmPaths {
  readonly experiment: { slug: string; name: string; isGenerated: boolean }
  readonly trials: Readonly<Record<Arm, readonly TrialBrief[]>>
  readonly labels: Readonly<Record<Arm, string>>
  readonly tree: TreeNode
  readonly parting: TreeParting | null
  /** Trials left out: without a trajectory, or beyond what is read of one arm. */
  readonly leftOut: number
}

/** Sets all trials of one arm against all of another; null when there is no such task. */
export async function compareArmPaths(
  db: Db,
  question: ArmPathsQuestion,
): Promise<ArmPaths | null> {
  const [found] = await db
    .select({
      taskId: task.id,
      experimentId: experiment.id,
      slug: experiment.slug,
      name: experiment.name,
      isGenerated: experiment.isGenerated,
    })
    .from(task)
    .innerJoin(experiment, eq(experiment.id, task.experimentId))
    .where(
      and(
        eq(experiment.slug, question.experiment),
        isNull(experiment.deletedAt),
        eq(task.name, question.task),
      ),
    )
  if (!found) return null
  const [all, conditions] = await Promise.all([
    listTaskTrials(db, found.taskId),
    db
      .select({ key: condition.key, label: condition.label })
      .from(condition)
      .where(eq(condition.experimentId, found.experimentId)),
  ])
  const own = all.filter((one) => one.configurationKey === question.configuration)
  const armOf = (arm: Arm) => own.filter((one) => one.conditionKey === question[arm])
  const readable = (arm: Arm) =>
    armOf(arm)
      .filter((one) => one.hasTrajectory)
      .slice(0, MOST_AN_ARM)
  const trials = { without: readable('without'), with: readable('with') }
  const tree = buildActionTree([
    ...(await readArm(db, 'without', trials.without)),
    ...(await readArm(db, 'with', trials.with)),
  ])
  const labelOf = (key: string) => conditions.find((one) => one.key === key)?.label ?? key
  const inArms = armOf('without').length + armOf('with').length
  return {
    experiment: { slug: found.slug, name: found.name, isGenerated: found.isGenerated },
    trials,
    labels: { without: labelOf(question.without), with: labelOf(question.with) },
    tree,
    parting: findTreeParting(tree),
    leftOut: inArms - trials.without.length - trials.with.length,
  }
}

async function readArm(db: Db, arm: Arm, briefs: readonly TrialBrief[]): Promise<TreeTrial[]> {
  if (briefs.length === 0) return []
  const rows = await db
    .select({ uid: trial.uid, trialId: trial.id })
    .from(trial)
    .where(
      and(
        inArray(
          trial.uid,
          briefs.map((brief) => brief.uid),
        ),
        eq(trial.isLive, true),
        eq(trial.isExcluded, false),
      ),
    )
  const ids = new Map(rows.map((row) => [row.uid, row.trialId]))
  const read: TreeTrial[] = []
  for (const { uid, reward } of briefs) {
    const trialId = ids.get(uid)
    if (trialId === undefined) continue
    const { actions } = await readActions(db, trialId)
    read.push({ uid, arm, hasPassed: reward === null ? null : reward >= 1, actions })
  }
  return read
}
