import type { Db } from '@/db/open-database'
import type { OpenExperiment } from '@/lib/analysis/experiment/get-experiment'
import type { CellTable } from '@/lib/cells/cell-table'
import { remember } from '@/lib/cells/remember'
import { countKnownTrials, countSkillUse, placeKey, type SkillUseGroup } from './count-skill-use'
import { listSkillVersions, type SkillVersionHead } from './list-skill-versions'
import { readSkillOffers, type PlacedVersion } from './read-skill-offers'

/** One skill of an experiment: its versions, where it was offered, how far trials went with it. */
export interface KnownSkill {
  readonly name: string
  /** The oldest first; none where only logs name the skill. */
  readonly versions: readonly SkillVersionHead[]
  /** Where the condition of a task offers a version. */
  readonly places: readonly PlacedVersion[]
  readonly uses: readonly SkillUseGroup[]
}

export interface KnownSkills {
  readonly byName: ReadonlyMap<string, KnownSkill>
  /** Trials whose log can tell whether a skill was used, by `placeKey`. */
  readonly nKnown: ReadonlyMap<string, number>
}

/** All skills of an experiment, read once a version of its data. */
export const loadSkills = (db: Db, { experiment, table }: OpenExperiment): Promise<KnownSkills> =>
  remember(table, 'skills', null, async () => {
    const [versions, places, uses, nKnown] = await Promise.all([
      listSkillVersions(db, experiment.id),
      readSkillOffers(db, experiment.id, table),
      countSkillUse(db, experiment.id, table),
      countKnownTrials(db, experiment.id, table),
    ])
    return { byName: gather(versions, places, uses), nKnown }
  })

function gather(
  versions: readonly SkillVersionHead[],
  places: readonly PlacedVersion[],
  uses: readonly SkillUseGroup[],
): Map<string, KnownSkill> {
  const skills = new Map<
    string,
    { versions: SkillVersionHead[]; places: PlacedVersion[]; uses: SkillUseGroup[] }
  >()
  const skillOf = (name: string) => {
    const known = skills.get(name) ?? { versions: [], places: [], uses: [] }
    skills.set(name, known)
    return known
  }
  for (const version of versions) skillOf(version.name).versions.push(version)
  const names = new Map(versions.map(({ versionId, name }) => [versionId, name]))
  for (const place of places) {
    const name = names.get(place.versionId)
    if (name !== undefined) skillOf(name).places.push(place)
  }
  for (const use of uses) skillOf(use.skill).uses.push(use)
  return new Map([...skills].map(([name, skill]) => [name, { name, ...skill }]))
}

/** A task under a condition that offers a skill, by its folder or by what a log shows. */
export interface SkillPlace {
  readonly task: number
  readonly condition: number
  /** The versions offered there; none where only a log shows the skill. */
  readonly versionIds: readonly number[]
}

/** Every task and condition that had a skill, each once. */
export function placesOf({ places, uses }: KnownSkill): readonly SkillPlace[] {
  const found = new Map<string, { task: number; condition: number; versionIds: number[] }>()
  const placeOf = (task: number, condition: number) => {
    const key = placeKey(task, condition)
    const known = found.get(key) ?? { task, condition, versionIds: [] }
    found.set(key, known)
    return known
  }
  for (const { task, condition, versionId } of places)
    placeOf(task, condition).versionIds.push(versionId)
  for (const { task, condition } of uses) placeOf(task, condition)
  return [...found.values()].sort((a, b) => a.task - b.task || a.condition - b.condition)
}

/** Live trials of some tasks under conditions that had a skill, in all configurations. */
export function countPlacedTrials(table: CellTable, places: readonly SkillPlace[]): number {
  let trials = 0
  for (const { task, condition } of places)
    for (const configuration of table.configurations.keys()) {
      const cell = table.cellAt(task, configuration, condition)
      if (cell >= 0) trials += table.nTrials[cell]!
    }
  return trials
}
