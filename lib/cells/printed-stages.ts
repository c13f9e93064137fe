import type { PrintedTable } from '@/lib/domain/printed-table'

export const STAGES = ['base', 'sft', 'rl'] as const

/** An arm at a stage of training: its value in percent and its rank among those printed, 1 the best. */
export interface StagePoint {
  readonly value: number
  readonly rank: number
}

export interface StageLine {
  readonly arm: string
  /** By stage; null: not printed, or the arm has no such stage. */
  readonly points: readonly (StagePoint | null)[]
}

export interface StageRanks {
  readonly model: string
  readonly column: string
  readonly base: number | null
  readonly lines: readonly StageLine[]
  /** Arms that the table does not print after RL, with what another table of the source prints of them. */
  readonly rlElsewhere: readonly { readonly arm: string; readonly value: number }[]
}

const valueAt = (table: PrintedTable, row: PrintedTable['rows'][number], column: number) => {
  const value = row[table.rowDims.length + column]
  return typeof value === 'number' ? value : null
}

/**
 * Arms by rank after each stage, in the first column of the table. `other` prints the same in parts and
 * calls their mean Overall.
 */
export function rankStages(table: PrintedTable, other?: PrintedTable): StageRanks | null {
  const [first] = table.rows
  const [column] = table.columns
  if (!first || column === undefined) return null
  const model = String(first[0])
  const rows = table.rows.filter((row) => row[0] === model)
  const base = rows.find((row) => row[2] === 'base')
  const arms = [...new Set(rows.filter((row) => row !== base).map((row) => String(row[1])))]
  const valueOf = (arm: string, stage: string) => {
    const row = rows.find((one) => one[1] === arm && one[2] === stage)
    return row ? valueAt(table, row, 0) : null
  }
  const lines = arms.map((arm): StageLine => ({
    arm,
    points: STAGES.map((stage) => {
      const value = valueOf(arm, stage)
      if (value === null) return null
      const better = arms.filter((other) => (valueOf(other, stage) ?? -1) > value)
      return { value, rank: better.length + 1 }
    }),
  }))
  const missing = lines.filter(({ points }) => points.at(-1) === null)
  const rlElsewhere = missing.flatMap(({ arm }) => {
    const row = other?.rows.find((one) => one[0] === model && one[1] === arm && one[2] === 'rl')
    const value = row && other ? valueAt(other, row, other.columns.indexOf('Overall')) : null
    return value === null ? [] : [{ arm, value }]
  })
  return { model, column, base: base ? valueAt(table, base, 0) : null, lines, rlElsewhere }
}

/** A task on which training lost at least so many points against the base model. */
export interface Fall {
  readonly model: string
  readonly arm: string
  readonly task: string
  readonly before: number
  readonly after: number
}

export const FALL_POINTS = 15

/** Where an arm after its last stage lies far below its base model, the deepest first. */
export function findFalls(table: PrintedTable): Fall[] {
  const falls = table.rows.flatMap((row) => {
    const [model, arm, stage] = row.map(String)
    const base = table.rows.find((one) => one[0] === model && one[2] === 'base')
    if (stage !== 'rl' || !base) return []
    return table.columns.flatMap((task, at): Fall[] => {
      const before = valueAt(table, base, at)
      const after = valueAt(table, row, at)
      // The mean of all is no task.
      if (task === 'Overall' || before === null || after === null) return []
      return before - after >= FALL_POINTS - 1e-9
        ? [{ model: model!, arm: arm!, task, before, after }]
        : []
    })
  })
  return falls.sort((a, b) => a.after - a.before - (b.after - b.before))
}
