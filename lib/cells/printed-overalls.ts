import type { PrintedTable } from '@/lib/domain/printed-table'

/** What a source calls "Overall": the mean of task families, or of their variants. */
export const OVERALLS = ['families', 'variants'] as const
export type Overall = (typeof OVERALLS)[number]

export interface OverallRow {
  readonly arm: string
  readonly stage: string
  /** As printed, in percent; null: the source prints none under this definition. */
  readonly printed: Readonly<Record<Overall, number | null>>
  /** The mean of what is printed beside it; null where a part of it is missing. */
  readonly computed: Readonly<Record<Overall, number | null>>
}

export interface Overalls {
  readonly model: string
  readonly rows: readonly OverallRow[]
  /** How many families and variants each mean is over. */
  readonly nOf: Readonly<Record<Overall, number>>
}

function overallOf(table: PrintedTable, labels: readonly string[]) {
  const row = table.rows.find((one) => labels.every((label, at) => one[at] === label))
  const values = row?.slice(table.rowDims.length) ?? []
  const at = table.columns.indexOf('Overall')
  const parts = values.filter((value, index) => index !== at && typeof value === 'number')
  const isWhole = row !== undefined && parts.length === table.columns.length - 1
  const printed = values[at]
  return {
    printed: typeof printed === 'number' ? printed : null,
    computed: isWhole
      ? parts.reduce<number>((sum, one) => sum + Number(one), 0) / parts.length
      : null,
  }
}

/** Both definitions side by side for the model that both tables print. */
export function readOveralls(families: PrintedTable, variants: PrintedTable): Overalls | null {
  const model = families.rows[0]?.[0]
  if (typeof model !== 'string') return null
  const labels = [...families.rows, ...variants.rows]
    .filter((row) => row[0] === model)
    .map((row) => [String(row[1]), String(row[2])] as const)
  const distinct = [...new Map(labels.map((pair) => [pair.join('\0'), pair])).values()]
  return {
    model,
    rows: distinct.map(([arm, stage]) => {
      const [first, second] = [families, variants].map((table) =>
        overallOf(table, [model, arm, stage]),
      )
      return {
        ...{ arm, stage },
        printed: { families: first!.printed, variants: second!.printed },
        computed: { families: first!.computed, variants: second!.computed },
      }
    }),
    nOf: { families: families.columns.length - 1, variants: variants.columns.length - 1 },
  }
}
