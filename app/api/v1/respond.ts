type Value = string | number | boolean | null | undefined

// Text of logs that a spreadsheet would run as a formula gets a quote in front, as OWASP advises: also
// behind a tab or line end, and by the full-width signs that some take for the plain ones.
const asText = (value: string) => (/^[=+\-@\t\r\n＝＋－＠]/.test(value) ? `'${value}` : value)

function csvCell(value: Value): string {
  if (value === null || value === undefined) return ''
  const text = typeof value === 'string' ? asText(value) : String(value)
  return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/** Rows as CSV with a header; null is an empty field, numbers are as exact as they are. */
export function csvText<Row extends Readonly<Record<string, Value>>>(
  columns: readonly (keyof Row & string)[],
  rows: readonly Row[],
): string {
  const lines = rows.map((row) => columns.map((name) => csvCell(row[name])).join(','))
  return `${[columns.join(','), ...lines].join('\r\n')}\r\n`
}

/** The same as a file to save. */
export const csvResponse = <Row extends Readonly<Record<string, Value>>>(
  fileName: string,
  columns: readonly (keyof Row & string)[],
  rows: readonly Row[],
): Response =>
  new Response(csvText(columns, rows), {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="${fileName.replace(/[^\w.-]+/g, '-')}"`,
      ...NOT_KEPT,
    },
  })

/** An answer that nobody keeps: another question in its place may have another answer. */
export const NOT_KEPT = { 'cache-control': 'no-store' } as const

/** JSON in which what is infinite says so; JSON itself would make it null, which means unknown. */
export function jsonResponse(value: unknown): Response {
  const text = JSON.stringify(value, (_key, one: unknown) =>
    one === Infinity ? 'Infinity' : one === -Infinity ? '-Infinity' : one,
  )
  return new Response(text, { headers: { 'content-type': 'application/json', ...NOT_KEPT } })
}

/** An error: a code for programs, a sentence for people. */
export const errorResponse = (status: number, code: string, message: string): Response =>
  Response.json({ error: { code, message } }, { status, headers: NOT_KEPT })

export const noExperiment = (): Response =>
  errorResponse(404, 'experiment_not_found', 'No experiment has this slug.')

export const noTrial = (): Response =>
  errorResponse(404, 'trial_not_found', 'No trial has this id.')

/** Whether a request asks for the table instead of JSON. */
export const isCsvAsked = (request: Request): boolean =>
  new URL(request.url).searchParams.get('format') === 'csv'
