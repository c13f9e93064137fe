import type { Db } from '@/db/open-database'
import {
  describeFrame,
  type ExperimentFrame,
  type ViewQuestion,
} from '@/lib/cells/describe-contrast'
import { remember } from '@/lib/cells/remember'
import { gainOnTasks } from '@/lib/cells/skill-effect'
import { NO_GAIN } from '@/lib/cells/show-gain'
import type { Gain } from '@/lib/domain/gain'
import type { SkillSort } from '@/lib/domain/skill-list'
import { openExperiment, type OpenExperiment } from '@/lib/analysis/experiment/get-experiment'
import { placeKey } from './count-skill-use'
import {
  countPlacedTrials,
  loadSkills,
  placesOf,
  type KnownSkill,
  type KnownSkills,
} from './load-skills'

/** One skill as a row. Null is unknown. */
export interface SkillRow {
  readonly skill: string
  readonly description: string | null
  readonly nVersions: number
  /** Of the newest version. */
  readonly tokens: number | null
  readonly nFiles: number | null
  readonly nScripts: number | null
  /** Tasks that had it under some condition. */
  readonly nTasks: number
  /** Trials of those tasks under those conditions. */
  readonly nTrials: number
  /** Those whose log can tell whether a skill was used; those that read it, and that ran it. */
  readonly nKnown: number
  readonly nRead: number
  readonly nExecuted: number
  /** Of the compared condition, on the tasks where it offers the skill. */
  readonly gain: Gain
  /** Other skills that it offers on those tasks: the gain is of all of them together. */
  readonly nAlong: number
}

export interface SkillListQuestion extends ViewQuestion {
  /** Part of a skill's name or description, whatever its case. */
  readonly q: string
  readonly sort: SkillSort
  readonly order: 'asc' | 'desc' | null
  readonly offset: number
  readonly limit: number
}

export interface SkillList extends ExperimentFrame {
  readonly items: readonly SkillRow[]
  /** Skills that pass the search, and all. */
  readonly total: number
  readonly nSkills: number
  readonly order: 'asc' | 'desc'
}

const [READ, EXECUTED] = [3, 4]

/** The skills of an experiment; null: no such experiment. */
export async function listSkills(
  db: Db,
  slug: string,
  question: SkillListQuestion,
): Promise<SkillList | null> {
  const open = await openExperiment(db, slug, question)
  if (!open) return null
  const skills = await loadSkills(db, open)
  const { table, contrast } = open
  const rows = remember(table, 'skill rows', [contrast, question.uncertainty], () =>
    describeSkills(open, skills, question),
  )
  const needle = question.q.trim().toLowerCase()
  const found = rows.filter(({ skill, description }) =>
    `${skill}\n${description ?? ''}`.toLowerCase().includes(needle),
  )
  const order = question.order ?? (question.sort === 'name' ? 'asc' : 'desc')
  const sorted = found.toSorted(comparer(question.sort, order === 'asc' ? 1 : -1))
  return {
    ...describeFrame(open, question),
    items: sorted.slice(question.offset, question.offset + question.limit),
    ...{ total: found.length, nSkills: rows.length, order },
  }
}

function describeSkills(
  open: OpenExperiment,
  skills: KnownSkills,
  question: SkillListQuestion,
): SkillRow[] {
  const all = [...skills.byName.values()]
  // Which skills the compared condition offers each task.
  const byTask = new Map<number, Set<string>>()
  for (const skill of all)
    for (const { task, condition } of placesOf(skill))
      if (condition === open.contrast?.with)
        byTask.set(task, (byTask.get(task) ?? new Set()).add(skill.name))
  return all.map((skill) => describeSkill(open, skill, skills, question, byTask))
}

function describeSkill(
  { table, contrast }: OpenExperiment,
  known: KnownSkill,
  { nKnown }: KnownSkills,
  { uncertainty }: SkillListQuestion,
  byTask: ReadonlyMap<number, ReadonlySet<string>>,
): SkillRow {
  const places = placesOf(known)
  const newest = known.versions.at(-1)
  const compared = places.filter(({ condition }) => condition === contrast?.with)
  const along = new Set(compared.flatMap(({ task }) => [...(byTask.get(task) ?? [])]))
  along.delete(known.name)
  const reached = (least: number) =>
    known.uses.reduce((sum, { rung, n }) => sum + (rung >= least ? n : 0), 0)
  return {
    skill: known.name,
    description: newest?.description ?? null,
    nVersions: known.versions.length,
    tokens: newest?.tokens ?? null,
    nFiles: newest?.fileCount ?? null,
    nScripts: newest?.scriptCount ?? null,
    nTasks: new Set(places.map(({ task }) => task)).size,
    nTrials: countPlacedTrials(table, places),
    nKnown: places.reduce(
      (sum, { task, condition }) => sum + (nKnown.get(placeKey(task, condition)) ?? 0),
      0,
    ),
    ...{ nRead: reached(READ), nExecuted: reached(EXECUTED), nAlong: along.size },
    gain:
      contrast && compared.length > 0
        ? gainOnTasks(
            table,
            contrast,
            compared.map(({ task }) => task),
            uncertainty,
          ).gain
        : NO_GAIN,
  }
}

const VALUES: Record<Exclude<SkillSort, 'name'>, (row: SkillRow) => number | null> = {
  gain: ({ gain }) => gain.estimate,
  tasks: ({ nTasks }) => nTasks,
  trials: ({ nTrials }) => nTrials,
  read: ({ nRead, nKnown }) => (nKnown === 0 ? null : nRead / nKnown),
  tokens: ({ tokens }) => tokens,
  versions: ({ nVersions }) => nVersions,
}

const byName = (a: SkillRow, b: SkillRow) => (a.skill < b.skill ? -1 : 1)

/** Unknown values come last in either order; names decide between equal ones. */
const comparer = (sort: SkillSort, sign: 1 | -1) => (a: SkillRow, b: SkillRow) => {
  if (sort === 'name') return sign * byName(a, b)
  const [x, y] = [VALUES[sort](a), VALUES[sort](b)]
  if (x === null || y === null) return Number(x === null) - Number(y === null) || byName(a, b)
  return sign * (x - y) || byName(a, b)
}
