import { and, eq } from 'drizzle-orm'
import type { Db } from '@/db/open-database'
import { condition, experiment, task } from '@/db/schema'
import { chooseOffer } from '@/lib/cells/offered-sizes'
import { pairFiles, type FilePair } from '@/lib/diff/pair-files'
import type { ConditionKind } from '@/lib/domain/condition'
import { findEarlierVersions } from './find-earlier-versions'
import { listOffers, type OfferedSkill, type SkillContent, type SkillOffer } from './list-offers'
import { readSkillFiles } from './read-skill-files'

/**
 * What a side of the diff had: no skills, what its condition offers the task, its own without files, or
 * none by its label and some by its log.
 */
export type SkillSource = 'none' | 'task' | 'self_written' | 'in_log'

/** A skill by its name on both sides; `earlier` where both had one and the same. */
export interface SkillPair {
  readonly name: string
  readonly relation: 'same' | 'changed' | 'only_left' | 'only_right'
  readonly left: SkillContent | null
  readonly right: SkillContent | null
  /** The newest other version of that name that the right's experiment had before. */
  readonly earlier: SkillContent | null
}

export interface SkillComparison {
  readonly left: SkillSource
  readonly right: SkillSource
  /** The imports that brought what each side was offered; null: nothing, or before that was noted. */
  readonly imports: { readonly left: SkillImport | null; readonly right: SkillImport | null }
  readonly skills: readonly SkillPair[]
  /** What the log of each side shows of skills. */
  readonly logs: { readonly left: SkillsInLog; readonly right: SkillsInLog }
}

/** How many skills the log of a trial shows, and how many of them were read. */
export interface SkillsInLog {
  readonly shown: number
  readonly read: number
}

/** The import that brought a set of skills. */
export interface SkillImport {
  readonly uid: string
  readonly at: number
}

/** One trial, as far as its skills go. */
export interface SkillSide {
  readonly conditionKey: string
  readonly conditionKind: ConditionKind
  readonly experiment: { readonly slug: string }
  readonly task: { readonly name: string }
  /** As its log shows them. */
  readonly skills: readonly { readonly read: string | null }[]
}

const inLog = ({ skills }: SkillSide): SkillsInLog => ({
  shown: skills.length,
  read: skills.filter(({ read }) => read !== null).length,
})

const isSelfWritten = (kind: ConditionKind) =>
  kind === 'generated_before' || kind === 'generated_after'

interface SideOffer {
  readonly source: SkillSource
  readonly offer: SkillOffer | null
}

/** What the condition of a trial offers its task; self-written skills only where a person gave them. */
async function offerOf(db: Db, side: SkillSide): Promise<SideOffer> {
  const kind = side.conditionKind
  if (kind === 'no_skills')
    return { source: side.skills.length > 0 ? 'in_log' : 'none', offer: null }
  const [place] = await db
    .select({ taskId: task.id, conditionId: condition.id })
    .from(task)
    .innerJoin(experiment, eq(experiment.id, task.experimentId))
    .leftJoin(
      condition,
      and(eq(condition.experimentId, experiment.id), eq(condition.key, side.conditionKey)),
    )
    .where(and(eq(experiment.slug, side.experiment.slug), eq(task.name, side.task.name)))
  const offer = place && chooseOffer(await listOffers(db, place.taskId), place.conditionId)
  if (isSelfWritten(kind) && !offer?.isGiven) return { source: 'self_written', offer: null }
  return { source: 'task', offer: offer ?? null }
}

const contentOf = (one: OfferedSkill | undefined): SkillContent | null =>
  one
    ? {
        versionId: one.versionId,
        contentHash: one.contentHash,
        tokens: one.tokens,
        fileCount: one.fileCount,
      }
    : null

const importOf = ({ offer }: SideOffer): SkillImport | null =>
  offer?.importUid && offer.importedAt !== null
    ? { uid: offer.importUid, at: offer.importedAt }
    : null

/**
 * The skills that two trials were offered, by name: what the condition of each offers its task. Which
 * version a trial itself was given its log does not say.
 */
export async function compareSkills(
  db: Db,
  left: SkillSide,
  right: SkillSide,
): Promise<SkillComparison> {
  const sides = await Promise.all([offerOf(db, left), offerOf(db, right)])
  const lefts = sides[0].offer?.skills ?? []
  const rights = sides[1].offer?.skills ?? []
  const shown = sides[1].offer ?? sides[0].offer
  const known = [...lefts, ...rights]
  const earlier = shown
    ? await findEarlierVersions(db, right.experiment.slug, shown.setId, known)
    : new Map<string, SkillContent>()
  const names = [...new Set(known.map((one) => one.name))].sort()
  const skills = names.map((name): SkillPair => {
    const one = contentOf(lefts.find((offered) => offered.name === name))
    const two = contentOf(rights.find((offered) => offered.name === name))
    const isSame = one?.contentHash === two?.contentHash
    return {
      name,
      relation: !one ? 'only_right' : !two ? 'only_left' : isSame ? 'same' : 'changed',
      left: one,
      right: two,
      earlier: earlier.get(name) ?? null,
    }
  })
  return {
    left: sides[0].source,
    right: sides[1].source,
    imports: { left: importOf(sides[0]), right: importOf(sides[1]) },
    skills,
    logs: { left: inLog(left), right: inLog(right) },
  }
}

/**
 * The files of a skill's two sides; where both had the same version, of the earlier one (left) and
 * this one (right), if there is one.
 */
export async function diffSkillFiles(db: Db, pair: SkillPair): Promise<FilePair[]> {
  const left = pair.relation === 'same' && pair.earlier ? pair.earlier : pair.left
  const ids = [left, pair.right].flatMap((content) => content?.versionId ?? [])
  const files = await readSkillFiles(db, ids)
  const filesOf = (content: SkillContent | null) => files.get(content?.versionId ?? -1) ?? []
  return pairFiles(filesOf(left), filesOf(pair.right))
}
