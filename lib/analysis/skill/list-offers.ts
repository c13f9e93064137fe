import { asc, desc, eq } from 'drizzle-orm'
import type { Db } from '@/db/open-database'
import {
  condition,
  imports,
  offeredSkillSet,
  skill,
  skillSet,
  skillSetVersion,
  skillVersion,
} from '@/db/schema'
import type { TaskSkillSizes } from '@/lib/domain/skill-size'

/** One content of a skill. */
export interface SkillContent {
  readonly versionId: number
  readonly contentHash: string
  readonly tokens: number | null
  readonly fileCount: number
}

/** One version of a skill that a task offers; sizes null where unknown. */
export interface OfferedSkill extends SkillContent {
  readonly name: string
  readonly description: string | null
  readonly bytes: number
  readonly scriptCount: number
  /** When an import first brought this version; null where that was not kept. */
  readonly firstSeenAt: number | null
}

/** What a task offers under one condition; null: under any that has no offer of its own. */
export interface SkillOffer {
  readonly conditionId: number | null
  readonly conditionKey: string | null
  readonly setId: number
  /** A person gave the condition when it was imported. */
  readonly isGiven: boolean
  /** Null: it was there before imports were noted. */
  readonly importUid: string | null
  readonly importedAt: number | null
  readonly sizes: TaskSkillSizes
  readonly skills: readonly OfferedSkill[]
}

const listSets = (db: Db, taskId: number) =>
  db
    .select({
      conditionId: offeredSkillSet.conditionId,
      conditionKey: condition.key,
      setId: skillSet.id,
      givenKey: skillSet.conditionKey,
      importUid: imports.uid,
      importedAt: skillSet.importedAt,
      sizes: {
        skillCount: skillSet.skillCount,
        skillTokens: skillSet.skillTokens,
        skillFiles: skillSet.skillFiles,
        skillScripts: skillSet.skillScripts,
      },
    })
    .from(offeredSkillSet)
    .innerJoin(skillSet, eq(skillSet.id, offeredSkillSet.setId))
    .leftJoin(condition, eq(condition.id, offeredSkillSet.conditionId))
    .leftJoin(imports, eq(imports.id, skillSet.importId))
    .where(eq(offeredSkillSet.taskId, taskId))
    .orderBy(desc(skillSet.id), asc(offeredSkillSet.conditionId))

const listSkills = (db: Db, taskId: number) =>
  db
    .select({
      setId: skillSet.id,
      skill: {
        name: skill.name,
        description: skillVersion.description,
        tokens: skillVersion.tokens,
        bytes: skillVersion.bytes,
        fileCount: skillVersion.fileCount,
        scriptCount: skillVersion.scriptCount,
        versionId: skillVersion.id,
        contentHash: skillVersion.contentHash,
        firstSeenAt: skillVersion.firstSeenAt,
      },
    })
    .from(skillSet)
    .innerJoin(skillSetVersion, eq(skillSetVersion.setId, skillSet.id))
    .innerJoin(skillVersion, eq(skillVersion.id, skillSetVersion.versionId))
    .innerJoin(skill, eq(skill.id, skillVersion.skillId))
    .where(eq(skillSet.taskId, taskId))
    .orderBy(asc(skill.name), asc(skillVersion.id))

/** What each condition offers a task, the newest first. */
export async function listOffers(db: Db, taskId: number): Promise<SkillOffer[]> {
  const [sets, skills] = await Promise.all([listSets(db, taskId), listSkills(db, taskId)])
  return sets.map(({ givenKey, ...set }) => ({
    ...set,
    isGiven: givenKey !== null,
    skills: skills.filter(({ setId }) => setId === set.setId).map(({ skill }) => skill),
  }))
}
