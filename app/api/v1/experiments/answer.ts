import { csvText, type CsvColumns } from './csv-text'

/** An error as every endpoint here says it. */
export const errorAnswer = (status: number, code: string, message: string) =>
  Response.json({ error: { code, message } }, { status })

export const noExperiment = () =>
  errorAnswer(404, 'experiment_not_found', 'No experiment has this slug.')

/** Whether a request asks for CSV. */
export const wantsCsv = (request: Request): boolean =>
  new URL(request.url).searchParams.get('format') === 'csv'

/** Rows as a CSV file. */
export function csvAnswer<Row>(
  fileName: string,
  columns: CsvColumns<Row>,
  rows: readonly Row[],
): Response {
  return new Response(csvText(columns, rows), {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="${fileName.replace(/[^\w.-]+/g, '-')}.csv"`,
    },
  })
}

const DEFAULT_LIMIT = 100
const MOST = 1000

/** Rows to answer: `limit`, 1 to 1,000; nonsense falls to 100. */
export function limitOf(request: Request): number {
  const asked = Number(new URL(request.url).searchParams.get('limit') ?? DEFAULT_LIMIT)
  return Number.isInteger(asked) && asked > 0 ? Math.min(asked, MOST) : DEFAULT_LIMIT
}

export const cursorOf = (request: Request): string | null =>
  new URL(request.url).searchParams.get('cursor')

/** A cursor that is a place in a list; nonsense is its start. */
export function offsetOf(request: Request): number {
  const offset = Number(cursorOf(request) ?? 0)
  return Number.isSafeInteger(offset) && offset > 0 ? offset : 0
}
