import type { Db } from '@/db/open-database'
import type { CellTable } from '@/lib/cells/cell-table'
import { chooseOffer } from '@/lib/cells/offered-sizes'
import { isFromFolder } from '@/lib/domain/condition'

/** A version of a skill that a condition offers a task: indices into the table, and the row's id. */
export interface PlacedVersion {
  readonly task: number
  readonly condition: number
  readonly versionId: number
}

interface TaskOffer {
  readonly conditionId: number | null
  readonly setId: number
  readonly isGiven: boolean
}

// As JSON: reading a row each costs ten times as much on this driver.
const OFFERS = `
  SELECT json_group_array(json_array(o.task_id, o.condition_id, o.set_id, s.condition_key IS NOT NULL)) AS rows
  FROM offered_skill_set o JOIN skill_set s ON s.id = o.set_id JOIN task t ON t.id = o.task_id
  WHERE t.experiment_id = ?`
const VERSIONS = `
  SELECT json_group_array(json_array(sv.set_id, sv.version_id)) AS rows
  FROM skill_set_version sv JOIN skill_version v ON v.id = sv.version_id
  JOIN skill k ON k.id = v.skill_id WHERE k.experiment_id = ?`

type OfferRow = [task: number, condition: number | null, set: number, isGiven: 0 | 1]
type VersionRow = [set: number, version: number]

async function readRows<Row>(db: Db, sql: string, experimentId: number): Promise<readonly Row[]> {
  const { rows } = await db.$client.execute({ sql, args: [experimentId] })
  // The statements above make the shapes.
  return JSON.parse(String(rows[0]!.rows)) as Row[]
}

const groupBy = <Row, Key, Value>(
  rows: readonly Row[],
  keyOf: (row: Row) => Key,
  valueOf: (row: Row) => Value,
): Map<Key, Value[]> => {
  const groups = new Map<Key, Value[]>()
  for (const row of rows) {
    const group = groups.get(keyOf(row))
    if (group) group.push(valueOf(row))
    else groups.set(keyOf(row), [valueOf(row)])
  }
  return groups
}

/**
 * Every version that a condition of an experiment offers a task. Self-written skills count only where a
 * person gave them for the condition: a folder does not say what an agent wrote.
 */
export async function readSkillOffers(
  db: Db,
  experimentId: number,
  table: CellTable,
): Promise<readonly PlacedVersion[]> {
  const [offerRows, versionRows] = await Promise.all([
    readRows<OfferRow>(db, OFFERS, experimentId),
    readRows<VersionRow>(db, VERSIONS, experimentId),
  ])
  const offers = groupBy(
    offerRows,
    ([task]) => task,
    ([, conditionId, setId, isGiven]): TaskOffer => ({
      ...{ conditionId, setId, isGiven: isGiven === 1 },
    }),
  )
  const versions = groupBy(
    versionRows,
    ([set]) => set,
    ([, version]) => version,
  )
  return table.tasks.flatMap(({ id }, task) =>
    table.conditions.flatMap(({ id: conditionId, kind }, condition): PlacedVersion[] => {
      if (kind === 'no_skills' || kind === 'unknown') return []
      const offer = chooseOffer(offers.get(id) ?? [], conditionId)
      if (!offer || !(isFromFolder(kind) || offer.isGiven)) return []
      return (versions.get(offer.setId) ?? []).map((versionId) => ({ task, condition, versionId }))
    }),
  )
}
