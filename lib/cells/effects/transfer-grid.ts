import type { PrintedTable } from '@/lib/domain/printed-table'

/** What skills that one model's runs gave did for another; a proportion. */
interface Transfer {
  readonly domain: string
  readonly learnedFrom: string
  readonly usedBy: string
  readonly base: number | null
  readonly gain: number
}

export interface TransferGrid {
  readonly table: string
  readonly learnedFrom: readonly string[]
  readonly usedBy: readonly string[]
  readonly transfers: readonly Transfer[]
}

const unique = (texts: readonly string[]) => [...new Set(texts)]

/** Where skills were learned by where they are used, of a table that names both; else null. */
export function transferGridOf(table: PrintedTable): TransferGrid | null {
  const place = (name: string) => [...table.rowDims, ...table.columns].indexOf(name)
  const [domain, target] = [place('domain'), place('target')]
  const [from, base, gain] = [place('best_extractor'), place('base'), place('best_delta')]
  if ([target, from, gain].some((at) => at < 0)) return null
  const transfers = table.rows.flatMap((row): Transfer[] => {
    const value = row[gain]
    const before = row[base]
    if (typeof value !== 'number') return []
    return [
      {
        ...{ domain: String(row[domain] ?? ''), learnedFrom: String(row[from]) },
        ...{ usedBy: String(row[target]), gain: value / 100 },
        base: typeof before === 'number' ? before / 100 : null,
      },
    ]
  })
  return {
    ...{ table: table.id, transfers },
    learnedFrom: unique(transfers.map(({ learnedFrom }) => learnedFrom)),
    usedBy: unique(transfers.map(({ usedBy }) => usedBy)),
  }
}
