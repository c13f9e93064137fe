import type { PrintedTable } from '@/lib/domain/printed-table'

/** One arm from the easiest variant to the hardest: what it solves, loses and keeps. */
export interface Ladder {
  readonly arm: string
  readonly stage: string
  /** In percent, by step of the ladder. */
  readonly levels: readonly (number | null)[]
  /** Percentage points below the first step. */
  readonly drops: readonly (number | null)[]
  /** Share of the first step; null where that is 0 or not printed. */
  readonly kept: readonly (number | null)[]
}

export interface LadderGroup {
  readonly model: string
  readonly steps: readonly string[]
  readonly ladders: readonly Ladder[]
}

/** The columns of a table that a source orders by difficulty. */
function stepsOf(table: PrintedTable): string[] {
  const { difficulty } = table.facts
  if (difficulty === null || typeof difficulty !== 'object' || Array.isArray(difficulty)) return []
  const levels = difficulty as Readonly<Record<string, unknown>>
  return table.columns
    .filter((column) => typeof levels[column] === 'number')
    .sort((a, b) => Number(levels[a]) - Number(levels[b]))
}

/**
 * Level, drop and retention of every arm, by model. They may disagree: an arm that solves most of the
 * easy tasks has most to lose.
 */
export function readLadders(table: PrintedTable): LadderGroup[] {
  const steps = stepsOf(table)
  const groups = new Map<string, Ladder[]>()
  for (const row of table.rows) {
    const [model, arm, stage] = row.map(String)
    const levels = steps.map((step) => {
      const value = row[table.rowDims.length + table.columns.indexOf(step)]
      return typeof value === 'number' ? value : null
    })
    const first = levels[0] ?? null
    const ladder: Ladder = {
      ...{ arm: arm!, stage: stage!, levels },
      drops: levels.map((level) => (level === null || first === null ? null : level - first)),
      kept: levels.map((level) => (level === null || !first ? null : level / first)),
    }
    groups.set(model!, [...(groups.get(model!) ?? []), ladder])
  }
  return [...groups].map(([model, ladders]) => ({ model, steps, ladders }))
}
