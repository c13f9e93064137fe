import { and, asc, eq } from 'drizzle-orm'
import type { Db } from '@/db/open-database'
import { condition, configuration, trial } from '@/db/schema'
import type { ConditionKind } from '@/lib/domain/condition'
import type { TrialStatus } from '@/lib/domain/trial-status'

/** A trial in a few words: what a link to it, a head or a picker needs. */
export interface TrialBrief {
  readonly uid: string
  readonly conditionKey: string
  readonly conditionKind: ConditionKind
  readonly conditionLabel: string
  readonly configurationKey: string
  readonly harness: string | null
  readonly model: string | null
  readonly effort: string | null
  readonly status: TrialStatus
  readonly reward: number | null
  readonly stepCount: number | null
  readonly hasTrajectory: boolean
  /** 1-based place among the trials of its cell, and how many there are. */
  readonly place: number
  readonly placeOf: number
}

/** All live trials of a task, cell by cell in a fixed order. */
export async function listTaskTrials(db: Db, taskId: number): Promise<TrialBrief[]> {
  const rows = await db
    .select({
      uid: trial.uid,
      conditionKey: condition.key,
      conditionKind: condition.kind,
      conditionLabel: condition.label,
      configurationKey: configuration.key,
      harness: configuration.harness,
      model: configuration.model,
      effort: configuration.effort,
      status: trial.status,
      reward: trial.reward,
      stepCount: trial.stepCount,
      hasTrajectory: trial.hasTrajectory,
    })
    .from(trial)
    .innerJoin(condition, eq(condition.id, trial.conditionId))
    .innerJoin(configuration, eq(configuration.id, trial.configurationId))
    .where(and(eq(trial.taskId, taskId), eq(trial.isLive, true)))
    .orderBy(
      asc(configuration.key),
      asc(condition.key),
      asc(trial.startedAtIso),
      asc(trial.trialName),
      asc(trial.uid),
    )
  const seen = new Map<string, number>()
  const placed = rows.map((row) => {
    const cell = `${row.configurationKey}\n${row.conditionKey}`
    const place = (seen.get(cell) ?? 0) + 1
    seen.set(cell, place)
    return { ...row, cell, place }
  })
  return placed.map(({ cell, ...row }) => ({ ...row, placeOf: seen.get(cell)! }))
}
