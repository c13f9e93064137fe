import { and, asc, eq, gt } from 'drizzle-orm'
import type { Db } from '@/db/open-database'
import { condition, configuration, skillUse, span, task, trial, trialAsImported } from '@/db/schema'
import { eachPart } from '@/lib/analysis/trial/list-steps'
import type { ExportLine, ExportTrial } from '@/lib/domain/export-line'
import type { SkillUse, Span } from '@/lib/domain/new-trial'
import { inOrder } from './in-order'

const TRIALS_AT_ONCE = 100

const trialRows = (db: Db, experimentId: number, after: string) =>
  db
    .select({ trial, task: task.name, configuration, condition: condition.key })
    .from(trial)
    .innerJoin(task, eq(task.id, trial.taskId))
    .innerJoin(configuration, eq(configuration.id, trial.configurationId))
    .innerJoin(condition, eq(condition.id, trial.conditionId))
    .where(and(eq(trial.experimentId, experimentId), eq(trial.isLive, true), gt(trial.uid, after)))
    .orderBy(asc(trial.uid))
    .limit(TRIALS_AT_ONCE)

type TrialRow = Awaited<ReturnType<typeof trialRows>>[number]

async function usesOf(db: Db, trialId: number): Promise<SkillUse[]> {
  const rows = await db
    .select()
    .from(skillUse)
    .where(eq(skillUse.trialId, trialId))
    .orderBy(asc(skillUse.skill))
  return rows.map(({ skill: name, offered, loaded, read, executed, firstReadStep }) => ({
    skill: name,
    facts: { offered, loaded, read, executed },
    firstReadStep,
  }))
}

async function spansOf(db: Db, trialId: number): Promise<Span[]> {
  const rows = await db.select().from(span).where(eq(span.trialId, trialId)).orderBy(asc(span.id))
  return rows.map(({ kind, firstStep, lastStep, data }) => ({ kind, firstStep, lastStep, data }))
}

/** What the import made of a trial over which a correction stands, of its condition and of its status. */
async function asImported(db: Db, { trial: one, condition: key }: TrialRow) {
  const rows = await db
    .select({ imported: trialAsImported, key: condition.key })
    .from(trialAsImported)
    .leftJoin(condition, eq(condition.id, trialAsImported.conditionId))
    .where(eq(trialAsImported.trialId, one.id))
  const of = (kind: 'condition' | 'status') => rows.find(({ imported }) => imported.kind === kind)
  const arm = of('condition')
  const status = of('status')?.imported
  return {
    condition: arm
      ? {
          key: arm.key ?? key,
          source: arm.imported.conditionSource ?? one.conditionSource,
          // The column holds what the trial's own held before.
          ...(arm.imported.conditionDetail as unknown as typeof one.detail.condition),
        }
      : { key, source: one.conditionSource, ...one.detail.condition },
    status: {
      status: status?.status ?? one.status,
      rule: status?.statusRule ?? one.statusRule,
    },
  }
}

async function trialLine(db: Db, row: TrialRow): Promise<ExportTrial> {
  const { trial: one, configuration: arm } = row
  const { detail } = one
  const imported = await asImported(db, row)
  const spans = await spansOf(db, one.id)
  return {
    kind: 'trial',
    logId: one.logId,
    logIdSource: detail.logIdSource,
    format: detail.format,
    taskName: row.task,
    trialName: one.trialName,
    jobName: one.jobName,
    taskChecksum: detail.taskChecksum,
    harness: arm.harness,
    harnessVersion: detail.harnessVersion,
    model: arm.model,
    modelAsLogged: detail.modelAsLogged,
    effort: arm.effort,
    condition: imported.condition,
    status: {
      ...imported.status,
      evidence: detail.statusEvidence,
      step: detail.statusStep ?? null,
    },
    reward: one.reward,
    exceptionType: detail.exceptionType,
    exceptionMessage: detail.exceptionMessage,
    tokensIn: one.tokensIn,
    tokensCached: one.tokensCached,
    tokensOut: one.tokensOut,
    costUsd: one.costUsd,
    startedAt: one.startedAtIso,
    finishedAt: detail.finishedAt,
    durationMs: one.durationMs,
    phases: inOrder(detail.phases),
    checks: inOrder(detail.checks),
    skillUses: await usesOf(db, one.id),
    hasTrajectory: one.hasTrajectory,
    ...(spans.length > 0 ? { spans } : {}),
    attributes: detail.attributes,
    sources: inOrder(detail.sources),
    redactions: inOrder(detail.redactions),
    problems: inOrder(detail.problems),
    ...(detail.choices ? { choices: inOrder(detail.choices) } : {}),
    ...(detail.ruled ? { ruled: inOrder(detail.ruled) } : {}),
  }
}

/** Trials that are live, each with its steps after it, as they were imported. */
export async function* trialLines(db: Db, experimentId: number): AsyncGenerator<ExportLine> {
  let after = ''
  for (;;) {
    const rows = await trialRows(db, experimentId, after)
    for (const row of rows) {
      yield await trialLine(db, row)
      if (row.trial.hasTrajectory)
        for await (const steps of eachPart(db, { trialId: row.trial.id }))
          yield { kind: 'steps', steps: inOrder(steps) }
    }
    const last = rows.at(-1)
    if (last === undefined || rows.length < TRIALS_AT_ONCE) return
    after = last.trial.uid
  }
}
