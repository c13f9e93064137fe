import type { Db } from '@/db/open-database'
import type { CellTable } from '@/lib/cells/cell-table'
import { remember } from '@/lib/cells/remember'
import type { SkillFile } from '@/lib/diff/pair-files'
import { estimateSimilarity, shinglesOf, similarityOf, sketchOf } from '@/lib/diff/shingles'
import { letOthersRun } from '@/lib/analysis/run-in-parts'
import type { SkillVersionHead } from './list-skill-versions'
import { readSkillFiles } from './read-skill-files'

/** Another skill whose text resembles one. */
export interface NearSkill {
  readonly skill: string
  readonly contentHash: string
  /** Share of the runs of five words, of all files, that both have. */
  readonly similarity: number
}

export interface NearSkills {
  readonly items: readonly NearSkill[]
  /** Other skills whose text was looked at, and versions that were too many to be. */
  readonly nCompared: number
  readonly nLeftOut: number
}

const VERSIONS_A_READ = 100
const MOST_VERSIONS = 3000
const MOST_CHARS = 200_000
const MOST_SHOWN = 8
/** Below this two skills of one kind of work share phrases and no more. */
const LEAST_SIMILARITY = 0.2
/** What a sketch may miss by. */
const SLACK = 0.1

const textOf = (files: readonly SkillFile[]) =>
  files
    .map(({ text }) => text ?? '')
    .join('\n')
    .slice(0, MOST_CHARS)

/** The sketch of every version, by its id. */
async function sketchAll(db: Db, versions: readonly SkillVersionHead[]) {
  const sketches = new Map<number, readonly number[]>()
  for (let at = 0; at < versions.length; at += VERSIONS_A_READ) {
    const slice = versions.slice(at, at + VERSIONS_A_READ).map(({ versionId }) => versionId)
    for (const [id, files] of await readSkillFiles(db, slice))
      sketches.set(id, sketchOf(shinglesOf(textOf(files))))
    await letOthersRun()
  }
  return sketches
}

/**
 * Skills of an experiment under other names whose text resembles a version's. Sketches find them, then
 * the share is counted on the whole texts; of several versions of a skill the nearest stands.
 */
export async function findNearSkills(
  db: Db,
  table: CellTable,
  versions: readonly SkillVersionHead[],
  self: SkillVersionHead,
): Promise<NearSkills> {
  const looked = versions.slice(-MOST_VERSIONS)
  const sketches = await remember(table, 'skill sketches', null, () => sketchAll(db, looked))
  // The version shown may be older than those that are looked through.
  const found = sketches.has(self.versionId) ? sketches : await sketchAll(db, [self])
  const own = found.get(self.versionId) ?? []
  const others = looked.filter((other) => other.name !== self.name)
  const near = others.filter(
    (other) =>
      (estimateSimilarity(own, sketches.get(other.versionId) ?? []) ?? 0) >=
      LEAST_SIMILARITY - SLACK,
  )
  const shown = near.slice(-MOST_VERSIONS / 10)
  const files = await readSkillFiles(db, [self.versionId, ...shown.map((other) => other.versionId)])
  const shingles = shinglesOf(textOf(files.get(self.versionId) ?? []))
  const nearest = new Map<string, NearSkill>()
  for (const other of shown) {
    const similarity =
      similarityOf(shingles, shinglesOf(textOf(files.get(other.versionId) ?? []))) ?? 0
    if (similarity < Math.max(LEAST_SIMILARITY, nearest.get(other.name)?.similarity ?? 0)) continue
    const { name: skill, contentHash } = other
    nearest.set(skill, { skill, contentHash, similarity })
  }
  return {
    items: [...nearest.values()]
      .sort((a, b) => b.similarity - a.similarity || (a.skill < b.skill ? -1 : 1))
      .slice(0, MOST_SHOWN),
    nCompared: new Set(others.map((other) => other.name)).size,
    nLeftOut: versions.length - looked.length,
  }
}
