import type { Db } from '@/db/open-database'
import { gainOnTasks } from '@/lib/cells/skill-effect'
import { pairFiles, type FilePair } from '@/lib/diff/pair-files'
import type { Gain } from '@/lib/domain/gain'
import type { OpenExperiment } from '@/lib/analysis/experiment/get-experiment'
import type { Uncertainty } from '@/lib/domain/uncertainty'
import { placesOf, type KnownSkill, type SkillPlace } from './load-skills'
import { readSkillFiles } from './read-skill-files'

/** Which two versions a link names: content hashes or their beginnings. */
interface VersionsAsked {
  readonly left: string | null
  readonly right: string | null
  readonly uncertainty: Uncertainty
}

/** Two versions side by side. */
export interface SkillVersionDiff {
  readonly left: string
  readonly right: string
  readonly files: readonly FilePair[]
  /** Right against left, where two conditions offered them on common tasks. */
  readonly gain: Gain | null
  /** Those two conditions, and which other skills one of them offers beside and the other does not. */
  readonly conditions: { readonly left: string; readonly right: string } | null
  readonly onlyLeft: readonly string[]
  readonly onlyRight: readonly string[]
  /** Other skills that both offer on these tasks, in another version. */
  readonly rewritten: readonly string[]
  readonly nUp: number
  readonly nDown: number
}

export const findVersion = ({ versions }: KnownSkill, hash: string | null) =>
  hash ? versions.find(({ contentHash }) => contentHash.startsWith(hash)) : undefined

export const tasksUnder = (places: readonly SkillPlace[], condition: number): number[] =>
  places.filter((place) => place.condition === condition).map(({ task }) => task)

/** The two versions that the link names; null where it names none that are here. */
export async function diffVersions(
  db: Db,
  { table, contrast }: OpenExperiment,
  known: KnownSkill,
  question: VersionsAsked,
  all: readonly KnownSkill[],
): Promise<SkillVersionDiff | null> {
  const [left, right] = [findVersion(known, question.left), findVersion(known, question.right)]
  if (!left || !right) return null
  const files = await readSkillFiles(db, [left.versionId, right.versionId])
  const places = placesOf(known)
  const rounds = table.conditions.map(({ round }) => round)
  const pair = contrast && findConditions(places, rounds, left.versionId, right.versionId)
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
    ...(pair
      ? {
          conditions: {
            left: table.conditions[pair.left]!.key,
            right: table.conditions[pair.right]!.key,
          },
          ...compareAlong(all, known.name, pair),
        }
      : { conditions: null, onlyLeft: [], onlyRight: [], rewritten: [] }),
    nUp: found?.nUp ?? 0,
    nDown: found?.nDown ?? 0,
  }
}

type ConditionPair = NonNullable<ReturnType<typeof findConditions>>

/** What changed between two conditions beside the skill itself, on their common tasks. */
function compareAlong(
  all: readonly KnownSkill[],
  name: string,
  { left, right, tasks }: ConditionPair,
): Pick<SkillVersionDiff, 'onlyLeft' | 'onlyRight' | 'rewritten'> {
  const found = { onlyLeft: [] as string[], onlyRight: [] as string[], rewritten: [] as string[] }
  const common = new Set(tasks)
  for (const skill of all) {
    if (skill.name === name) continue
    const under = (of: number) =>
      placesOf(skill).filter(({ task, condition }) => condition === of && common.has(task))
    const [lefts, rights] = [under(left), under(right)]
    if (lefts.length === 0 && rights.length === 0) continue
    if (rights.length === 0) found.onlyLeft.push(skill.name)
    else if (lefts.length === 0) found.onlyRight.push(skill.name)
    else if (versionsOf(lefts) !== versionsOf(rights)) found.rewritten.push(skill.name)
  }
  return found
}

const versionsOf = (places: readonly SkillPlace[]) =>
  [...new Set(places.flatMap(({ versionIds }) => versionIds))].sort((a, b) => a - b).join()

/**
 * The two conditions that offered two versions on the most common tasks; of several such pairs the rounds
 * nearest to each other, not those that differ most.
 */
export function findConditions(
  places: readonly SkillPlace[],
  rounds: readonly (number | null)[],
  left: number,
  right: number,
) {
  const apart = (pair: { left: number; right: number }) => {
    const [one, two] = [rounds[pair.left] ?? null, rounds[pair.right] ?? null]
    return one === null || two === null ? Infinity : Math.abs(one - two)
  }
  const of = (id: number) => places.filter(({ versionIds }) => versionIds.includes(id))
  const [lefts, rights] = [of(left), of(right)]
  const pairs = [...new Set(lefts.map(({ condition }) => condition))].flatMap((one) =>
    [...new Set(rights.map(({ condition }) => condition))].flatMap((two) => {
      if (one === two) return []
      const tasks = tasksUnder(lefts, one).filter((task) => tasksUnder(rights, two).includes(task))
      return [{ left: one, right: two, tasks }]
    }),
  )
  const isNearer = (a: (typeof pairs)[number], b: (typeof pairs)[number]) =>
    apart(a) === apart(b) ? 0 : apart(a) - apart(b)
  return pairs.sort((a, b) => b.tasks.length - a.tasks.length || isNearer(a, b))[0] ?? null
}
