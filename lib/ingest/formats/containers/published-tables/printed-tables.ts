import { z } from 'zod'
import type { Json } from '@/lib/domain/json'
import { PROVENANCES, type PrintedTable } from '@/lib/domain/printed-table'
import type { LogProblem } from '@/lib/domain/problem'
import type { LogFile } from '@/lib/ingest/open/log-file'

const name = z.string().trim().min(1).max(500)
const optional = z.string().nullable().default(null)

/** A table of a tables.json. Its rows must have an entry for each label and each column. */
const TABLE = z
  .object({
    id: name.regex(/^[\w.-]+$/, 'letters, digits, “.”, “_” and “-” only'),
    system: name,
    title: name,
    source: name.max(2_000),
    provenance: z.enum(PROVENANCES),
    metric: name,
    unit: name,
    rowDims: z.array(name).min(1).max(8),
    columnDim: name,
    columns: z.array(name).min(1).max(200),
    rows: z
      .array(z.array(z.union([z.string(), z.number(), z.null()])))
      .min(1)
      .max(5_000),
    nPerCell: z.number().int().positive().nullable().default(null),
    notes: optional,
    facts: z
      .record(
        z.string(),
        z.custom<Json>(() => true),
      )
      .default({}),
  })
  .superRefine(({ rows, rowDims, columns }, context) => {
    const width = rowDims.length + columns.length
    const at = rows.findIndex((row) => row.length !== width)
    if (at >= 0)
      context.addIssue({
        code: 'custom',
        path: ['rows', at],
        message: `${rows[at]!.length} entries where the dimensions and columns make ${width}`,
      })
  })

const DELIVERY = z.object({ tables: z.array(z.unknown()) })

const nothing = (file: LogFile, code: LogProblem['code'], detail: string) => ({
  tables: [],
  problems: [{ code, file: file.path, detail }],
})

const saysWhy = (at: number, { issues }: z.ZodError) => {
  const [first] = issues
  const place = first?.path.join('.') ?? ''
  return `table ${at + 1}${place && `, ${place}`}: ${first?.message ?? 'not valid'}`.slice(0, 300)
}

/** The tables of a tables.json; one that is not valid, or whose id was there before, is a problem and left out. */
export async function readPrintedTables(
  file: LogFile,
): Promise<{ tables: PrintedTable[]; problems: LogProblem[] }> {
  let value: unknown
  try {
    value = JSON.parse((await file.read()).toString('utf8').replace(/^\ufeff/, ''))
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
    return nothing(file, 'invalid_json', error.message.slice(0, 200))
  }
  const delivery = DELIVERY.safeParse(value)
  if (!delivery.success) return nothing(file, 'unexpected_shape', 'no list of tables')
  const tables = new Map<string, PrintedTable>()
  const problems: LogProblem[] = []
  for (const [at, raw] of delivery.data.tables.entries()) {
    const table = TABLE.safeParse(raw)
    const detail = !table.success
      ? saysWhy(at, table.error)
      : tables.has(table.data.id)
        ? `table ${at + 1}: the id ${table.data.id} is there twice`
        : null
    if (detail !== null) problems.push({ code: 'table_invalid', file: file.path, detail })
    else if (table.success) tables.set(table.data.id, table.data)
  }
  return { tables: [...tables.values()], problems }
}
