import { brotliCompressSync, constants } from 'node:zlib'
import { eq } from 'drizzle-orm'
import type { Db } from '@/db/open-database'
import {
  condition,
  configuration,
  experiment,
  imports,
  offeredSkillSet,
  skill,
  skillSet,
  skillSetVersion,
  skillVersion,
  task,
  trajectoryPart,
  trial,
} from '@/db/schema'
import { plainCondition, type ConditionKind } from '@/lib/domain/condition'
import { NO_OPTIONS } from '@/lib/domain/import'
import type { NewSkill } from '@/lib/domain/new-trial'
import type { TaskSkillSizes } from '@/lib/domain/skill-size'
import type { Step } from '@/lib/domain/step'
import { makeStep as makeBareStep } from '@/lib/trajectory/testing'
import type { TrialDetail } from '@/lib/domain/trial-detail'
import type { TrialStatus } from '@/lib/domain/trial-status'

/** A whole step from the few fields a test is about. */
export const makeStep = (number: number, fields: Partial<Step> = {}): Step =>
  makeBareStep(number, '', { turn: number, ...fields })

/** A shell call with its output. */
export const makeShellStep = (
  number: number,
  command: string,
  output: string | null = '',
  exitCode: number | null = 0,
): Step =>
  makeStep(number, {
    kind: 'tool',
    tool: {
      name: 'bash',
      category: 'shell',
      callId: null,
      arguments: { command },
      command,
      path: null,
      output,
      exitCode,
      isError: exitCode === null ? null : exitCode !== 0,
    },
  })

export const makeTrialDetail = (fields: Partial<TrialDetail> = {}): TrialDetail => ({
  statusEvidence: null,
  exceptionType: null,
  exceptionMessage: null,
  condition: { rule: null, evidence: null, claimed: null },
  harnessVersion: null,
  modelAsLogged: null,
  taskChecksum: null,
  finishedAt: null,
  logIdSource: 'log',
  format: 'harbor',
  phases: [],
  checks: [],
  attributes: {},
  sources: [],
  redactions: {},
  problems: [],
  ...fields,
})

/** An experiment with one task, one configuration and an import, to hang trials on. */
export async function insertTestExperiment(db: Db, slug = 'demo', taskName = 'flood-risk') {
  const [{ id: experimentId }] = (await db
    .insert(experiment)
    .values({ slug, name: slug, kind: 'logs', createdAt: 0 })
    .returning({ id: experiment.id })) as [{ id: number }]
  const [{ id: taskId }] = (await db
    .insert(task)
    .values({ experimentId, name: taskName, domain: 'Natural Science' })
    .returning({ id: task.id })) as [{ id: number }]
  const [{ id: configurationId }] = (await db
    .insert(configuration)
    .values({ experimentId, key: 'openhands-small', harness: 'OpenHands', model: 'small-model' })
    .returning({ id: configuration.id })) as [{ id: number }]
  const [{ id: importId }] = (await db
    .insert(imports)
    .values({
      uid: `import-${slug}`,
      experimentId,
      experimentSlug: slug,
      state: 'done',
      source: 'jobs.zip',
      origin: 'command_line',
      options: NO_OPTIONS,
      createdAt: 0,
    })
    .returning({ id: imports.id })) as [{ id: number }]
  return { experimentId, taskId, configurationId, importId }
}

/** A trial of that experiment with its steps, in parts as small as a test likes. */
export async function insertTestTrial(
  db: Db,
  place: Awaited<ReturnType<typeof insertTestExperiment>>,
  fields: {
    uid: string
    kind?: ConditionKind
    status?: TrialStatus
    reward?: number | null
    steps?: readonly Step[]
    stepsAPart?: number
    detail?: Partial<TrialDetail>
    isLive?: boolean
    columns?: Partial<typeof trial.$inferInsert>
  },
): Promise<number> {
  const { uid, kind = 'no_skills', steps, stepsAPart = 64 } = fields
  const { key, label, round } = plainCondition(kind)
  await db
    .insert(condition)
    .values({ experimentId: place.experimentId, kind, key, label, round })
    .onConflictDoNothing()
  const known = await db.select({ id: condition.id, key: condition.key }).from(condition)
  const [{ id }] = (await db
    .insert(trial)
    .values({
      ...place,
      uid,
      isLive: fields.isLive ?? true,
      conditionId: known.find((one) => one.key === key)!.id,
      logId: uid,
      trialName: uid,
      status: fields.status ?? 'ok',
      statusRule: 'ok',
      reward: fields.reward === undefined ? 1 : fields.reward,
      conditionSource: 'recorded',
      stepCount: steps?.length ?? null,
      hasTrajectory: steps !== undefined,
      fingerprint: uid,
      detail: makeTrialDetail(fields.detail),
      ...fields.columns,
    })
    .returning({ id: trial.id })) as [{ id: number }]
  for (let at = 0, part = 0; at < (steps?.length ?? 0); at += stepsAPart, part += 1) {
    const slice = steps!.slice(at, at + stepsAPart)
    const raw = Buffer.from(JSON.stringify(slice))
    await db.insert(trajectoryPart).values({
      trialId: id,
      part,
      firstStep: slice[0]!.number,
      lastStep: slice.at(-1)!.number,
      rawBytes: raw.length,
      data: brotliCompressSync(raw, { params: { [constants.BROTLI_PARAM_QUALITY]: 1 } }),
    })
  }
  return id
}

/** A version of a skill of that experiment, offered by its task unless told otherwise. */
export async function insertTestSkill(
  db: Db,
  place: Awaited<ReturnType<typeof insertTestExperiment>>,
  version: Pick<NewSkill, 'name' | 'contentHash' | 'files'>,
  { isOffered = true } = {},
): Promise<void> {
  const { experimentId, taskId } = place
  await db.insert(skill).values({ experimentId, name: version.name }).onConflictDoNothing()
  const known = await db.select().from(skill).where(eq(skill.experimentId, experimentId))
  const [{ id: versionId }] = (await db
    .insert(skillVersion)
    .values({
      skillId: known.find((one) => one.name === version.name)!.id,
      contentHash: version.contentHash,
      bytes: 0,
      fileCount: version.files.length,
      scriptCount: 0,
      files: brotliCompressSync(Buffer.from(JSON.stringify(version.files))),
    })
    .returning({ id: skillVersion.id })) as [{ id: number }]
  if (!isOffered) return
  const [set] = await db.select().from(skillSet).where(eq(skillSet.taskId, taskId))
  const setId = set?.id ?? (await insertTestSkillSet(db, taskId))
  await db.insert(skillSetVersion).values({ setId, versionId })
}

/** What a task offers under any condition: sizes whose skills are not at hand, unless they are added. */
export async function insertTestSkillSet(
  db: Db,
  taskId: number,
  sizes: Partial<TaskSkillSizes> = {},
): Promise<number> {
  const [row] = await db
    .insert(skillSet)
    .values({ taskId, contentKey: JSON.stringify(sizes), ...sizes })
    .returning({ id: skillSet.id })
  await db.insert(offeredSkillSet).values({ taskId, setId: row!.id })
  return row!.id
}
