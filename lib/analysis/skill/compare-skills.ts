import { promisify } from 'node:util'
import { brotliDecompress } from 'node:zlib'
import { and, asc, desc, eq, inArray, notInArray } from 'drizzle-orm'
import type { Db } from '@/db/open-database'
import { experiment, skill, skillVersion, task, taskSkill } from '@/db/schema'
import { pairFiles, type FilePair, type SkillFile } from '@/lib/diff/pair-files'
import type { ConditionKind } from '@/lib/domain/condition'

const decompress = promisify(brotliDecompress)

/** One content of a skill. */
export interface SkillContent {
  readonly versionId: number
  readonly contentHash: string
  readonly tokens: number | null
  readonly fileCount: number
}

/** What a side of the diff had: no skills, the task's, or its own of which we hold no files. */
export type SkillSource = 'none' | 'task' | 'self_written'

/** A skill by its name on both sides; `earlier` where both had one and the same. */
export interface SkillPair {
  readonly name: string
  readonly relation: 'same' | 'changed' | 'only_left' | 'only_right'
  readonly left: SkillContent | null
  readonly right: SkillContent | null
  /** The newest other version of that name in the right's experiment. */
  readonly earlier: SkillContent | null
}

export interface SkillComparison {
  readonly left: SkillSource
  readonly right: SkillSource
  readonly skills: readonly SkillPair[]
}

/** One trial, as far as its skills go. */
export interface SkillSide {
  readonly conditionKind: ConditionKind
  readonly experiment: { readonly slug: string }
  readonly task: { readonly name: string }
}

const sourceOf = ({ conditionKind }: SkillSide): SkillSource =>
  conditionKind === 'no_skills'
    ? 'none'
    : conditionKind === 'generated_before' || conditionKind === 'generated_after'
      ? 'self_written'
      : 'task'

const CONTENT = {
  name: skill.name,
  versionId: skillVersion.id,
  contentHash: skillVersion.contentHash,
  tokens: skillVersion.tokens,
  fileCount: skillVersion.fileCount,
}

const offeredBy = async (db: Db, side: SkillSide) =>
  sourceOf(side) !== 'task'
    ? []
    : db
        .select(CONTENT)
        .from(taskSkill)
        .innerJoin(skillVersion, eq(skillVersion.id, taskSkill.versionId))
        .innerJoin(skill, eq(skill.id, skillVersion.skillId))
        .innerJoin(task, eq(task.id, taskSkill.taskId))
        .innerJoin(experiment, eq(experiment.id, task.experimentId))
        .where(and(eq(experiment.slug, side.experiment.slug), eq(task.name, side.task.name)))
        .orderBy(asc(skill.name), asc(skillVersion.id))

type Offered = Awaited<ReturnType<typeof offeredBy>>[number]

/** The newest version of each skill of an experiment that is not among these. */
const otherVersions = async (db: Db, slug: string, known: readonly Offered[]) => {
  if (known.length === 0) return new Map<string, Offered>()
  const rows = await db
    .select(CONTENT)
    .from(skillVersion)
    .innerJoin(skill, eq(skill.id, skillVersion.skillId))
    .innerJoin(experiment, eq(experiment.id, skill.experimentId))
    .where(
      and(
        eq(experiment.slug, slug),
        inArray(skill.name, [...new Set(known.map((one) => one.name))]),
        notInArray(
          skillVersion.id,
          known.map((one) => one.versionId),
        ),
      ),
    )
    .orderBy(desc(skillVersion.id))
  return new Map(rows.reverse().map((row) => [row.name, row]))
}

const contentOf = (one: Offered | undefined): SkillContent | null =>
  one
    ? {
        versionId: one.versionId,
        contentHash: one.contentHash,
        tokens: one.tokens,
        fileCount: one.fileCount,
      }
    : null

/**
 * The skills of two trials, by name. A trial's log does not record which version of a skill it was
 * given, so a side has what its task offers now, unless its condition says that it had none.
 */
export async function compareSkills(
  db: Db,
  left: SkillSide,
  right: SkillSide,
): Promise<SkillComparison> {
  const [lefts, rights] = await Promise.all([offeredBy(db, left), offeredBy(db, right)])
  const others = await otherVersions(db, right.experiment.slug, [...lefts, ...rights])
  const names = [...new Set([...lefts, ...rights].map((one) => one.name))].sort()
  const skills = names.map((name): SkillPair => {
    const one = contentOf(lefts.find((offered) => offered.name === name))
    const two = contentOf(rights.find((offered) => offered.name === name))
    const isSame = one?.contentHash === two?.contentHash
    return {
      name,
      relation: !one ? 'only_right' : !two ? 'only_left' : isSame ? 'same' : 'changed',
      left: one,
      right: two,
      earlier: contentOf(others.get(name)),
    }
  })
  return { left: sourceOf(left), right: sourceOf(right), skills }
}

const filesOf = async (db: Db, content: SkillContent | null): Promise<readonly SkillFile[]> => {
  if (content === null) return []
  const [row] = await db
    .select({ files: skillVersion.files })
    .from(skillVersion)
    .where(eq(skillVersion.id, content.versionId))
  if (!row?.files) return []
  // The store writes NewSkill.files (lib/ingest/store/task-statements.ts).
  return JSON.parse((await decompress(row.files)).toString('utf8')) as SkillFile[]
}

/**
 * The files of a skill's two sides; where both had the same version, of the earlier one (left) and
 * this one (right), if there is one.
 */
export async function diffSkillFiles(db: Db, pair: SkillPair): Promise<FilePair[]> {
  const left = pair.relation === 'same' && pair.earlier ? pair.earlier : pair.left
  const [one, two] = await Promise.all([filesOf(db, left), filesOf(db, pair.right)])
  return pairFiles(one, two)
}
