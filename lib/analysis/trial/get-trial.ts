import { and, asc, eq, isNull } from 'drizzle-orm'
import type { Db } from '@/db/open-database'
import { condition, experiment, imports, skillUse, skillVersion, task, trial } from '@/db/schema'
import type { SkillFact } from '@/lib/domain/step'
import type { TrialDetail } from '@/lib/domain/trial-detail'
import { listChanges, type ChangeRow } from '@/lib/analysis/review/list-changes'
import { chooseCounterpart } from '@/lib/analysis/task/choose-pair'
import { listTaskTrials, type TrialBrief } from '@/lib/analysis/task/list-task-trials'

/** Everything about one trial but its steps. Null is unknown, never 0. */
export interface TrialAnswer extends TrialBrief {
  /** Row id, for reading its steps; not for links. */
  readonly trialId: number
  readonly fingerprint: string
  readonly experiment: { slug: string; name: string; isGenerated: boolean }
  readonly task: { name: string; domain: string | null; difficulty: string | null }
  readonly trialName: string | null
  readonly jobName: string | null
  readonly statusRule: string
  readonly conditionSource: 'recorded' | 'inferred' | 'given' | 'none'
  /** Where a person set the condition; null where nobody did. */
  readonly conditionSetIn: 'import' | 'settings' | null
  readonly tokensIn: number | null
  readonly tokensCached: number | null
  readonly tokensOut: number | null
  readonly costUsd: number | null
  readonly durationMs: number | null
  readonly startedAtIso: string | null
  /** Strongest fact over all skills; null when no trajectory could tell. */
  readonly skillUse: 'none' | SkillFact | null
  readonly detail: TrialDetail
  readonly skills: readonly {
    readonly skill: string
    readonly offered: string | null
    readonly loaded: string | null
    readonly read: string | null
    readonly executed: string | null
    readonly firstReadStep: number | null
    /** Content hash of the version that its condition offers its task, where that is exactly one. */
    readonly version: string | null
  }[]
  readonly import: { uid: string; source: string; createdAt: number }
  /** What reviewers changed of it or of its task, the newest first, undone ones included. */
  readonly changes: readonly ChangeRow[]
  /** All trials of the task, this one included, in the order of previous and next. */
  readonly taskTrials: readonly TrialBrief[]
  /** The trial to set beside this one; null when the task has no other trajectory. */
  readonly counterpart: { readonly trial: TrialBrief; readonly reason: string } | null
}

const findRow = async (db: Db, uid: string) => {
  const [row] = await db
    .select({
      trial,
      task: { id: task.id, name: task.name, domain: task.domain, difficulty: task.difficulty },
      experiment: {
        slug: experiment.slug,
        name: experiment.name,
        isGenerated: experiment.isGenerated,
      },
      conditionKey: condition.key,
      import: { uid: imports.uid, source: imports.source, createdAt: imports.createdAt },
      importOptions: imports.options,
    })
    .from(trial)
    .innerJoin(task, eq(task.id, trial.taskId))
    .innerJoin(experiment, eq(experiment.id, trial.experimentId))
    .innerJoin(condition, eq(condition.id, trial.conditionId))
    .innerJoin(imports, eq(imports.id, trial.importId))
    .where(and(eq(trial.uid, uid), eq(trial.isLive, true), isNull(experiment.deletedAt)))
  return row ?? null
}

type TrialRow = NonNullable<Awaited<ReturnType<typeof findRow>>>

// An import sets its condition on all its trials; what differs from it was set in the settings since.
function conditionSetIn({ trial, conditionKey, importOptions }: TrialRow) {
  if (trial.conditionSource !== 'given') return null
  return importOptions.condition?.key === conditionKey ? 'import' : 'settings'
}

/** The live trial that a permalink names; null when there is none. */
export async function getTrial(db: Db, uid: string): Promise<TrialAnswer | null> {
  const row = await findRow(db, uid)
  if (!row) return null
  const [taskTrials, changes, skills] = await Promise.all([
    listTaskTrials(db, row.task.id),
    listChanges(db, row.trial.experimentId, { trial: uid, task: row.task.name }),
    db
      .select({
        skill: skillUse.skill,
        offered: skillUse.offered,
        loaded: skillUse.loaded,
        read: skillUse.read,
        executed: skillUse.executed,
        firstReadStep: skillUse.firstReadStep,
        version: skillVersion.contentHash,
      })
      .from(skillUse)
      .leftJoin(skillVersion, eq(skillVersion.id, skillUse.versionId))
      .where(eq(skillUse.trialId, row.trial.id))
      .orderBy(asc(skillUse.skill)),
  ])
  const brief = taskTrials.find((one) => one.uid === uid)
  // An import may have replaced the trial between the two queries; then this one no longer exists.
  if (!brief) return null
  return {
    ...brief,
    trialId: row.trial.id,
    fingerprint: row.trial.fingerprint,
    experiment: row.experiment,
    task: { name: row.task.name, domain: row.task.domain, difficulty: row.task.difficulty },
    trialName: row.trial.trialName,
    jobName: row.trial.jobName,
    statusRule: row.trial.statusRule,
    conditionSource: row.trial.conditionSource,
    conditionSetIn: conditionSetIn(row),
    tokensIn: row.trial.tokensIn,
    tokensCached: row.trial.tokensCached,
    tokensOut: row.trial.tokensOut,
    costUsd: row.trial.costUsd,
    durationMs: row.trial.durationMs,
    startedAtIso: row.trial.startedAtIso,
    skillUse: row.trial.skillUse,
    // The store writes a TrialDetail (lib/domain/trial-detail.ts).
    detail: row.trial.detail as TrialDetail,
    skills,
    import: row.import,
    changes,
    taskTrials,
    counterpart: chooseCounterpart(brief, taskTrials),
  }
}
