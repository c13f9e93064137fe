import { notExcluded } from '@/lib/analysis/not-excluded'
import type { Db } from '@/db/open-database'
import { createRecent } from '@/lib/analysis/recent'
import { tallyBehaviors, type BehaviorGroup, type CellTally } from '@/lib/cells/behavior-tally'
import {
  addVerdicts,
  BEHAVIORS,
  DETECTORS_VERSION,
  NO_VERDICTS,
  type Behavior,
  type BehaviorCounts,
  type TraceCounts,
} from '@/lib/domain/behavior'

/** Where a trial of a condition shows a behaviour: what finds one by the index. */
export interface ExamplePlace {
  readonly behavior: Behavior
  readonly taskId: number
  readonly configurationId: number
  readonly conditionId: number
  /** The counts of the trial as they are stored. */
  readonly stored: string
}

/** Tagged traces of one task by one configuration in one condition. */
export interface TraceTally extends TraceCounts {
  readonly taskId: number
  readonly configurationId: number
  readonly conditionId: number
  readonly nTrials: number
}

export interface LoadedBehaviors {
  readonly cells: readonly CellTally[]
  readonly traces: readonly TraceTally[]
  readonly examples: readonly ExamplePlace[]
  /** Trials whose steps were looked through, and those of them by other detectors than these. */
  readonly nLooked: number
  readonly nByOthers: number
  /** Trials with steps that were stored before any detector looked. */
  readonly nNotLooked: number
}

/** Tasks whose groups are read at once: a group may be a single trial. */
const TASKS_AT_ONCE = 500
const EXAMPLES = 3

// In the order of the index, so that nothing is sorted, and as one JSON text: the driver takes longer
// for a row than SQLite. `stored` repeats: trials that show the same share one text.
const GROUPS = `
  SELECT json_group_array(json_array(task_id, configuration_id, condition_id, stored, n, rewarded, passed)) AS groups
  FROM (SELECT task_id, configuration_id, condition_id, behaviors AS stored, count(*) AS n,
      count(reward) AS rewarded, coalesce(sum(reward >= 1), 0) AS passed
    FROM trial
    WHERE experiment_id = ?1 AND is_live = 1 AND behaviors IS NOT NULL AND task_id >= ?2 AND task_id < ?3
      AND ${notExcluded('trial.id', '?1')}
    GROUP BY task_id, configuration_id, condition_id, behaviors)`

// A trial with steps says what it did with skills, so that the index of facts tells.
const WITH_STEPS = `
  SELECT count(skill_use) AS n, min(task_id) AS first, max(task_id) AS last
  FROM trial WHERE experiment_id = ?1 AND is_live = 1 AND ${notExcluded('trial.id', '?1')}`

type PackedGroup = readonly [
  ...[taskId: number, configurationId: number, conditionId: number, stored: string],
  ...[n: number, nRewarded: number, nPassed: number],
]

async function readGroups(db: Db, experimentId: number) {
  const bounds = await db.$client.execute({ sql: WITH_STEPS, args: [experimentId] })
  const { n, first, last } = bounds.rows[0]!
  const groups: PackedGroup[] = []
  for (let from = Number(first ?? 1); from <= Number(last ?? 0); from += TASKS_AT_ONCE) {
    const args = [experimentId, from, from + TASKS_AT_ONCE]
    const { rows } = await db.$client.execute({ sql: GROUPS, args })
    // The statement above makes the shape.
    for (const group of JSON.parse(String(rows[0]!.groups)) as PackedGroup[]) groups.push(group)
  }
  return { groups, nWithSteps: Number(n) }
}

async function load(db: Db, experimentId: number): Promise<LoadedBehaviors> {
  const { groups: packed, nWithSteps } = await readGroups(db, experimentId)
  const parsed = new Map<string, BehaviorCounts>()
  const countsOf = (stored: string): BehaviorCounts => {
    // Written by the import, through the type.
    const counts = parsed.get(stored) ?? (JSON.parse(stored) as BehaviorCounts)
    parsed.set(stored, counts)
    return counts
  }
  const groups = packed.map(
    ([taskId, configurationId, conditionId, stored, n, nRewarded, nPassed]): BehaviorGroup => ({
      ...{ taskId, configurationId, conditionId, n, nRewarded, nPassed },
      counts: countsOf(stored),
    }),
  )
  const sumOf = (some: readonly BehaviorGroup[]) => some.reduce((sum, { n }) => sum + n, 0)
  const nLooked = sumOf(groups)
  return {
    cells: tallyBehaviors(groups),
    traces: tallyTraces(groups),
    examples: findExamples(packed, countsOf),
    nLooked,
    nByOthers: sumOf(groups.filter(({ counts }) => counts.version !== DETECTORS_VERSION)),
    nNotLooked: Math.max(0, nWithSteps - nLooked),
  }
}

function tallyTraces(groups: readonly BehaviorGroup[]): TraceTally[] {
  const found = new Map<string, TraceTally>()
  for (const { taskId, configurationId, conditionId, counts, n } of groups) {
    if (!counts.trace) continue
    const key = `${taskId} ${configurationId} ${conditionId}`
    const before = found.get(key)
    const { attempts, reflections, verdicts } = counts.trace
    let sum = before?.verdicts ?? NO_VERDICTS
    for (let trial = 0; trial < n; trial++) sum = addVerdicts(sum, verdicts)
    found.set(key, {
      ...{ taskId, configurationId, conditionId, nTrials: (before?.nTrials ?? 0) + n },
      attempts: (before?.attempts ?? 0) + attempts * n,
      reflections: (before?.reflections ?? 0) + reflections * n,
      verdicts: sum,
    })
  }
  return [...found.values()]
}

/** The first few places a behaviour and condition. */
function findExamples(
  groups: readonly PackedGroup[],
  countsOf: (stored: string) => BehaviorCounts,
): ExamplePlace[] {
  const taken = new Map<string, number>()
  const places: ExamplePlace[] = []
  for (const [taskId, configurationId, conditionId, stored] of groups) {
    const { counts } = countsOf(stored)
    for (const behavior of BEHAVIORS) {
      const key = `${behavior} ${conditionId}`
      if ((counts[behavior] ?? 0) === 0 || (taken.get(key) ?? 0) >= EXAMPLES) continue
      taken.set(key, (taken.get(key) ?? 0) + 1)
      places.push({ behavior, taskId, configurationId, conditionId, stored })
    }
  }
  return places
}

const recent = createRecent<LoadedBehaviors>(4)

/** Behaviours of all trials of an experiment by cell, kept until its data changes. */
export const loadBehaviors = (
  db: Db,
  { id, dataVersion }: { readonly id: number; readonly dataVersion: number },
): Promise<LoadedBehaviors> => recent(db, `${id} ${dataVersion}`, () => load(db, id))
