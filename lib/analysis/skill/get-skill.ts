import type { Db } from '@/db/open-database'
import type { Contrast } from '@/lib/cells/contrast'
import {
  describeFrame,
  type ExperimentFrame,
  type ViewQuestion,
} from '@/lib/cells/describe-contrast'
import { effectOfSkill, gainOnTasks, type SkillEffect } from '@/lib/cells/skill-effect'
import type { SkillFile } from '@/lib/diff/pair-files'
import type { Gain } from '@/lib/domain/gain'
import { openExperiment, type OpenExperiment } from '@/lib/analysis/experiment/get-experiment'
import { prepareTasks } from '@/lib/analysis/cell-table/prepare-tasks'
import { placeKey } from './count-skill-use'
import { diffVersions, findVersion, tasksUnder, type SkillVersionDiff } from './diff-versions'
import { findNearSkills, type NearSkills } from './find-near-skills'
import type { SkillVersionHead } from './list-skill-versions'
import {
  countPlacedTrials,
  loadSkills,
  placesOf,
  type KnownSkill,
  type SkillPlace,
} from './load-skills'
import { readSkillFiles } from './read-skill-files'
import { summarizeSkillTrials, type SkillFunnel, type SkillTrials } from './summarize-skill-trials'

export interface SkillQuestion extends ViewQuestion {
  /** Content hashes or their beginnings. */
  readonly version: string | null
  readonly left: string | null
  readonly right: string | null
}

/** A version with what its trials show. */
export interface SkillVersionRow extends Omit<SkillVersionHead, 'versionId' | 'name'> {
  /** By condition that offers it, against the baseline on the same tasks. */
  readonly effects: readonly { readonly condition: string; readonly gain: Gain }[]
}

/** A task and the conditions under which it had the skill. */
export interface SkillOfferRow {
  readonly task: string
  readonly conditions: readonly string[]
  readonly versions: readonly string[]
  /** Names of the other skills offered along: the effect belongs to all of them. */
  readonly others: readonly string[]
  /** The same with the conditions, of those that offered this one, under which each stood beside it. */
  readonly along: readonly { readonly skill: string; readonly conditions: readonly string[] }[]
  readonly nTrials: number
}

export interface SkillView extends ExperimentFrame {
  readonly skill: string
  /** The newest first; none where only logs name the skill. */
  readonly versions: readonly SkillVersionRow[]
  /** The version shown, with its files; null where no text is here. */
  readonly shown: { readonly contentHash: string; readonly files: readonly SkillFile[] } | null
  readonly diff: SkillVersionDiff | null
  readonly near: NearSkills | null
  readonly offers: readonly SkillOfferRow[]
  readonly trials: SkillTrials
  /** How far trials of the compared condition went; null where it did not offer the skill. */
  readonly compared: SkillFunnel | null
  /** Null where nothing is compared or the compared condition did not have it. */
  readonly effect: SkillEffect | null
}

/** All that is known of one skill; null: no such experiment, or nothing in it names the skill. */
export async function getSkill(
  db: Db,
  slug: string,
  name: string,
  question: SkillQuestion,
): Promise<SkillView | null> {
  const usual = await openExperiment(db, slug, question)
  if (!usual) return null
  const { byName: skills } = await loadSkills(db, usual)
  const known = skills.get(name)
  if (!known) return null
  // A link that names no condition asks about one that offered the skill.
  const offering = question.with === null ? findOffering(usual, known, question) : null
  const open =
    offering === null ? usual : await openExperiment(db, slug, { ...question, with: offering })
  if (!open) return null
  const { table, contrast } = open
  if (contrast) await prepareTasks(table, contrast)
  const places = placesOf(known)
  const shown = findVersion(known, question.version) ?? known.versions.at(-1) ?? null
  const all = [...skills.values()]
  const versions = all.flatMap((skill) => skill.versions)
  const ofTrials = { skill: name, policy: question.policy, baseline: contrast?.without ?? null }
  const own = contrast ? places.filter(({ condition }) => condition === contrast.with) : []
  const [files, trials, compared, near, diff] = await Promise.all([
    readSkillFiles(db, shown ? [shown.versionId] : []),
    summarizeSkillTrials(db, open, { ...ofTrials, places }),
    own.length > 0 ? summarizeSkillTrials(db, open, { ...ofTrials, places: own }) : null,
    shown && findNearSkills(db, table, versions, shown),
    diffVersions(db, open, known, question, all),
  ])
  const tasks = contrast ? tasksUnder(places, contrast.with) : []
  return {
    ...describeFrame(open, question),
    skill: name,
    versions: [...known.versions].reverse().map(({ versionId, name: _name, ...version }) => ({
      ...version,
      effects: contrast ? effectsOf(open, contrast, places, versionId, question) : [],
    })),
    shown: shown && {
      contentHash: shown.contentHash,
      files: [...(files.get(shown.versionId) ?? [])].sort(byPlace),
    },
    ...{ diff, near, trials, compared: compared?.funnel ?? null },
    offers: describeOffers(open, places, known, all),
    effect:
      contrast && tasks.length > 0
        ? effectOfSkill(table, contrast, tasks, question.uncertainty)
        : null,
  }
}

/**
 * A condition that offered the skill, where the one compared by default did not: of the shown version
 * the one with the most tasks, of equal ones the last. Null where the default did, or none did.
 */
function findOffering(
  { table, contrast }: OpenExperiment,
  known: KnownSkill,
  { version }: SkillQuestion,
): string | null {
  if (!contrast) return null
  const places = placesOf(known).filter(({ condition }) => condition !== contrast.without)
  if (places.length === 0 || places.some(({ condition }) => condition === contrast.with))
    return null
  const shown = findVersion(known, version) ?? known.versions.at(-1)
  const ofShown = places.filter(({ versionIds }) => shown && versionIds.includes(shown.versionId))
  const counts = new Map<number, number>()
  for (const { condition } of ofShown.length > 0 ? ofShown : places)
    counts.set(condition, (counts.get(condition) ?? 0) + 1)
  const [best] = [...counts].sort((a, b) => b[1] - a[1] || b[0] - a[0])
  return table.conditions[best![0]]!.key
}

const byPlace = (one: SkillFile, two: SkillFile) =>
  Number(two.path === 'SKILL.md') - Number(one.path === 'SKILL.md') ||
  (one.path < two.path ? -1 : 1)

/** The gain of each condition that offers a version, over the tasks where it does. */
function effectsOf(
  { table }: OpenExperiment,
  contrast: Contrast,
  places: readonly SkillPlace[],
  versionId: number,
  { uncertainty }: SkillQuestion,
): SkillVersionRow['effects'] {
  const own = places.filter(({ versionIds }) => versionIds.includes(versionId))
  const conditions = [...new Set(own.map(({ condition }) => condition))]
  return conditions
    .filter((condition) => condition !== contrast.without)
    .map((condition) => ({
      condition: table.conditions[condition]!.key,
      gain: gainOnTasks(
        table,
        { ...contrast, with: condition },
        tasksUnder(own, condition),
        uncertainty,
      ).gain,
    }))
}

function describeOffers(
  { table, contrast }: OpenExperiment,
  places: readonly SkillPlace[],
  { name, versions }: KnownSkill,
  all: readonly KnownSkill[],
): SkillOfferRow[] {
  const hashes = new Map(versions.map(({ versionId, contentHash }) => [versionId, contentHash]))
  const others = new Map<string, Set<string>>()
  for (const skill of all)
    if (skill.name !== name)
      for (const { task, condition } of placesOf(skill)) {
        const key = placeKey(task, condition)
        others.set(key, (others.get(key) ?? new Set()).add(skill.name))
      }
  const alongOf = (own: readonly SkillPlace[]) => {
    const found = new Map<string, number[]>()
    for (const { task, condition } of own)
      for (const other of others.get(placeKey(task, condition)) ?? [])
        found.set(other, [...(found.get(other) ?? []), condition])
    return [...found].sort(([a], [b]) => (a < b ? -1 : 1))
  }
  const tasks = [...new Set(places.map(({ task }) => task))]
  return tasks.map((task) => {
    const own = places.filter((place) => place.task === task)
    const compared = own.filter(({ condition }) => condition === contrast?.with)
    const along = (compared.length > 0 ? compared : own).flatMap(({ condition }) => [
      ...(others.get(placeKey(task, condition)) ?? []),
    ])
    return {
      task: table.tasks[task]!.name,
      conditions: own.map(({ condition }) => table.conditions[condition]!.key),
      versions: [...new Set(own.flatMap(({ versionIds }) => versionIds))].flatMap(
        (id) => hashes.get(id) ?? [],
      ),
      others: [...new Set(along)].sort(),
      along: alongOf(own).map(([skill, conditions]) => ({
        skill,
        conditions: conditions.map((condition) => table.conditions[condition]!.key),
      })),
      nTrials: countPlacedTrials(table, own),
    }
  })
}
