import { promisify } from 'node:util'
import { brotliDecompress } from 'node:zlib'
import { asc, eq, sql } from 'drizzle-orm'
import type { Db } from '@/db/open-database'
import {
  condition,
  offeredSkillSet,
  skill,
  skillSet,
  skillSetVersion,
  skillVersion,
  task,
  taskAsImported,
} from '@/db/schema'
import {
  EXPORT_FORMAT,
  EXPORT_VERSION,
  type ExportHead,
  type ExportLine,
} from '@/lib/domain/export-line'
import type { NewSkill } from '@/lib/domain/new-trial'
import { isFromFolder } from '@/lib/domain/condition'
import { changeLines } from './export-changes'
import { markLines, noteLines, viewLines } from './export-notes'
import { eventLines, versionLines } from './export-library'
import { trialLines } from './export-trials'
import { inOrder } from './in-order'
import { getExperiment } from '@/lib/analysis/experiment/get-experiment'

const decompress = promisify(brotliDecompress)

/** An experiment that can be written as a file. */
export interface Exported {
  readonly id: number
  readonly head: ExportHead
}

/** The experiment of a slug for its export; a sentence where it holds no trials of logs; null: none. */
export async function findExported(db: Db, slug: string): Promise<Exported | string | null> {
  // A former slug leads to the present one.
  const row = await getExperiment(db, slug)
  if (!row) return null
  if (row.kind === 'published')
    return 'This experiment holds printed results, which are tables already: save them from its pages.'
  return {
    id: row.id,
    head: {
      format: EXPORT_FORMAT,
      version: EXPORT_VERSION,
      experiment: {
        slug: row.slug,
        originSlug: row.originSlug ?? row.slug,
        name: row.name,
        description: row.description,
        isGenerated: row.isGenerated,
        baseline: row.baselineKey,
        plannedTasks: row.plannedTasks,
        ...(row.importRules?.length ? { rules: row.importRules } : {}),
      },
    },
  }
}

async function* conditionLines(db: Db, experimentId: number): AsyncGenerator<ExportLine> {
  const rows = await db
    .select()
    .from(condition)
    .where(eq(condition.experimentId, experimentId))
    .orderBy(asc(condition.key))
  for (const { key, kind, label, round } of rows)
    yield { kind: 'condition', key, conditionKind: kind, label, round }
}

async function* taskLines(db: Db, experimentId: number): AsyncGenerator<ExportLine> {
  const rows = await db
    .select({ row: task, imported: taskAsImported })
    .from(task)
    .leftJoin(taskAsImported, eq(taskAsImported.taskId, task.id))
    .where(eq(task.experimentId, experimentId))
    .orderBy(asc(task.name))
  for (const { row, imported } of rows) {
    const { name, category, difficulty } = row
    // What a reviewer made of it is a line of its own.
    const { domain, domainSource } = imported ?? row
    const { family, variant, split, splitSource, author, tags } = row
    const rest = { category, difficulty, family, variant, split, tags }
    const byRule = { ...(splitSource ? { splitSource } : {}), ...(author ? { author } : {}) }
    yield { kind: 'task', name, domain, domainSource, ...rest, ...byRule }
  }
}

async function* skillLines(db: Db, experimentId: number): AsyncGenerator<ExportLine> {
  const rows = await db
    .select({ id: skillVersion.id, name: skill.name })
    .from(skillVersion)
    .innerJoin(skill, eq(skill.id, skillVersion.skillId))
    .where(eq(skill.experimentId, experimentId))
    .orderBy(asc(skill.name), asc(skillVersion.contentHash))
  for (const { id, name } of rows) {
    const [row] = await db.select().from(skillVersion).where(eq(skillVersion.id, id))
    if (!row) continue
    const { contentHash, description, tokens, bytes, scriptCount: scripts } = row
    // The store writes NewSkill.files (lib/ingest/store/skill-set-statements.ts).
    const files = row.files
      ? (JSON.parse((await decompress(row.files)).toString('utf8')) as NewSkill['files'])
      : []
    yield {
      kind: 'skill',
      name,
      contentHash,
      description,
      tokens,
      bytes,
      scripts,
      files: inOrder(files),
    }
  }
}

async function* skillSetLines(db: Db, experimentId: number): AsyncGenerator<ExportLine> {
  const rows = await db
    .select({
      set: skillSet,
      task: task.name,
      condition: condition.key,
      kind: condition.kind,
    })
    .from(offeredSkillSet)
    .innerJoin(skillSet, eq(skillSet.id, offeredSkillSet.setId))
    .innerJoin(task, eq(task.id, offeredSkillSet.taskId))
    .leftJoin(condition, eq(condition.id, offeredSkillSet.conditionId))
    .where(eq(task.experimentId, experimentId))
    .orderBy(asc(task.name), sql`${condition.key} IS NOT NULL`, asc(condition.key))
  for (const { set, task: name, condition: key, kind } of rows) {
    // What agents wrote themselves is known only where somebody gave it; the rest follows.
    if (kind !== null && !isFromFolder(kind) && set.conditionKey === null) continue
    const skills = await db
      .select({ name: skill.name, contentHash: skillVersion.contentHash })
      .from(skillSetVersion)
      .innerJoin(skillVersion, eq(skillVersion.id, skillSetVersion.versionId))
      .innerJoin(skill, eq(skill.id, skillVersion.skillId))
      .where(eq(skillSetVersion.setId, set.id))
      .orderBy(asc(skill.name), asc(skillVersion.contentHash))
    const sizes = {
      count: set.skillCount,
      tokens: set.skillTokens,
      files: set.skillFiles,
      scripts: set.skillScripts,
    }
    yield { kind: 'skillSet', task: name, condition: key, sizes, skills }
  }
}

/** An experiment as lines, in an order of its own: whatever it was imported from, and in which. */
export async function* exportExperiment(
  db: Db,
  { id, head }: Exported,
): AsyncGenerator<ExportLine> {
  yield head
  yield* conditionLines(db, id)
  // Before what they stand over: what is stored after them follows them.
  yield* changeLines(db, id)
  yield* noteLines(db, id)
  yield* markLines(db, id)
  yield* viewLines(db, id)
  yield* taskLines(db, id)
  yield* skillLines(db, id)
  yield* versionLines(db, id)
  yield* eventLines(db, id)
  yield* skillSetLines(db, id)
  yield* trialLines(db, id)
}

/** The same as text, a line at a time. */
export async function* exportText(db: Db, found: Exported): AsyncGenerator<string> {
  for await (const line of exportExperiment(db, found)) yield `${JSON.stringify(line)}\n`
}
