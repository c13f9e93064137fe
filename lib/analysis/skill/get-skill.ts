import type { Db } from '@/db/open-database'
import type { Contrast } from '@/lib/cells/contrast'
import {
  describeFrame,
  type ExperimentFrame,
  type ViewQuestion,
} from '@/lib/cells/describe-contrast'
import { effectOfSkill, gainOnTasks, type SkillEffect } from '@/lib/cells/skill-effect'
import { pairFiles, type FilePair, type SkillFile } from '@/lib/diff/pair-files'
import type { Gain } from '@/lib/domain/gain'
import { openExperiment, type OpenExperiment } from '@/lib/analysis/experiment/get-experiment'
import { prepareTasks } from '@/lib/analysis/cell-table/prepare-tasks'
import { placeKey } from './count-skill-use'
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
import { summarizeSkillTrials, type SkillTrials } from './summarize-skill-trials'

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
  readonly nTrials: number
}

/** Two versions side by side. */
export interface SkillVersionDiff {
  readonly left: string
  readonly right: string
  readonly files: readonly FilePair[]
  /** Right against left, where two conditions offered them on common tasks. */
  readonly gain: Gain | null
  readonly nUp: number
  readonly nDown: number
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
  const open = await openExperiment(db, slug, question)
  if (!open) return null
  const { table, contrast } = open
  const { byName: skills } = await loadSkills(db, open)
  const known = skills.get(name)
  if (!known) return null
  if (contrast) await prepareTasks(table, contrast)
  const places = placesOf(known)
  const shown = findVersion(known, question.version) ?? known.versions.at(-1) ?? null
  const all = [...skills.values()]
  const versions = all.flatMap((skill) => skill.versions)
  const [files, trials, near, diff] = await Promise.all([
    readSkillFiles(db, shown ? [shown.versionId] : []),
    summarizeSkillTrials(db, open, {
      ...{ skill: name, places, policy: question.policy },
      baseline: contrast?.without ?? null,
    }),
    shown && findNearSkills(db, table, versions, shown),
    diffVersions(db, open, known, question),
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
    ...{ diff, near, trials },
    offers: describeOffers(open, places, known, all),
    effect:
      contrast && tasks.length > 0
        ? effectOfSkill(table, contrast, tasks, question.uncertainty)
        : null,
  }
}

const byPlace = (one: SkillFile, two: SkillFile) =>
  Number(two.path === 'SKILL.md') - Number(one.path === 'SKILL.md') ||
  (one.path < two.path ? -1 : 1)

const findVersion = ({ versions }: KnownSkill, hash: string | null) =>
  hash ? versions.find(({ contentHash }) => contentHash.startsWith(hash)) : undefined

const tasksUnder = (places: readonly SkillPlace[], condition: number): number[] =>
  places.filter((place) => place.condition === condition).map(({ task }) => task)

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
      nTrials: countPlacedTrials(table, own),
    }
  })
}

/** The two versions that the link names; null where it names none that are here. */
async function diffVersions(
  db: Db,
  { table, contrast }: OpenExperiment,
  known: KnownSkill,
  question: SkillQuestion,
): Promise<SkillVersionDiff | null> {
  const [left, right] = [findVersion(known, question.left), findVersion(known, question.right)]
  if (!left || !right) return null
  const files = await readSkillFiles(db, [left.versionId, right.versionId])
  const places = placesOf(known)
  const pair = contrast && findConditions(places, left.versionId, right.versionId)
  const found =
    contrast && pair
      ? gainOnTasks(
          table,
          { ...contrast, without: pair.left, with: pair.right },
          pair.tasks,
          question.uncertainty,
        )
      : null
  return {
    left: left.contentHash,
    right: right.contentHash,
    files: pairFiles(files.get(left.versionId) ?? [], files.get(right.versionId) ?? []),
    gain: found && found.gain.nTasks > 0 ? found.gain : null,
    nUp: found?.nUp ?? 0,
    nDown: found?.nDown ?? 0,
  }
}

/** The two conditions that offered two versions on the most common tasks. */
function findConditions(places: readonly SkillPlace[], left: number, right: number) {
  const of = (id: number) => places.filter(({ versionIds }) => versionIds.includes(id))
  const [lefts, rights] = [of(left), of(right)]
  const pairs = [...new Set(lefts.map(({ condition }) => condition))].flatMap((one) =>
    [...new Set(rights.map(({ condition }) => condition))].flatMap((two) => {
      if (one === two) return []
      const tasks = tasksUnder(lefts, one).filter((task) => tasksUnder(rights, two).includes(task))
      return [{ left: one, right: two, tasks }]
    }),
  )
  return pairs.sort((a, b) => b.tasks.length - a.tasks.length)[0] ?? null
}
