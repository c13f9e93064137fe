import { assocSpearman, type AssocSpearman } from '@/lib/stats/assoc-spearman'
import type { PrintedTable } from '@/lib/domain/printed-table'
import { readLadders, type LadderGroup } from './printed-ladders'
import { findFalls, rankStages, type Fall, type StageRanks } from './printed-stages'
import { readOveralls, type Overalls } from './printed-overalls'

/** What a variant's traces do, and how far their own verdict can be trusted. */
export interface UsageRow {
  readonly variant: string
  readonly attempts: number | null
  readonly reflections: number | null
  readonly f1Correct: number | null
  readonly f1Incorrect: number | null
  /** In percent, from the tables of results of the same source; null: not printed. */
  readonly solved: number | null
}

/** Longer answers against outcome: the same arm with a budget, and with twice of it. */
export interface LengthRow {
  readonly task: string
  readonly arms: readonly {
    readonly arm: string
    readonly before: number | null
    readonly after: number | null
    /** The difference as the source prints it, which rounds it by itself; null: not printed. */
    readonly difference: number | null
  }[]
}

export interface PrintedBehaviors {
  readonly usage: readonly UsageRow[]
  /** Rank correlation of reflections with what is solved, over variants that print both. */
  readonly reflectionsWithSolved: AssocSpearman
  readonly ladders: readonly LadderGroup[]
  readonly stages: StageRanks | null
  readonly falls: readonly Fall[]
  readonly overalls: Overalls | null
  readonly lengths: readonly LengthRow[]
  /** The tables these come from. */
  readonly tables: readonly PrintedTable[]
}

const number = (value: string | number | null | undefined) =>
  typeof value === 'number' ? value : null

/** The model and arm whose behaviour is counted: the source prints counts of its own model only. */
export const COUNTED_ARM = ['Qwen2.5-1.5B-Instruct', 'SkillFactory', 'rl'] as const

function solvedBy(tables: readonly (PrintedTable | undefined)[]): Map<string, number> {
  const found = new Map<string, number>()
  for (const table of tables) {
    const row = table?.rows.find((one) => COUNTED_ARM.every((label, at) => one[at] === label))
    table?.columns.forEach((column, at) => {
      const value = number(row?.[table.rowDims.length + at])
      if (value !== null) found.set(/^\d+arg$/.test(column) ? `Countdown-${column}` : column, value)
    })
  }
  return found
}

function readUsage(
  table: PrintedTable | undefined,
  solved: ReadonlyMap<string, number>,
): UsageRow[] {
  if (!table) return []
  const at = (name: string) => table.rowDims.length + table.columns.indexOf(name)
  return table.rows.map((row) => ({
    variant: String(row[0]),
    attempts: number(row[at('answer_attempts')]),
    reflections: number(row[at('reflections')]),
    f1Correct: number(row[at('f1_correct')]),
    f1Incorrect: number(row[at('f1_incorrect')]),
    solved: solved.get(String(row[0])) ?? null,
  }))
}

function readLengths(table: PrintedTable | undefined): LengthRow[] {
  if (!table) return []
  const arms = table.columns
    .filter((column) => column.endsWith(' std'))
    .map((one) => one.slice(0, -4))
  const value = (row: PrintedTable['rows'][number], column: string) =>
    number(row[table.rowDims.length + table.columns.indexOf(column)])
  return table.rows.map((row) => ({
    task: String(row[0]),
    arms: arms.map((arm) => ({
      arm,
      before: value(row, `${arm} std`),
      after: value(row, `${arm} BF`),
      difference: value(row, `${arm} delta`),
    })),
  }))
}

function relateReflections(usage: readonly UsageRow[]): AssocSpearman {
  const known = usage.flatMap(({ reflections, solved }) =>
    reflections === null || solved === null ? [] : [{ reflections, solved }],
  )
  return assocSpearman({
    x: known.map(({ reflections }) => reflections),
    y: known.map(({ solved }) => solved),
  })
}

/** What printed tables of a system that trains behaviours say of them; null where there are none. */
export function readPrintedBehaviors(tables: readonly PrintedTable[]): PrintedBehaviors | null {
  const byId = new Map(tables.map((table) => [table.id, table]))
  const [usage, countdown, others, stages, budgets] = [
    ...['sf.skill_usage', 'sf.countdown', 'sf.ood', 'sf.main.1_5b', 'sf.budget_forcing'],
  ].map((id) => byId.get(id))
  const used = [usage, countdown, others, stages, budgets].filter((table) => table !== undefined)
  if (used.length === 0) return null
  const rows = readUsage(usage, solvedBy([countdown, others]))
  return {
    usage: rows,
    reflectionsWithSolved: relateReflections(rows),
    ladders: countdown ? readLadders(countdown) : [],
    stages: stages ? rankStages(stages, countdown) : null,
    falls: others ? findFalls(others) : [],
    overalls: stages && others ? readOveralls(stages, others) : null,
    lengths: readLengths(budgets),
    tables: used,
  }
}
